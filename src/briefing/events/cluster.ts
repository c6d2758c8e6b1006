import { createFinder } from "./finder.ts";
import { groupsOf } from "./groups-of.ts";
import { nearInTime } from "./nearness.ts";
import { signature, type Clusterable, type Signature } from "./signature.ts";
import { createVocabulary, type Weighed } from "./vocabulary.ts";

export type { Clusterable } from "./signature.ts";

/**
 * Groups stories that tell the same happening: every story is in exactly one group. Groups stand in the order of their
 * first story, stories in a group in the order given, which has no say in who belongs together. Languages stay apart,
 * but for one page that is given twice. Pure.
 */
export function cluster<T extends Clusterable>(stories: readonly T[]): T[][] {
  const tellings = fold(stories);
  const vocabulary = createVocabulary();
  for (const { read } of tellings) vocabulary.learn(read);
  const weighed = tellings.map(({ read }) => vocabulary.weigh(read));
  return groupsOf(weighed, pairsOf(weighed))
    .map((group) => group.flatMap((telling) => tellings[telling]?.members ?? []).toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
    .map((group) => group.flatMap((i) => stories.slice(i, i + 1)));
}

/** The pairs that share telling words. */
function* pairsOf(stories: readonly Weighed[]): Generator<[number, number]> {
  const finder = createFinder();
  for (const [b, { telling }] of stories.entries()) {
    for (const a of finder.near(telling)) yield [a, b];
    finder.add(b, telling);
  }
}

/** Stories that are one page, or the same to the letter; by their indexes. */
type Telling = { readonly read: Signature; readonly members: number[] };

/** Each telling once, in an order that does not depend on the one given. */
function fold(stories: readonly Clusterable[]): Telling[] {
  const read = stories.map((story, i) => ({ i, read: signature(story), key: keyOf(story) }));
  read.sort((a, b) => (a.read.publishedAt ?? 0) - (b.read.publishedAt ?? 0) || compare(a.key, b.key) || a.i - b.i);
  const pages = new Map<string, Telling>();
  const words = new Map<string, Telling>();
  const tellings: Telling[] = [];
  for (const { i, read: one, key } of read) {
    const same = words.get(key);
    const samePage = one.page === undefined ? undefined : pages.get(one.page);
    const telling = samePage ?? (same && nearInTime(one, same.read) ? same : { read: one, members: [] });
    if (telling.members.length === 0) tellings.push(telling);
    telling.members.push(i);
    if (one.whole.size > 2) words.set(key, telling);
    if (one.page !== undefined) pages.set(one.page, telling);
  }
  return tellings;
}

function keyOf({ title, text = "", language = "" }: Clusterable): string {
  return JSON.stringify([language, title.slice(0, 1200), text.slice(0, 1200)]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
