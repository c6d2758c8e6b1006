import { independentSourcesOf, type Event } from "./event.ts";
import { weights } from "./rank.ts";

/**
 * Does an event break now: did several independent sources begin to tell it within minutes, the last of them a short while
 * ago? A story counts from when it was published, or came if it says that it is from the future. `now`: UTC milliseconds.
 * Pure.
 */
export function isBreaking({ stories, versions }: Event, now: number): boolean {
  const { sources, withinMs, forMs } = weights.breaking;
  const independent = new Set(independentSourcesOf(stories));
  const began = new Map<string, number>();
  for (const { story, at: came } of versions ?? stories.map((story) => ({ story, at: story.publishedAt ?? now }))) {
    const { source, publishedAt } = story;
    const at = Math.min(publishedAt ?? Infinity, came);
    if (independent.has(source)) began.set(source, Math.min(at, began.get(source) ?? Infinity));
  }
  const times = [...began.values()].toSorted((a, b) => a - b);
  const [first, enough] = [times[0], times[sources - 1]];
  return first !== undefined && enough !== undefined && enough - first <= withinMs && now - enough <= forMs;
}
