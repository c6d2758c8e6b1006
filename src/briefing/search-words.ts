import { functionWords } from "../story/language/function-words.ts";
import type { Story } from "../story/story.ts";

/** How telling it is where a word stands. */
const points = { title: 3, opening: 1 } as const;
// What stands further down mentions many things that a story is not about; and each word costs its place in the index.
const openingLength = 300;
const longestWord = 30;
// A question in more words than this is no question; it is searched by its first ones.
const mostTerms = 12;
const longestQuery = 500;
// A beginning this long says what the word is, whatever its ending; a shorter one begins other words, too.
const leastStem = 5;

/** One thing that is looked for: any of these words, or any that begins with `stem`. */
export type Term = { readonly words: readonly string[] } | { readonly stem: string };

/** The word under which the events of a topic, or of a source, are found: no text holds one like it. */
export const topicWord = (topic: string): string => `#${topic.toLowerCase()}`;
export const sourceWord = (source: string): string => `@${source.toLowerCase()}`;

/** The words under which a story is found, each with its points: those of its headline and opening, its topics, its source. Pure. */
export function indexWords({ title, text, topics = [], source, language }: Story): Map<string, number> {
  const empty = functionWordsOf(language);
  const words = new Map<string, number>();
  for (const word of wordsOf(text.slice(0, openingLength))) words.set(word, points.opening);
  for (const word of wordsOf(title)) words.set(word, points.title);
  for (const word of empty) words.delete(word);
  for (const word of [...topics.map(topicWord), ...(source === "" ? [] : [sourceWord(source)])]) {
    words.set(word.slice(0, longestName), points.opening);
  }
  return words;
}

const longestName = 200;

/**
 * What a reader's words look for; nothing where they hold no word. All of it is plain words: operators, quotes and signs
 * mean nothing. `language`: the reader's, whose small words are passed over beside the English ones. Pure.
 */
export function queryTerms(query: string, language: string): Term[] {
  const all = [...new Set(wordsOf(query.slice(0, longestQuery)))];
  const empty = new Set([...functionWordsOf(language), ...functionWordsOf("en")]);
  const telling = all.filter((word) => !empty.has(word));
  return (telling.length > 0 ? telling : all).slice(0, mostTerms).map(termOf);
}

function termOf(word: string): Term {
  if (isPair.test(word)) return Array.from(word).length > 1 ? { words: [word] } : { stem: word };
  const singular = word.length > leastStem ? word.replace(/s$/u, "") : word;
  return singular.length >= leastStem ? { stem: singular } : { words: [word, `${word}s`] };
}

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
// Korean sets its particles to the word, and makes words of words: it is looked for as scripts without blanks are.
const pairs = String.raw`${unspaced}\p{Script=Hangul}ー`;
const isPair = new RegExp(`^[${pairs}]`, "u");
const runs = new RegExp(String.raw`[${pairs}]+|[[\p{L}\p{N}\p{M}]--[${pairs}]]+`, "gv");
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/** The words of a text without case and accents; where no blanks part them, each two characters that stand together. */
function wordsOf(text: string): string[] {
  const folded = text.normalize("NFKD").replace(accents, "").normalize("NFC").toLowerCase();
  return (folded.match(runs) ?? []).flatMap((run) => {
    if (!isPair.test(run)) return run.length > 1 || /\p{N}/u.test(run) ? [run.slice(0, longestWord)] : [];
    const characters = Array.from(run);
    return characters.length === 1 ? characters : characters.slice(1).map((next, i) => `${characters[i]}${next}`);
  });
}

const known = new Map<string, ReadonlySet<string>>();

function functionWordsOf(language: string): ReadonlySet<string> {
  const code = language.split("-")[0]?.toLowerCase() ?? "";
  const found =
    known.get(code) ?? new Set(wordsOf(Object.hasOwn(functionWords, code) ? (functionWords[code] ?? "") : ""));
  known.set(code, found);
  return found;
}
