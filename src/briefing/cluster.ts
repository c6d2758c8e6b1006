import { likeness, signature, type Clusterable, type Signature } from "./signature.ts";

export type { Clusterable } from "./signature.ts";

/**
 * The figures that say when two stories tell the same happening. Likeness runs from 0 to 1. Chosen on ECB+ (topics 1 to
 * 23) and a day of UCI headlines, for precision first: telling a thing twice is a smaller harm than not telling it.
 */
const bounds = {
  /** How alike two texts must be, and two bare headlines. */
  texts: 0.3,
  headlines: 0.2,
  /** The bound grows by this where two texts name hardly a person or place in common, where no number, where neither. */
  otherNames: 1.2,
  otherNumbers: 1.15,
  others: 2,
  /** How far apart two stories of one happening may be, in milliseconds. */
  apartMs: 72 * 60 * 60 * 1000,
  /** A story joins a group by its mean likeness to the nearest few of it. */
  nearest: 3,
} as const;

/**
 * Groups stories that tell the same happening in nearly the same words: every story is in exactly one group. Groups stand
 * in the order of their first story, stories in a group in the order given. Languages stay apart. Pure.
 */
export function cluster<T extends Clusterable>(stories: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const story of stories) {
    const index = assign(story, groups);
    const group = index === undefined ? undefined : groups[index];
    if (group) group.push(story);
    else groups.push([story]);
  }
  return groups;
}

/**
 * The index of the recent event that a new story belongs to, the nearest of those that it may join, the first of equals;
 * undefined when it tells a new one. Pure.
 */
export function assign(story: Clusterable, recent: readonly (readonly Clusterable[])[]): number | undefined {
  const mine = signature(story);
  let best: number | undefined;
  let closest = 1;
  for (const [index, group] of recent.entries()) {
    const near = closeness(mine, group);
    if (near < closest || (near === closest && best !== undefined)) continue;
    best = index;
    closest = near;
  }
  return best;
}

/** How near a story is to a group, in units of what is needed to join it: 1 or more joins. */
function closeness(mine: Signature, group: readonly Clusterable[]): number {
  const all = group.map((story) => nearness(mine, signature(story)));
  const nearest = all.length > bounds.nearest ? all.toSorted((a, b) => b - a).slice(0, bounds.nearest) : all;
  return nearest.reduce((sum, near) => sum + near, 0) / Math.max(nearest.length, 1);
}

// Far above what any likeness gives.
const certain = 10;

/** How near two stories are, in units of what is needed to be one; 0 where they cannot be. */
function nearness(a: Signature, b: Signature): number {
  if (a.language !== b.language && a.language !== "" && b.language !== "") return 0;
  if (a.page !== undefined && a.page === b.page) return certain;
  if (a.publishedAt !== undefined && b.publishedAt !== undefined) {
    if (Math.abs(a.publishedAt - b.publishedAt) > bounds.apartMs) return 0;
  }
  const otherNumbers = strangers(a.numbers, b.numbers, 1, 0);
  if (!a.told || !b.told) {
    // Few words must do here: "Magnitude 6.1 …" and "Magnitude 5.8 …" are two earthquakes.
    if (otherNumbers) return 0;
    const other = strangers(a.headlineNames, b.headlineNames, 1, 0) ? bounds.others : 1;
    return likeness(a.headline, b.headline) / bounds.headlines / other;
  }
  const otherNames = strangers(a.names, b.names, 3, 0.15);
  return likeness(a.whole, b.whole) / bounds.texts / strangeness(otherNames, otherNumbers);
}

function strangeness(otherNames: boolean, otherNumbers: boolean): number {
  if (otherNames && otherNumbers) return bounds.others;
  if (otherNames) return bounds.otherNames;
  return otherNumbers ? bounds.otherNumbers : 1;
}

/** Both sets have at least `least` members, and no more than this share of the smaller one is in both. */
function strangers<T>(a: ReadonlySet<T>, b: ReadonlySet<T>, least: number, share: number): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < least) return false;
  let shared = 0;
  for (const member of small) if (large.has(member)) shared++;
  return shared <= share * small.size;
}
