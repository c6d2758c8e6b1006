import { oneLine } from "../../../messages/layout.ts";
import { withoutDateline } from "../../story/clean/byline.ts";
import { endMark } from "../../story/language/end-mark.ts";
import { splitSentences } from "../../story/language/sentences.ts";
import { wordsOf } from "./concepts.ts";

/** A sentence that a summary may show, its words in lower case, and its place among all sentences that were read. */
export type Candidate = { readonly text: string; readonly words: readonly string[]; readonly place: number };

// So much of a story is read (UTF-16 units, sentences): a writer puts the news first, and hostile texts have no end.
const readable = 16_000;
const opening = 32;
// A line without an end mark that is longer than this is a sentence all the same (Thai has no such mark).
const longestSubhead = 100;
// A sentence of which this share of words stands in the headline says nothing that the headline did not.
const sameWords = 0.8;
// "By . Ines Calder . PUBLISHED: . 08:53 EST, 11 June ." is what a byline becomes when its page is made one line.
const fewestWords = 3;
const fewestBeforeLooseStop = 7;

// "Here are a few tips:" leaves to what follows what it says.
const forward = /[:：]/u;
// "In this Dec. 12, 2006, file photo, …" is a whole sentence, and tells of a picture.
const caption =
  /^In this (?:.{0,60}\bfile (?:photo|image)\b|.{0,40}\b(?:photo|image|handout)\b(?: (?:provided|released|made available|taken|from)\b|,))/u;
const looseStop = /\s[.|]$/u;
const stamp = /\b(?:PUBLISHED|UPDATED|Published|Updated|Last updated)(?::| at\b| on\b)/u;

/** The sentences of a story's opening that say something, and not what its headline says, in their order. */
export function candidatesOf(title: string, text: string, language: string | undefined): Candidate[] {
  const lines = text.slice(0, readable).split("\n").filter(isWorded);
  const told = lines.filter((line) => line.length > longestSubhead || endMark.test(line.trimEnd()));
  const headline = new Set(wordsOf(title));
  const candidates: Candidate[] = [];
  const fragments: Candidate[] = [];
  let place = 0;
  for (const line of told.length > 0 ? told : lines) {
    const plain = oneLine(line);
    for (const sentence of splitSentences(place === 0 ? withoutDateline(plain) : plain, language)) {
      place++;
      const words = wordsOf(sentence);
      if (words.length === 0 || repeats(words, headline)) continue;
      (isFragment(sentence, words) ? fragments : candidates).push({ text: sentence, words, place });
      if (candidates.length >= opening) return candidates;
    }
  }
  return candidates.length > 0 ? candidates : fragments.slice(0, 1);
}

/** Whether a sentence of these words says nothing that the headline, a set of words, did not. */
export function repeats(words: readonly string[], headline: ReadonlySet<string>): boolean {
  if (headline.size === 0) return false;
  return words.filter((word) => headline.has(word)).length >= words.length * sameWords;
}

function isWorded(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isFragment(sentence: string, words: readonly string[]): boolean {
  if (words.length < fewestBeforeLooseStop) {
    const lettered = words.filter((word) => /^\p{L}/u.test(word)).length;
    if (lettered < (looseStop.test(sentence) ? fewestBeforeLooseStop : fewestWords)) return true;
  }
  return forward.test(sentence.slice(-1)) || caption.test(sentence) || stamp.test(sentence.slice(0, 80));
}
