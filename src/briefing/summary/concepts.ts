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
// The same in a text of Latin letters alone, in lower case, with the usual quotes and dashes: in half the time.
const latinRun = /[0-9a-zªµºß-öø-ɏ\u1e00-\u1eff²³¹¼-¾]+/g;
/** What a text of Latin letters, figures and the usual marks does not have. */
export const beyondLatin = /[^\0-\u024f\u1e00-\u1eff\u2010-\u2026\u20ac]/;
// Scripts that set no blanks between words (Thai, Lao, Burmese, Khmer, kana, Han): a character is a word there, and two of
// them a pair.
const unspaced = "\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff";
const anyUnspaced = new RegExp(`[${unspaced}]`);
const runOrCharacter = new RegExp(`[${unspaced}]\\p{M}*|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  if (!beyondLatin.test(lower)) return lower.match(latinRun) ?? [];
  return lower.match(anyUnspaced.test(lower) ? runOrCharacter : run) ?? [];
}

// The first letter of the first of these scripts.
const firstUnspaced = "\u0e01";
// A pair's key is a small integer as long as there are fewer, and what is read of a story has.
const mostConcepts = 2 ** 15;

/** Gives the words and pairs of the texts of one story their numbers. */
export function makeConcepts(): Concepts {
  const known = new Map<string, number>();
  const pairs = new Map<number, number>();
  const isPair: boolean[] = [];
  // The round in which a concept was found last.
  const found: number[] = [];
  let round = 0;

  const add = <K>(numbers: Map<K, number>, key: K, pair: boolean) => {
    const concept = isPair.push(pair) - 1;
    found.push(0);
    numbers.set(key, concept);
    return concept;
  };

  const of = (words: readonly string[], measured = false) => {
    round++;
    const all: number[] = [];
    const find = (concept: number | undefined) => {
      if (concept === undefined || found[concept] === round) return;
      found[concept] = round;
      all.push(concept);
    };
    let before: number | undefined;
    for (const word of words) {
      // A letter alone is an initial or an elision.
      if (word.length === 1 && word < firstUnspaced) continue;
      const key = stemOf(word);
      const concept = known.get(key) ?? (measured ? undefined : add(known, key, false));
      find(concept);
      if (before !== undefined && concept !== undefined) {
        const pair = before * mostConcepts + concept;
        find(pairs.get(pair) ?? (measured ? undefined : add(pairs, pair, true)));
      }
      before = concept;
    }
    return all;
  };

  return { of, count: () => isPair.length, isPair: (concept) => isPair[concept] ?? false };
}

// Latin, Greek and Cyrillic stand below U+0530.
function stemOf(word: string): string {
  return word.length > stem && word < "\u0530" ? word.slice(0, stem) : word;
}
