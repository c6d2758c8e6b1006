import { createQueue } from "./queue.ts";

/** How near two things are, by their indexes; pairs that are left out are not near at all. */
export type Pair = { readonly a: number; readonly b: number; readonly near: number };

type Group = {
  readonly members: number[];
  /** To each other group: the sum over all pairs of members. */
  readonly near: Map<number, number>;
  /** How near its members are to each other on average, each to itself included, in units of the latter. */
  cohesion: number;
};

/**
 * Groups things by average link: the two groups whose members are nearest on average become one, and again, until no two
 * reach 1. A thing with a `self`, how near it is to itself, is loosely told: of groups of such things less is asked the
 * less near their members are to each other (the cosine of two sums of vectors). Gives the members of each group.
 */
export function mergeGroups(self: readonly (number | undefined)[], pairs: readonly Pair[]): number[][] {
  const groups: (Group | undefined)[] = self.map((_, i) => ({ members: [i], near: new Map(), cohesion: 1 }));
  const queue = createQueue<Pair>(({ near }) => near);
  const offer = (a: number, b: number, near: number) => {
    if (near >= 1) queue.push({ a: Math.min(a, b), b: Math.max(a, b), near });
  };
  const link = (one: Group, other: Group, sum: number) =>
    sum / (one.members.length * other.members.length) / Math.sqrt(one.cohesion * other.cohesion);

  for (const { a, b, near } of pairs) {
    groups[a]?.near.set(b, near);
    groups[b]?.near.set(a, near);
    offer(a, b, near);
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { a, b } = next;
    const one = groups[a];
    const other = groups[b];
    if (!one || !other) continue;
    const between = one.near.get(b) ?? 0;
    // One of them has grown since; how near they are now stands in the queue for itself.
    if (link(one, other, between) !== next.near) continue;
    groups[b] = undefined;
    one.cohesion = together(one, other, between);
    one.members.push(...other.members);
    for (const [c, near] of other.near) one.near.set(c, near + (one.near.get(c) ?? 0));
    one.near.delete(a);
    one.near.delete(b);
    for (const [c, near] of one.near) {
      const third = groups[c];
      if (!third) continue;
      third.near.delete(b);
      third.near.set(a, near);
      offer(a, c, link(one, third, near));
    }
  }
  return groups.flatMap((group) => (group ? [group.members] : []));

  function together(one: Group, other: Group, between: number): number {
    const unit = self[one.members[0] ?? 0];
    if (unit === undefined || self[other.members[0] ?? 0] === undefined) return 1;
    const within = ({ members, cohesion }: Group) => cohesion * members.length ** 2;
    return (within(one) + within(other) + (2 * between) / unit) / (one.members.length + other.members.length) ** 2;
  }
}
