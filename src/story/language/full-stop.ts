import type { Abbreviations } from "./abbreviations.ts";

const capital = /^["'“„«‘([¿¡]*\p{Lu}/u;
const anyWord = /^["“«(]*[\p{L}\p{N}]/u;
// The word before a full stop, or the dotted letters: "Inc", "U.S", "z. B". It is read from its end.
const lastWord =
  /(?<=((?<![\p{L}\p{M}\p{N}.])(?:\p{L}\p{M}*\.[ \u00A0]){1,4}\p{L}\p{M}*|[\p{L}\p{M}\p{N}\p{Cf}°.-]{1,40}))/uy;
// Scripts that write whole words or syllables with one character have no such initials.
const initial = /^(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])[\p{Lu}\p{Lo}]$/u;
const dotted = /^(?:(?:[\p{L}\p{N}]+-)?(?:\p{Lu}\.)+\p{Lu}|(?:\p{Lo}\p{M}*\.)+\p{Lo}\p{M}*)$/u;
// Scripts that have other marks for the end; a full stop only shortens.
const shortensOnly = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Ethiopic}]\p{M}*$/u;
// "6. 11. 2026", "as follows: 1. The".
const partOfDate = /^\d{1,2}\.\s|^\d{4}\b/u;
// What belongs to a time: "9 a.m. Monday", "9 a.m. EST".
const ofTime =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[ECMP][SD]?|GM|BS|CES|IS)T\b|UTC|Eastern|Central|Pacific|Mountain|Greenwich)/u;

/**
 * Whether the full stop at the end of `before` (without it: the sentence so far) ends the sentence, when `after` follows.
 * It does not behind abbreviations, initials and ordinals.
 */
export function fullStopEnds(before: string, after: string, words: Abbreviations): boolean {
  lastWord.lastIndex = before.length;
  const [, found = ""] = lastWord.exec(before) ?? [];
  const written = found.replaceAll(/^[.-]+|[ \u00A0\p{Cf}]/gu, "");
  if (written === "") return true;
  if (shortensOnly.test(written)) return false;
  if (/^\d{1,2}$/u.test(written) && (partOfDate.test(after) || /:\s+\d+$/u.test(before.slice(-6)))) return false;
  const isIn = (list: ReadonlySet<string>) => list.has(written.toLowerCase()) || list.has(titleCase(written));
  if (isIn(words.open)) return false;
  if (isIn(words.numbered) && /^(?:\p{N}|[IVXLC]+\b)/u.test(after)) return false;
  // "И. Семенов": a letter with a full stop is an initial, no word that begins a sentence.
  const startsNew = capital.test(after) && words.starters.has(/\p{L}+\.?/u.exec(after)?.[0] ?? "");
  if (/^[ap]\.m$/iu.test(written)) return startsNew || (capital.test(after) && !ofTime.test(after) && isWhole(before));
  if (isIn(words.either)) return startsNew || !anyWord.test(after);
  // "am 12. Juni"; but "gewann 3:1. Meier".
  if (words.ordinals && /(?:^|[\s(])(?:\d{1,2}|100)$/u.test(before.slice(-4))) return startsNew;
  // "by J. K. Rowling", "the U.S. Senate"; but "short of vitamin C. The …".
  return startsNew || !(initial.test(written) || dotted.test(written));
}

/** "SEC" as "Sec", but "sec" as nothing: abbreviations listed with a capital are written with one. */
function titleCase(word: string): string {
  return word.charAt(0).toUpperCase() === word.charAt(0) ? word.charAt(0) + word.slice(1).toLowerCase() : "";
}

/** Whether it can be a sentence: "At 5 a.m." is none. */
function isWhole(sentence: string): boolean {
  return sentence.split(/\s+/u, 6).length > 5;
}
