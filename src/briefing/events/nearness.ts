import type { Vector, Weighed } from "./vocabulary.ts";

/**
 * The figures that say when two stories tell the same happening. Likeness runs from 0 to 1. Chosen on ECB+ (topics 1 to
 * 23) and a day of UCI headlines, for precision first: telling a thing twice is a smaller harm than not telling it.
 */
export const bounds = {
  /** How alike two texts must be, a bare headline and a text, and two bare headlines. */
  texts: 0.31,
  mixed: 0.29,
  headlines: 0.13,
  /** What names, numbers and all other words add to the likeness of two texts. */
  names: 0.4,
  numbers: 0.3,
  words: 0.3,
  /** What stays of the likeness of two texts that share no number and hardly a name. */
  others: 0.5,
  /** What stays of the likeness of two headlines that both have names, and none in common. */
  otherNames: 0.25,
  /** What stays of it where one name is all that they have in common. */
  loneName: 0.4,
  /** How far apart two stories of one happening may be, in milliseconds. */
  apartMs: 72 * 60 * 60 * 1000,
};

// Far above what any likeness gives.
const certain = 10;
// A bare headline of fewer terms names no happening, nor does what it shares with a text.
const leastTerms = 3;

/** How near two stories are, in units of what is needed to be one; 0 where they cannot be. */
export function nearness(a: Weighed, b: Weighed): number {
  if (a.page !== undefined && a.page === b.page) return certain;
  if (a.language !== b.language && a.language !== "" && b.language !== "") return 0;
  if (!nearInTime(a, b)) return 0;
  if (a.told && b.told) return likenessOfTexts(a, b) / bounds.texts;
  if (a.told || b.told) return sharedTerms(a, b) < leastTerms ? 0 : likenessOfTexts(a, b) / bounds.mixed;
  return likenessOfHeadlines(a, b) / bounds.headlines;
}

/** Neither was published long after the other; of one that bears no date, nothing is known against it. */
export function nearInTime(a: Pick<Weighed, "publishedAt">, b: Pick<Weighed, "publishedAt">): boolean {
  const { publishedAt: one = b.publishedAt ?? 0 } = a;
  const { publishedAt: other = one } = b;
  return Math.abs(one - other) <= bounds.apartMs;
}

/** Names, numbers and other words each by themselves: two quakes have all words in common, but not place and strength. */
function likenessOfTexts(a: Weighed, b: Weighed): number {
  // Many scripts have no capitals: there the words stand in for the names, and a date alone must not decide.
  const named = a.names.terms.length > 0 && b.names.terms.length > 0;
  const names = named ? bounds.names : 0;
  const words = named ? bounds.words : bounds.words + bounds.names;
  const numbers = numbersCount(a.numbers.terms.length, b.numbers.terms.length) * (named ? 1 : 0.5);
  const sameNames = likeness(a.names, b.names);
  const sameNumbers = likeness(a.numbers, b.numbers);
  const sum = names * sameNames + numbers * sameNumbers + words * likeness(a.words, b.words);
  const mean = sum / (names + numbers + words);
  const differ = sameNumbers === 0 && a.numbers.terms.length > 0 && b.numbers.terms.length > 0;
  // Both have some names, and hardly any in common.
  const strangers = sameNames <= 0.2 && a.names.terms.length >= 3 && b.names.terms.length >= 3;
  return differ && strangers ? mean * bounds.others : mean;
}

/** Where only one of two has numbers, that speaks a little against them. */
function numbersCount(a: number, b: number): number {
  if (a > 0 && b > 0) return bounds.numbers;
  return a + b > 0 ? bounds.numbers / 3 : 0;
}

/** Few words must do here: "Magnitude 6.1 …" and "Magnitude 5.8 …" are two earthquakes, "Morning briefing" is nothing. */
function likenessOfHeadlines(a: Weighed, b: Weighed): number {
  if (Math.min(a.headline.terms.length, b.headline.terms.length) < leastTerms) return 0;
  if (differ(a.numbers, b.numbers)) return 0;
  const names = shared(a.names, b.names);
  const terms = sharedTerms(a, b);
  const same = likeness(a.headline, b.headline);
  // One word is in common by chance, and a lone name says who, but not what.
  if (terms < 2) return names === 0 ? 0 : same * bounds.loneName;
  return differ(a.names, b.names) ? same * bounds.otherNames : same;
}

/** How alike two vectors are, from 0 (no term in common) to 1: their cosine. */
function likeness(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length;) {
    const left = a.terms[i] ?? 0;
    const right = b.terms[j] ?? 0;
    if (left === right) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

function sharedTerms(a: Weighed, b: Weighed): number {
  return shared(a.names, b.names) + shared(a.numbers, b.numbers) + shared(a.words, b.words);
}

function shared(a: Vector, b: Vector): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length;) {
    const left = a.terms[i] ?? 0;
    const right = b.terms[j] ?? 0;
    if (left === right) count++;
    if (left <= right) i++;
    if (left >= right) j++;
  }
  return count;
}

/** Both have terms, and none in common. */
function differ(a: Vector, b: Vector): boolean {
  return a.terms.length > 0 && b.terms.length > 0 && shared(a, b) === 0;
}
