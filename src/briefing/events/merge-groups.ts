import { createQueue } from "./queue.ts";

/** What is grouped. */
export type Thing = {
  /** How near it is to itself, where it is loosely told (a bare headline); otherwise left out. */
  readonly self?: number;
  /** The names in it, hashed. */
  readonly names: Int32Array;
};

/** How near two things are, by their indexes; pairs that are left out are not near at all. */
export type Pair = { readonly a: number; readonly b: number; readonly near: number };

type Group = {
  readonly members: number[];
  /** To each other group: the sum over all pairs of members. */
  readonly near: Map<number, number>;
  /** How near its members are to each other on average, each to itself included, in units of the latter. */
  cohesion: number;
  /** How many of its members have a name. */
  readonly names: Map<number, number>;
};

/** A group of this many has a name of its own when this share of it has the name, and hardly any of the other group. */
const own = { members: 3, share: 0.75, hardly: 0.1 } as const;

/**
 * One thing is this much nearer to a group of so many than the average says. Its own way of telling weighs on every pair,
 * and a happening that many tell is likelier to be told once more than to have a double; between two groups that evens out.
 * Chosen as the figures of likeness are.
 */
const lone = { group: 3, gain: 1.1 } as const;

/**
 * Groups things by average link: the two groups whose members are nearest on average become one, and again, until no two
 * reach 1. Less is asked of a thing alone that joins a group; and of groups of loosely told things, the less the less near
 * their members are to each other (it is the cosine of the sums of their vectors). Two groups that each have a name of
 * their own stay two. Gives the members of each group.
 */
export function mergeGroups(things: readonly Thing[], pairs: readonly Pair[]): number[][] {
  const groups: (Group | undefined)[] = things.map(({ names }, i) => ({
    members: [i],
    near: new Map(),
    cohesion: 1,
    names: new Map(Array.from(names, (name) => [name, 1])),
  }));
  const queue = createQueue<Pair>(({ near }) => near);
  const offer = (a: number, b: number, near: number) => {
    if (near >= 1) queue.push({ a: Math.min(a, b), b: Math.max(a, b), near });
  };

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
    if (hasOwnName(one, other) && hasOwnName(other, one)) continue;
    groups[b] = undefined;
    one.cohesion = together(things, one, other, between);
    one.members.push(...other.members);
    add(one.names, other.names);
    add(one.near, other.near);
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
}

/** How near two groups are, from the sum over all pairs of their members. */
function link(one: Group, other: Group, sum: number): number {
  const pairs = one.members.length * other.members.length;
  const near = sum / pairs / Math.sqrt(one.cohesion * other.cohesion);
  const joins = pairs >= lone.group && (one.members.length === 1 || other.members.length === 1);
  return joins ? near * lone.gain : near;
}

function together(things: readonly Thing[], one: Group, other: Group, between: number): number {
  const self = ({ members }: Group) => things[members[0] ?? 0]?.self;
  const unit = self(one);
  if (unit === undefined || self(other) === undefined) return 1;
  const within = ({ members, cohesion }: Group) => cohesion * members.length ** 2;
  return (within(one) + within(other) + (2 * between) / unit) / (one.members.length + other.members.length) ** 2;
}

function hasOwnName({ members, names }: Group, other: Group): boolean {
  const least = own.share * members.length;
  const most = own.hardly * other.members.length;
  if (members.length < own.members || other.members.length < own.members) return false;
  return Array.from(names).some(([name, count]) => count >= least && (other.names.get(name) ?? 0) <= most);
}

function add(to: Map<number, number>, from: ReadonlyMap<number, number>): void {
  for (const [key, value] of from) to.set(key, value + (to.get(key) ?? 0));
}
