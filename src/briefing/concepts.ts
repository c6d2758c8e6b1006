/** What texts speak of: every different word and pair of neighbouring words is a concept, a small whole number. */
export type Concepts = {
  /** The concepts of some words, each once. Words that are only measured make no new ones. */
  readonly of: (words: readonly string[], measured?: boolean) => number[];
  readonly count: () => number;
  readonly isPair: (concept: number) => boolean;
};

// So many letters of a word are its stem, near enough, in every language with endings; most endings are one to three.
const stem = 6;
const run = /[\p{L}\p{N}\p{M}]+/gu;
// Scripts that set no blanks between words: a character is a word there, and two of them a pair.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+/gu;
// The first letter of the first of these, Thai.
const firstUnspaced = "\u0e01";

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(run) ?? [];
  return words.some((word) => word >= firstUnspaced) ? words.flatMap((word) => word.match(unspaced) ?? []) : words;
}

/** Gives the words and pairs of the texts of one story their numbers. */
export function makeConcepts(): Concepts {
  const known = new Map<string, number>();
  const pairs = new Map<number, number>();
  const isPair: boolean[] = [];

  const number = <K>(numbers: Map<K, number>, key: K, pair: boolean, measured: boolean) => {
    const old = numbers.get(key);
    if (old !== undefined || measured) return old;
    numbers.set(key, isPair.length);
    return isPair.push(pair) - 1;
  };

  const of = (words: readonly string[], measured = false) => {
    const found = new Set<number>();
    let before: number | undefined;
    for (const word of words) {
      // A letter alone is an initial or an elision.
      if (word.length === 1 && word < firstUnspaced) continue;
      const concept = number(known, stemOf(word), false, measured);
      if (concept !== undefined) {
        found.add(concept);
        const pair = before === undefined ? undefined : number(pairs, before * 2 ** 24 + concept, true, measured);
        if (pair !== undefined) found.add(pair);
      }
      before = concept;
    }
    return [...found];
  };

  return { of, count: () => isPair.length, isPair: (concept) => isPair[concept] ?? false };
}

// Latin, Greek and Cyrillic stand below U+0530.
function stemOf(word: string): string {
  return word.length > stem && word < "\u0530" ? word.slice(0, stem) : word;
}
