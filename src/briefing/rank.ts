import { independentSourcesOf, newest, sourcesOf, storiesOf, type Told } from "./event.ts";
import { concerns, type Taste } from "./taste.ts";

const hour = 60 * 60 * 1000;

/** What makes one event come before another, and what makes one break. */
export const weights = {
  /** What every doubling of the independent sources adds, each by its own weight: two sources are worth as much as one half-life. */
  sources: 1,
  /** After this time (ms) an event has lost one point to a new one. */
  halfLife: 12 * hour,
  /** As how old an event counts whose stories bear no date (ms). */
  undated: 12 * hour,
  /** What a reader follows comes before what eight times as many sources tell. */
  followed: 3,
  /** In a look back over a week, it takes an event so long (ms) to lose a point to a new one. */
  weekHalfLife: 7 * 24 * hour,
  /** So many independent sources, of which the last began to tell it within so long (ms) of the first, and no longer ago than that (ms). */
  breaking: { sources: 3, withinMs: 0.5 * hour, forMs: hour },
} as const;

/** An event's points, and what they are made of. */
export type Score = {
  /** By the number of its independent sources and their weights. */
  readonly sources: number;
  /** Lost by its age. */
  readonly age: number;
  /** Because the reader follows it. */
  readonly followed: number;
  readonly total: number;
};

/**
 * Events, the most important first: told by many sources, fresh, followed. After `halfLife` (ms) one has lost a point. Equal
 * ones keep the order of their ids and headlines. Pure.
 */
export function rank<E extends Told>(events: readonly E[], now: number, taste: Taste = {}): E[] {
  return [...ranked(events, now, taste)];
}

/**
 * The same one by one, for who needs only the first ones: which sources are independent is found out only where an event
 * may come next, for it takes a look at all the texts.
 */
export function* ranked<E extends Told>(
  events: readonly E[],
  now: number,
  taste: Taste = {},
  halfLife: number = weights.halfLife,
): Generator<E, void> {
  const waiting = events
    .map((event) => ({ event, most: scoreOf(event, now, taste, { halfLife, sourcesOf }).total }))
    .toSorted((a, b) => a.most - b.most);
  // The best is last. Few are in it at a time.
  const open: { readonly event: E; readonly score: number; readonly name: string }[] = [];
  for (;;) {
    let next = waiting.at(-1);
    while (next && next.most >= (open.at(-1)?.score ?? -Infinity)) {
      waiting.pop();
      const one = {
        event: next.event,
        score: scoreOf(next.event, now, taste, { halfLife }).total,
        name: nameOf(next.event),
      };
      const place = open.findLastIndex((other) => isBefore(one, other));
      open.splice(place + 1, 0, one);
      next = waiting.at(-1);
    }
    const best = open.pop();
    if (!best) return;
    yield best.event;
  }
}

type Scored = { readonly score: number; readonly name: string };

function isBefore(a: Scored, b: Scored): boolean {
  return a.score > b.score || (a.score === b.score && a.name < b.name);
}

/** What an event is worth to a reader at a time (UTC milliseconds). Pure. */
export function scoreOf(
  event: Told,
  now: number,
  { follows = {} }: Taste = {},
  {
    halfLife = weights.halfLife,
    sourcesOf = independentSourcesOf,
  }: { readonly halfLife?: number; readonly sourcesOf?: typeof independentSourcesOf } = {},
): Score {
  const stories = storiesOf(event);
  const publishedAt = newest(stories) ?? now - weights.undated;
  const weight = new Map(stories.map((story) => [story.source, story.weight ?? 1]));
  const weighed = sourcesOf(stories).reduce((sum, source) => sum + (weight.get(source) ?? 1), 0);
  const sources = weights.sources * Math.log2(weighed || 1);
  // A clock that runs ahead must not keep its stories on top.
  const age = -Math.max(now - publishedAt, 0) / halfLife;
  const followed = concerns(event, follows) ? weights.followed : 0;
  return { sources, age, followed, total: sources + age + followed };
}

function nameOf(event: Told): string {
  return "id" in event ? event.id : (storiesOf(event)[0]?.title ?? "");
}
