/** What texts speak of: every different word and pair of neighbouring words is a concept, a small whole number. */
export type Concepts = {
  /** The concepts of a text, each once. A text that is only measured makes no new ones. */
  readonly of: (text: string, measured?: boolean) => number[];
  readonly count: () => number;
  readonly isPair: (concept: number) => boolean;
};

// So many letters of a word are its stem, near enough, in every language with endings; most endings are one to three.
const stem = 6;
// Scripts that set no blanks between words: a character is a word there, and two of them a pair.
const run =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(run) ?? [];
}

/** Gives the words and pairs of the texts of one story their numbers. */
export function makeConcepts(): Concepts {
  const words = new Map<string, number>();
  const pairs = new Map<number, number>();
  const isPair: boolean[] = [];

  const number = <K>(known: Map<K, number>, key: K, pair: boolean, measured: boolean) => {
    const old = known.get(key);
    if (old !== undefined || measured) return old;
    known.set(key, isPair.length);
    return isPair.push(pair) - 1;
  };

  const of = (text: string, measured = false) => {
    const found = new Set<number>();
    let before: number | undefined;
    for (const word of wordsOf(text)) {
      // A letter alone is an initial or an elision.
      if (word.length === 1 && word < "\u0e00") continue;
      const concept = number(words, stemOf(word), false, measured);
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
