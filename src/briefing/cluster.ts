import { createFinder } from "./finder.ts";
import { mergeGroups, type Pair } from "./merge-groups.ts";
import { bounds, nearness } from "./nearness.ts";
import { signature, type Clusterable, type Signature } from "./signature.ts";
import { createVocabulary } from "./vocabulary.ts";

export type { Clusterable } from "./signature.ts";

// What is less near than this adds next to nothing to an average.
const leastNear = 0.1;

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
  const finder = createFinder();
  const pairs: Pair[] = [];
  for (const [b, story] of weighed.entries()) {
    for (const a of finder.near(story.telling)) {
      const other = weighed[a];
      const near = other ? nearness(other, story) : 0;
      if (near >= leastNear) pairs.push({ a, b, near });
    }
    finder.add(b, story.telling);
  }
  const groups = mergeGroups(
    weighed.map(({ told }) => (told ? undefined : 1 / bounds.headlines)),
    pairs,
  );
  return groups
    .map((group) => group.flatMap((telling) => tellings[telling]?.members ?? []).toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
    .map((group) => group.flatMap((i) => stories.slice(i, i + 1)));
}

/** Stories that are one page, or the same to the letter; by their indexes. */
type Telling = { readonly read: Signature; readonly members: number[] };

/** Each telling once, in an order that does not depend on the one given. */
function fold(stories: readonly Clusterable[]): Telling[] {
  const read = stories.map((story, i) => ({ i, read: signature(story), key: keyOf(story) }));
  read.sort((a, b) => (a.read.publishedAt ?? 0) - (b.read.publishedAt ?? 0) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
  const found = new Map<string, Telling>();
  const tellings: Telling[] = [];
  for (const story of read) {
    const { page, publishedAt = 0 } = story.read;
    const same = found.get(story.key);
    const near = same && publishedAt - (same.read.publishedAt ?? publishedAt) <= bounds.apartMs ? same : undefined;
    const telling = (page !== undefined ? found.get(page) : undefined) ?? near ?? { read: story.read, members: [] };
    if (telling.members.length === 0) tellings.push(telling);
    telling.members.push(story.i);
    found.set(story.key, telling);
    if (page !== undefined) found.set(page, telling);
  }
  return tellings;
}

function keyOf({ title, text = "", language = "" }: Clusterable): string {
  return JSON.stringify([language, title.slice(0, 1200), text.slice(0, 1200)]);
}
