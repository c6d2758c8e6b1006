import { createHash, randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { createEventIndex } from "../briefing/events/event-index.ts";
import { updateOf } from "../briefing/events/update.ts";
import { digestOf, type Arrival } from "../store/stories.ts";
import type { Store } from "../store/store.ts";
import { correctionIn } from "./correction.ts";
import type { Story } from "./story.ts";

const minute = 60_000;
// How far back an event may have been told last that a new story still belongs to.
const eventMs = 72 * 60 * minute;
// How late a story of another process may show that bears the time at which its writing began; clocks differ, too.
const lateMs = 10 * minute;

/**
 * Takes stories into the store, each under the event that it tells: a recent one, or a new one of its own; what a new story
 * shows to belong elsewhere is moved. A story that came before (the same address, or the same headline from the same source)
 * and reads otherwise now is revised. The recent events are read once; from then on only what came since, for other processes
 * may share the store. `now` is UTC milliseconds.
 */
export function createTakeIn(store: Store): (stories: readonly Story[], now: number) => Promise<void> {
  let index = createEventIndex();
  /** When the stories came that are in the index, by their ids. */
  const indexed = new Map<string, number>();
  let readTo = -Infinity;
  let last: Promise<void> = Promise.resolve();

  return (stories, now) => {
    // One after the other: two at once would each put in place what the other does not know of.
    const run = last.then(() => takeIn(stories, now));
    last = run.catch(() => {});
    return run;
  };

  async function takeIn(stories: readonly Story[], now: number): Promise<void> {
    const arrivals = new Map(stories.map((story) => [storyId(story), story]));
    const known = await store.stories.known([...arrivals.keys()], now);
    for (const [id, { event, digest }] of known) {
      const story = arrivals.get(id);
      if (story && digestOf(story) !== digest) await revise({ id, story }, event, now);
    }
    if (arrivals.size === known.size) return;
    try {
      await catchUp(now);
      const unknown = Array.from(arrivals, ([id, story]) => ({ ...story, id })).filter(
        ({ id }) => !known.has(id) && !indexed.has(id),
      );
      for (const { story, event, moves } of index.place(unknown, now, randomUUID)) {
        await store.stories.add({ id: story.id, story }, event, now, moves);
        indexed.set(story.id, now);
        // Hundreds may come at once, and take seconds, in which others must have their turn.
        await setImmediate();
      }
    } catch (error) {
      // The index knows more than the store: it is read anew.
      index = createEventIndex();
      indexed.clear();
      readTo = -Infinity;
      throw error;
    }
  }

  /** A source has told a story anew: a correction goes to who was told, what is materially new is news, the rest is mended. */
  async function revise({ id, story }: Arrival, event: string, now: number): Promise<void> {
    const before = await store.stories.versions(id);
    const last = before.at(-1);
    const kind = last && correctionIn(last, story);
    const asNew = kind === undefined && updateOf(before, [{ ...story, publishedAt: now }]) !== undefined;
    await store.stories.revise({ id, story }, event, asNew, now);
    if (kind) await store.corrections.add({ event, story, kind }, now);
  }

  async function catchUp(now: number): Promise<void> {
    index.forget(now - eventMs);
    for (const [id, at] of indexed) {
      if (at >= now - eventMs) break;
      indexed.delete(id);
    }
    const since = Math.max(readTo - lateMs, now - eventMs);
    for (const [i, { id, event, at, ...story }] of (await store.stories.arrivedSince(since)).entries()) {
      // Fifty thousand take some seconds, in which others must have their turn.
      if (i % 200 === 199) await setImmediate();
      if (indexed.has(id)) continue;
      indexed.set(id, at);
      index.add({ ...story, id }, event, at);
    }
    readTo = now;
  }
}

function storyId({ url, source, title }: Story): string {
  return createHash("sha256")
    .update(url ?? JSON.stringify([source, title]))
    .digest("hex")
    .slice(0, 32);
}
