import { groupsOf } from "./groups-of.ts";
import type { Weighed } from "./vocabulary.ts";

/** A story and the event that it was put to; a new one has none. */
type Put = { readonly story: Weighed; readonly event?: object };

/** Stories of one happening, and the events that these are from now on; several are one, a new one has none yet. */
type Regrouped<S extends Put> = {
  readonly stories: readonly S[];
  readonly events: readonly NonNullable<S["event"]>[];
};

/**
 * Groups stories of some events anew, as `cluster` does; they come event by event, the oldest of each first. An event stays
 * with most of its stories, or where that is undecided with the first of them: that is what its readers were told. Of
 * several that stay with one group, the one with the most stories there comes first. Pure.
 */
export function regroup<S extends Put>(stories: readonly S[]): Regrouped<S>[] {
  const groups = groupsOf(
    stories.map(({ story }) => story),
    pairsOf(stories.length),
  );
  const shares = groups.flatMap((group, g) =>
    Array.from(
      Map.groupBy(group, (i) => stories[i]?.event),
      ([event, its]) => ({ g, event, size: its.length, first: Math.min(...its) }),
    ),
  );
  shares.sort((a, b) => b.size - a.size || a.first - b.first);
  const stays = new Map<NonNullable<S["event"]>, number>();
  for (const { g, event } of shares) if (event !== undefined && !stays.has(event)) stays.set(event, g);
  return groups.map((group, g) => ({
    stories: group.flatMap((i) => stories.slice(i, i + 1)),
    events: [...stays].flatMap(([event, where]) => (where === g ? [event] : [])),
  }));
}

function* pairsOf(count: number): Generator<[number, number]> {
  for (let b = 1; b < count; b++) for (let a = 0; a < b; a++) yield [a, b];
}
