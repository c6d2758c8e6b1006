import { createHash, randomUUID } from "node:crypto";
import { assign } from "../briefing/cluster.ts";
import type { Store } from "../store/store.ts";
import type { Story } from "./story.ts";

// How far back an event may begin that a new story still belongs to.
const eventMs = 72 * 60 * 60 * 1000;

/**
 * How one round takes stories into the store, each under the event that it tells: a known one, or a new one of its own. A
 * story that came before (the same address, or the same headline from the same source) is left alone. The recent events
 * are read once in a round, by the first story that is new.
 */
export function takeIn(store: Store, now: number): (stories: readonly Story[]) => Promise<void> {
  const load = async () =>
    (await store.stories.since(now - eventMs)).map(({ id, stories }) => ({ id, stories: [...stories] }));
  let recent: ReturnType<typeof load> | undefined;

  return async (stories) => {
    const arrivals = new Map(stories.map((story) => [storyId(story), story]));
    const fresh = await store.stories.unknown([...arrivals.keys()], now);
    if (fresh.size === 0) return;
    const events = await (recent ??= load());
    for (const id of fresh) {
      const story = arrivals.get(id);
      if (!story) continue;
      const index = assign(
        story,
        events.map(({ stories: told }) => told),
      );
      const known = index === undefined ? undefined : events[index];
      const event = known ?? { id: randomUUID(), stories: [] };
      // Before anything is waited for: a story that comes meanwhile must find it.
      if (!known) events.push(event);
      event.stories.push(story);
      await store.stories.add({ id, story }, event.id, now);
    }
  };
}

function storyId({ url, source, title }: Story): string {
  return createHash("sha256")
    .update(url ?? JSON.stringify([source, title]))
    .digest("hex")
    .slice(0, 32);
}
