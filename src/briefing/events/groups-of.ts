import { mergeGroups, type Pair } from "./merge-groups.ts";
import { bounds, nearness } from "./nearness.ts";
import type { Weighed } from "./vocabulary.ts";

// What is less near than this adds next to nothing to an average.
const leastNear = 0.1;

/** Groups stories that tell the same happening, by their indexes; `pairs` are those that may be near at all. */
export function groupsOf(stories: readonly Weighed[], pairs: Iterable<readonly [number, number]>): number[][] {
  const found: Pair[] = [];
  for (const [a, b] of pairs) {
    const [one, other] = [stories[a], stories[b]];
    const near = one && other ? nearness(one, other) : 0;
    if (near >= leastNear) found.push({ a, b, near });
  }
  const things = stories.map(({ told, names }) => ({
    names: names.terms,
    ...(!told && { self: 1 / bounds.headlines }),
  }));
  return mergeGroups(things, found);
}
