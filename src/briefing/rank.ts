import { independentSourcesOf, newest, storiesOf, type Told } from "./event.ts";

const hour = 60 * 60 * 1000;

/** What makes one event come before another. */
const weights = {
  /** What every doubling of the number of independent sources adds: two sources are worth as much as one half-life. */
  sources: 1,
  /** After this time (ms) an event has lost one point to a new one. */
  halfLife: 12 * hour,
  /** As how old an event counts whose stories bear no date (ms). */
  undated: 12 * hour,
} as const;

/** Events, the most important first: told by many sources, and fresh. Equal ones keep the order of their ids and headlines. */
export function rank<E extends Told>(events: readonly E[], now: number): E[] {
  return events
    .map((event) => ({ event, score: score(event, now), name: nameOf(event) }))
    .toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ event }) => event);
}

function score(event: Told, now: number): number {
  const stories = storiesOf(event);
  const publishedAt = newest(stories) ?? now - weights.undated;
  // A clock that runs ahead must not keep its stories on top.
  const age = Math.max(now - publishedAt, 0);
  return weights.sources * Math.log2(Math.max(independentSourcesOf(stories).length, 1)) - age / weights.halfLife;
}

function nameOf(event: Told): string {
  return "id" in event ? event.id : (storiesOf(event)[0]?.title ?? "");
}
