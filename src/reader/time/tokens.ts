import { fold, plainDigits } from "../fold.ts";
import { joinedBefore, rolesOf, wordKey, type Role, type Token } from "./lexicon.ts";
import { segment } from "./segment.ts";
import { placesNamed } from "../place/places.ts";
import { knownZone } from "../place/zone.ts";

/** The tokens of a text of a few lines. Case, width, accents and the script of digits do not matter. */
export function tokens(text: string): Token[] {
  const plain = plainDigits(text)
    .replaceAll(/\b([ap])\.?\s?m\b\.?/giu, "$1m")
    .replaceAll(weekdaysOfChinese, (_, prefix: string, days: string, last?: string) =>
      [...Array.from(days, (day) => ` ${prefix}${day}`), ...(last ? [`~${prefix}${last}`] : [])].join(""),
    );
  const found: Token[] = [];
  let words: Word[] = [];
  const endWords = () => {
    found.push(...readWords(words));
    words = [];
  };
  for (const { 0: match, groups = {} } of plain.matchAll(pieces)) {
    const { zone, hour, minute, number, word, cjk, dash, comma } = groups;
    if (word !== undefined) {
      const [whole, parts] = [wordKey(word), word.split(/['’]/u)];
      // "o'clock" is one word, "l'après-midi" are two.
      words.push(...(rolesOf(whole) ? [word] : parts).map((text) => ({ text, key: wordKey(text) })));
      continue;
    }
    // A hyphen may be within a word of several ("week-end") or between two days.
    if (dash !== undefined && words.length > 0) {
      words.push({ text: match, key: "" });
      continue;
    }
    endWords();
    if (zone !== undefined) found.push(...readZone(zone));
    else if (hour !== undefined && minute !== undefined) found.push(readClock(match, hour, minute));
    else if (number !== undefined) found.push(readNumber(number));
    else if (cjk !== undefined) found.push(...segment(cjk));
    else if (dash !== undefined) found.push({ text: match, roles: [{ kind: "dash" }] });
    else if (comma !== undefined) found.push({ text: match, roles: [{ kind: "comma" }] });
  }
  endWords();
  return found;
}

type Word = { readonly text: string; readonly key: string };

const pieces = new RegExp(
  [
    String.raw`(?<zone>(?<![\p{L}\d])(?:utc|gmt)\s*[+−-]\s*\d{1,2}(?::?\d{2})?(?!\d)|(?<=^|\s)[+−-]\d{1,2}(?::?\d{2})?(?!\d)|[a-z]+(?:/[a-z][\w+-]*)+)`,
    String.raw`(?<![\d:.])(?<hour>\d{1,2})(?:[:.∶]|,(?=00|2[4-9]|[3-5]))(?<minute>\d{2})(?![\d:])`,
    String.raw`(?<number>\d[\d:.]*)`,
    String.raw`(?<cjk>[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+)`,
    String.raw`(?<word>(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])[\p{L}\p{M}])+(?:['’][\p{L}\p{M}]+)?)`,
    String.raw`(?<dash>[-‐-―~〜])`,
    // A comma without a blank is within a list, as in "mon,wed".
    String.raw`(?<comma>(?<!\p{L}),|,(?!\p{L})|[;、،؛&+/\n])`,
  ].join("|"),
  "giu",
);

// "周一三五", "周一至五": one prefix for several days; a number before 点 is an hour.
const weekdaysOfChinese =
  /(周|週|星期|礼拜|禮拜)([一二三四五六日天]+)(?:\s*[至到~〜-]\s*([一二三四五六日天]))?(?![一二三四五六点點时時十曜])/gu;

function readZone(text: string): Token[] {
  if (knownZone(text) !== undefined) return [{ text, roles: [] }];
  // "mon/wed"; an offset that no clock has stays what it is, and is told so.
  return text.includes("/") ? tokens(text.replaceAll("/", ",")) : [{ text, roles: [] }];
}

function readClock(text: string, hour: string, minute: string): Token {
  const valid = Number(hour) <= 23 && Number(minute) <= 59;
  const clock: Role = { kind: "clock", hour: Number(hour), minute: Number(minute), twoDigits: hour.length === 2 };
  return { text, roles: valid ? [clock] : [] };
}

/** "7"; "0730" and "730" as they are written by people who leave the colon out. */
function readNumber(text: string): Token {
  const digits = text.replace(/[:.]+$/u, "");
  if (!/^\d{1,4}$/u.test(digits)) return { text: digits, roles: [] };
  const number: Role = { kind: "number", value: Number(digits), digits };
  const [hour, minute] = [digits.slice(0, -2), digits.slice(-2)];
  return { text: digits, roles: [...(digits.length > 2 ? readClock(digits, hour, minute).roles : []), number] };
}

/** The longest entries that the words form: of the lexicon, or the name of a place ("la paz") with a word that is none. */
function readWords(words: readonly Word[]): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i];
    if (!word) break;
    const several = word.key === "" ? undefined : longestAt(words, i);
    if (several) {
      found.push(several.token);
      i = several.end;
      continue;
    }
    found.push(...(word.key === "" ? [{ text: word.text, roles: [{ kind: "dash" } as const] }] : readWord(word)));
    i++;
  }
  return found;
}

function longestAt(words: readonly Word[], start: number): { readonly token: Token; readonly end: number } | undefined {
  for (let end = Math.min(words.length, start + 7); end > start + 1; end--) {
    const some = words.slice(start, end).filter(({ key }) => key !== "");
    if (words[end - 1]?.key === "" || some.length < 2) continue;
    const key = some.map(({ key }) => key).join(" ");
    const roles = rolesOf(key);
    if (roles) return { token: { text: key, roles }, end };
    const isPlace = some.some(({ key }) => !rolesOf(key)) && placesNamed(fold(key)).length > 0;
    if (isPlace) return { token: { text: some.map(({ text }) => text).join(" "), roles: [] }, end };
  }
  return undefined;
}

function readWord({ text, key }: Word): Token[] {
  const roles = rolesOf(key);
  if (roles) return [{ text, roles }];
  // "Mondays", "montags", "domingos"
  const day = key.endsWith("s") ? rolesOf(key.slice(0, -1))?.filter(({ kind }) => kind === "days") : undefined;
  if (day && day.length > 0) return [{ text, roles: day }];
  const parts = joinedArabic(key) ?? joinedBefore(key);
  if (!parts) return [{ text, roles: [] }];
  return parts.map((part) => ({ text: part, roles: rolesOf(part) ?? [] }));
}

/** Arabic writes "and", "in" and "for" together with the word after them. */
function joinedArabic(key: string): readonly string[] | undefined {
  for (const prefix of ["و", "ب", "ل"]) {
    const rest = key.slice(1);
    if (key.startsWith(prefix) && rolesOf(rest)) return prefix === "و" ? [prefix, rest] : [rest];
  }
  return undefined;
}
