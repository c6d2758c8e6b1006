import type { Log } from "../adapter.ts";
import type { Source } from "../store/sources.ts";
import type { Store } from "../store/store.ts";
import { fetchUrl } from "./fetch.ts";
import { readFolder } from "./folder.ts";
import type { Fingerprint } from "./clean/recurring.ts";
import { NotAFeed } from "./feed/read-feed.ts";
import { feedStories, type Origin } from "./read-story.ts";
import type { Story } from "./story.ts";
import { createTakeIn } from "./take-in.ts";

const quarterHour = 15 * 60_000;
const day = 24 * 60 * 60_000;
// Hosts at the same time; one host gets one request at a time.
const hostsAtOnce = 8;

/** Where stories come from: the sources in the store, and folders on this machine. */
export type Gathering = {
  readonly store: Store;
  readonly folders: readonly string[];
  readonly allow: readonly string[];
  readonly now: () => number;
  readonly log: Log;
};

/**
 * Makes the gathering round: `folders` reads what is new in the folders, `all` also fetches the sources that are due. A
 * source that fails is tried again after 15 minutes, then half an hour, an hour …, a day at most; it never holds up the
 * others.
 */
export function createGather({
  store,
  folders,
  allow,
  now,
  log,
}: Gathering): Record<"folders" | "all", () => Promise<void>> {
  const seen = new Map<string, number>();
  const take = createTakeIn(store);
  return { folders: readFolders, all: () => readFolders().then(fetchSources) };

  async function readFolders(): Promise<void> {
    for (const folder of folders) {
      const { stories, unread } = await readFolder(folder, seen);
      for (const { file, reason } of unread) log.warn({ file, reason }, "A file gave no story.");
      await take(stories, now());
    }
  }

  async function fetchSources(): Promise<void> {
    const hosts = Map.groupBy(await store.sources.due(now()), ({ url }) => new URL(url).host).values();
    // Several workers draw from one iterator: each host is handled by one of them, its sources in turn.
    await Promise.all(
      Array.from({ length: hostsAtOnce }, async () => {
        for (const sources of hosts) for (const source of sources) await fetchSource(source);
      }),
    );
  }

  async function fetchSource(source: Source): Promise<void> {
    const answer = await fetchUrl(source.url, {
      allow,
      ...(source.etag !== undefined && { etag: source.etag }),
      ...(source.lastModified !== undefined && { lastModified: source.lastModified }),
    });
    switch (answer.kind) {
      case "unchanged":
        return store.sources.fetched(source.url, { ...source, dueAt: now() + quarterHour, failures: 0 });
      case "failed":
        return failed(source, answer.reason, answer.retryAfterMs);
      case "ok": {
        const read = readEntries(answer.bytes, answer, source, await store.sources.lines(source.url));
        if ("reason" in read) return failed(source, read.reason);
        await take(read.stories, now());
        const { lines } = read;
        return store.sources.fetched(source.url, { ...answer, lines, dueAt: now() + quarterHour, failures: 0 });
      }
    }
  }

  async function failed(source: Source, reason: string, retryAfterMs = 0): Promise<void> {
    const failures = source.failures + 1;
    const wait = Math.min(Math.max(quarterHour * 2 ** source.failures, retryAfterMs), day);
    log.warn({ source: source.url, reason, failures }, "A source could not be read.");
    await store.sources.fetched(source.url, { dueAt: now() + wait, failures });
  }
}

function readEntries(
  bytes: Uint8Array,
  origin: Origin,
  { title, topics, weight }: Source,
  earlier: readonly Fingerprint[],
): { stories: Story[]; lines: readonly Fingerprint[] } | { reason: string } {
  try {
    const { stories, lines } = feedStories(bytes, origin, earlier);
    return { stories: stories.map((story) => ({ ...story, source: title || story.source, topics, weight })), lines };
  } catch (error) {
    if (error instanceof NotAFeed) return { reason: error.message };
    throw error;
  }
}
