import { readStoryFile } from "./story/folder.ts";
import { fetchUrl } from "./story/fetch.ts";
import { readStories } from "./story/read-story.ts";
import type { Story } from "./story/story.ts";

/** What one input gave: its stories, or one line that says why there are none. */
export type Input = { readonly name: string } & ({ readonly stories: readonly Story[] } | { readonly reason: string });

/** Reads files and web addresses, each for itself, in order. `allow`: private hosts that may be fetched from. */
export function readInputs(names: readonly string[], allow: readonly string[]): Promise<Input[]> {
  return Promise.all(
    names.map(async (name) => ({
      name,
      ...(await (/^https?:\/\//iu.test(name) ? readAddress(name, allow) : readStoryFile(name))),
    })),
  );
}

async function readAddress(url: string, allow: readonly string[]): Promise<{ stories: Story[] } | { reason: string }> {
  const answer = await fetchUrl(url, { allow });
  if (answer.kind === "failed") return { reason: answer.reason };
  if (answer.kind === "unchanged") return { reason: "the server says that it has not changed" };
  try {
    return {
      stories: readStories(answer.bytes, { url: answer.url, ...(answer.type !== undefined && { type: answer.type }) }),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
