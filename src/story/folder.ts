import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { readStories } from "./read-story.ts";
import type { Story } from "./story.ts";

// A story that a person wrote is a few thousand characters; a saved page or a feed, at most a few megabytes.
const mostBytes = 5 * 1024 * 1024;

/** A file that gave no story, and why. */
export type Unread = { readonly file: string; readonly reason: string };

/**
 * The stories in a folder's files: plain text, Markdown, HTML pages, feeds. `seen` remembers each file's time of change
 * between two calls, so that only new and changed files are read. A folder that is not there has no stories.
 */
export async function readFolder(
  folder: string,
  seen: Map<string, number>,
): Promise<{ stories: Story[]; unread: Unread[] }> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const stories: Story[] = [];
  const unread: Unread[] = [];
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (name.startsWith(".") || seen.get(path) === mtimeMs) continue;
    seen.set(path, mtimeMs);
    const read = await readStoryFile(path);
    if ("reason" in read) unread.push({ file: name, reason: read.reason });
    else stories.push(...read.stories);
  }
  return { stories, unread };
}

/**
 * The stories of one file, or why there are none. A file named like `harbour-wire.ferry.txt` tells by its first word who
 * its source is, where the story itself does not say.
 */
export async function readStoryFile(path: string): Promise<{ stories: Story[] } | { reason: string }> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return { reason: `larger than ${mostBytes / 1024 / 1024} MB` };
    const stories = readStories(await readFile(path), { url: path });
    return { stories: stories.map((story) => ({ ...story, source: story.source || sourceOf(basename(path)) })) };
  } catch (error) {
    return { reason: error instanceof Error ? plain(error) : String(error) };
  }
}

function plain(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such file";
  if (error.code === "EISDIR") return "this is a folder, not a file";
  if (error.code === "EACCES") return "not allowed to read it";
  return error.message;
}

/** "harbour-wire.ferry.txt" is from "Harbour Wire"; a name of one word says nothing. */
function sourceOf(name: string): string {
  const [first = "", ...rest] = name.split(".");
  if (rest.length < 2) return "";
  return first
    .split(/[-_]/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
