import { createHash, randomUUID } from "node:crypto";
import { assign } from "../briefing/cluster.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "./story.ts";

// How far back an event may begin that a new story still belongs to.
const eventMs = 72 * 60 * 60 * 1000;

/**
 * Takes stories into the store, each under the event that it tells: a known one, or a new one of its own. A story that
 * came before (the same address, or the same headline from the same source) is left alone. Returns how many were new.
 */
export async function takeIn(store: Store, stories: readonly Story[], now: number): Promise<number> {
  const arrivals = new Map(stories.map((story) => [storyId(story), story]));
  const fresh = await store.stories.unknown([...arrivals.keys()], now);
  if (fresh.size === 0) return 0;
  const events = (await store.stories.since(now - eventMs)).map(({ id, stories: told }) => ({
    id,
    stories: [...told],
  }));
  for (const id of fresh) {
    const story = arrivals.get(id);
    if (!story) continue;
    const index = assign(
      story,
      events.map(({ stories: told }) => told),
    );
    const event = (index === undefined ? undefined : events[index]) ?? { id: randomUUID(), stories: [] };
    if (index === undefined) events.push(event);
    event.stories.push(story);
    await store.stories.add({ id, story }, event.id, now);
  }
  return fresh.size;
}

function storyId({ url, source, title }: Story): string {
  return createHash("sha256")
    .update(url ?? JSON.stringify([source, title]))
    .digest("hex")
    .slice(0, 32);
}
