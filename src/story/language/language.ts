// Of eld's sizes, medium: loaded in 0.5 s with 185 MB, where large takes 1.1 s and 415 MB for 0.2 points more headlines
// right, and small saves 28 MB for 0.2 points.
import { eld } from "eld/medium";
import { functionWords } from "./function-words.ts";

// A headline is enough and a whole article tells no more.
const enough = 1_000;

// Scripts that news in (almost) one language only is written in.
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Gujarati}/gu, "gu"],
  [/\p{Script=Gurmukhi}/gu, "pa"],
  [/\p{Script=Tamil}/gu, "ta"],
  [/\p{Script=Telugu}/gu, "te"],
  [/\p{Script=Kannada}/gu, "kn"],
  [/\p{Script=Malayalam}/gu, "ml"],
  [/\p{Script=Sinhala}/gu, "si"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Oriya}/gu, "or"],
  [/\p{Script=Khmer}/gu, "km"],
  [/\p{Script=Lao}/gu, "lo"],
  [/\p{Script=Myanmar}/gu, "my"],
  [/\p{Script=Ethiopic}/gu, "am"],
  [/\p{Script=Hebrew}/gu, "he"],
];

// Scripts of many languages.
const shared = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}]/gu;

// A language that writes Cyrillic has no word with a letter that its alphabet lacks.
const alphabets: readonly (readonly [string, string])[] = [
  ["ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"],
  ["uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"],
  ["be", "абвгдеёжзійклмнопрстуўфхцчшыьэюя"],
  ["bg", "абвгдежзийклмнопрстуфхцчшщъьюя"],
  ["sr", "абвгдђежзијклљмнњопрстћуфхцчџш"],
];

// What a share of function words and a foreign letter weigh against eld's scores, which are 0.7 to 0.9 for the language
// of a text, and a hundredth apart between neighbours. Any share from 0.2 to 0.5 does as well.
const wordsWeight = 0.3;
const letterWeight = 0.05;
// eld does not know Swahili, and gives such texts about 0.5 for something else.
const swahili = 0.6;

// Of so many words, eld gives 0.73 or more to the language of a text that it knows, and 0.24 to 0.40 to some other for one in
// Swahili, Zulu or Xhosa.
const strange = { words: 30, score: 0.55 } as const;

/** The languages that `detectLanguage` tells. */
export const toldLanguages: ReadonlySet<string> = new Set([
  ...Object.values(eld.info().Languages),
  ...Object.keys(functionWords),
  ...scripts.map(([, language]) => language),
]);

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(functionWords))
  for (const word of new Set(words.split(" "))) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

/**
 * The language of a text, as BCP 47 ("en", "ko"), or "und" where it cannot be told, or a long one is in none of
 * `toldLanguages`. A script that belongs to one language decides at once; n-grams (`eld`, 60 languages) and function words
 * together tell the others apart. Looks at the first 1,000 characters.
 */
export function detectLanguage(text: string): string {
  const sample = withoutAddresses(text.slice(0, enough));
  if (!/\p{L}/u.test(sample)) return "und";
  return fromScript(sample) ?? fromWords(sample);
}

function withoutAddresses(text: string): string {
  return /:\/\/|www\.|@/iu.test(text) ? text.replace(/\S*(?:https?:\/\/|www\.|@)\S*/giu, " ") : text;
}

function fromScript(sample: string): string | undefined {
  if (!/[^\p{Script=Latin}\P{L}]/u.test(sample)) return undefined;
  const letters = count(sample, /\p{L}/gu);
  if (count(sample, shared) * 10 > letters * 9) return undefined;
  // Kana beside Chinese characters is Japanese, however few; a foreign name in Latin letters changes nothing.
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  if ((kana + han) * 3 > letters) return kana * 10 > han ? "ja" : "zh";
  return scripts.find(([script]) => count(sample, script) * 2 > letters)?.[1];
}

function fromWords(sample: string): string {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const shares = sharesOf(words);
  const told = eld.detect(sample);
  const letters = told.getScores();
  const isStrange = words.length >= strange.words && (letters[told.language] ?? 0) < strange.score;
  if (told.language === greatest(shares) && !isStrange) return told.language;
  const scores = scoresOf(letters, words, shares);
  for (const [language, share] of shares) {
    const score = scores.get(language);
    if (score !== undefined) scores.set(language, score + share * wordsWeight);
  }
  const best = greatest(scores) ?? "und";
  // Of a language that eld does not know, as Swahili, it says nothing.
  return isStrange && best in letters ? "und" : best;
}

/** The first of the languages with the greatest number. */
function greatest(numbers: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [language, number] of numbers) {
    if (number <= most) continue;
    best = language;
    most = number;
  }
  return best;
}

/** For each language, how many of the words are its function words. One of several languages counts less for each. */
function sharesOf(words: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const word of words) {
    const languages = languagesOf.get(word) ?? [];
    const share = 1 / Math.sqrt(languages.length) / words.length;
    for (const language of languages) shares.set(language, (shares.get(language) ?? 0) + share);
  }
  return shares;
}

/** What the letters say: eld's scores, for more languages. */
function scoresOf(
  told: Readonly<Record<string, number>>,
  words: readonly string[],
  shares: ReadonlyMap<string, number>,
): Map<string, number> {
  const scores = new Map(Object.entries(told));
  // eld calls both Malay; the words part them, and where they do not, there are ten times as many Indonesians.
  const malay = scores.get("ms");
  if (malay !== undefined) {
    scores.delete("ms");
    scores.set("id", malay).set("ms", malay);
  }
  if (shares.has("sw")) {
    // Swahili words end in a vowel.
    const open = words.filter((word) => /[aeiou]$/u.test(word)).length;
    scores.set("sw", open > words.length * 0.85 ? swahili : swahili / 2);
  }
  const letters = new Set(words.join("").match(/\p{Script=Cyrillic}/gu));
  for (const [language, alphabet] of alphabets) {
    const foreign = [...letters].filter((letter) => !alphabet.includes(letter)).length;
    const score = scores.get(language);
    if (score !== undefined) scores.set(language, score - foreign * letterWeight);
  }
  return scores;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
