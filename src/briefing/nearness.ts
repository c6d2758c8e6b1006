import type { Vector, Weighed } from "./vocabulary.ts";

/**
 * The figures that say when two stories tell the same happening. Likeness runs from 0 to 1. Chosen on ECB+ (topics 1 to
 * 23) and a day of UCI headlines, for precision first: telling a thing twice is a smaller harm than not telling it.
 */
export const bounds = {
  /** How alike two texts must be, a bare headline and a text, and two bare headlines. */
  texts: 0.32,
  mixed: 0.28,
  headlines: 0.15,
  /** What names, numbers and all other words add to the likeness of two texts. */
  names: 0.4,
  numbers: 0.3,
  words: 0.3,
  /** What stays of the likeness of two headlines that both have names, and none in common. */
  otherNames: 0.5,
  /** How far apart two stories of one happening may be, in milliseconds. */
  apartMs: 72 * 60 * 60 * 1000,
};

// Far above what any likeness gives.
const certain = 10;

/** How near two stories are, in units of what is needed to be one; 0 where they cannot be. */
export function nearness(a: Weighed, b: Weighed): number {
  if (a.page !== undefined && a.page === b.page) return certain;
  if (a.language !== b.language && a.language !== "" && b.language !== "") return 0;
  if (a.publishedAt !== undefined && b.publishedAt !== undefined) {
    if (Math.abs(a.publishedAt - b.publishedAt) > bounds.apartMs) return 0;
  }
  if (a.told && b.told) return likenessOfTexts(a, b) / bounds.texts;
  if (a.told || b.told) return likenessOfTexts(a, b) / bounds.mixed;
  return likenessOfHeadlines(a, b) / bounds.headlines;
}

/** Names, numbers and other words each by themselves: two quakes have all words in common, but not place and strength. */
function likenessOfTexts(a: Weighed, b: Weighed): number {
  const numbers = a.numbers.terms.length > 0 && b.numbers.terms.length > 0 ? bounds.numbers : 0;
  // Many scripts have no capitals: there the words stand in for the names.
  const named = a.names.terms.length > 0 && b.names.terms.length > 0;
  const names = named ? bounds.names : 0;
  const words = named ? bounds.words : bounds.words + bounds.names;
  const sum =
    names * likeness(a.names, b.names) + numbers * likeness(a.numbers, b.numbers) + words * likeness(a.words, b.words);
  return sum / (names + numbers + words);
}

/** Few words must do here: "Magnitude 6.1 …" and "Magnitude 5.8 …" are two earthquakes. */
function likenessOfHeadlines(a: Weighed, b: Weighed): number {
  if (strangers(a.headlineNumbers, b.headlineNumbers)) return 0;
  const same = likeness(a.headline, b.headline);
  return strangers(a.headlineNames, b.headlineNames) ? same * bounds.otherNames : same;
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

/** Both have members, and none in common. */
function strangers(a: Int32Array, b: Int32Array): boolean {
  return a.length > 0 && b.length > 0 && !a.some((term) => b.includes(term));
}
