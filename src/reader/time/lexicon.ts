import { timeWords, type TimeWords } from "../../../messages/time-words.ts";
import { catalogs } from "../../../messages/words.ts";
import { fold } from "../fold.ts";

/** A part of the day, as it tells the two sevens of a day apart. */
export type Part = "am" | "midday" | "pm" | "evening" | "night";

/** What a word can be among times and days; many are several things, in one language or in two. */
export type Role =
  | { readonly kind: "number"; readonly value: number; readonly digits?: string }
  | { readonly kind: "clock"; readonly hour: number; readonly minute: number; readonly twoDigits: boolean }
  | { readonly kind: "before"; readonly minutes: number }
  | { readonly kind: "after"; readonly minutes: number }
  | { readonly kind: "part"; readonly part: Part; readonly language: string }
  /** ISO weekday numbers. */
  | { readonly kind: "days"; readonly days: readonly number[]; readonly language: string }
  | { readonly kind: "unit"; readonly hours: number }
  | { readonly kind: Plain };

type Plain = (typeof plain)[number] | "noon" | "midnight" | "comma" | "dash";

/** A word or a number as it was written, and what it can be. One without a role is a place, or nothing that we know. */
export type Token = { readonly text: string; readonly roles: readonly Role[] };

/** What a word, or several with single blanks between, can be; nothing for a word that no language has. Folded. */
export function rolesOf(key: string): readonly Role[] | undefined {
  lexicon ??= readLexicon();
  return lexicon.get(key);
}

/** The words that stand before an hour and move it; some are written together with it: "полвосьмого". */
export function joinedBefore(key: string): readonly [string, string] | undefined {
  befores ??= listsOf((words) => Object.values(words.before)).filter((word) => !word.includes(" "));
  const before = befores.find((word) => word.length > 2 && key.startsWith(word) && rolesOf(key.slice(word.length)));
  return before === undefined ? undefined : [before, key.slice(before.length)];
}

/** An entry of a list of words, as it is compared. */
export function wordKey(text: string): string {
  return fold(text.replaceAll(/['’]/gu, " "));
}

let lexicon: ReadonlyMap<string, readonly Role[]> | undefined;
let befores: readonly string[] | undefined;

// The lists of TimeWords whose words only say what they are.
const plain = [
  "hour",
  "minute",
  "half",
  "past",
  "to",
  "through",
  "and",
  "every",
  "filler",
  "last",
  "since",
  "until",
  "today",
  "yesterday",
  "tomorrow",
  "off",
] as const;

const week = [1, 2, 3, 4, 5, 6, 7];

function readLexicon(): Map<string, Role[]> {
  const found = new Map<string, Role[]>();
  const add = (words: string | readonly string[], role: Role) => {
    for (const word of typeof words === "string" ? split(words) : words) {
      const key = wordKey(word);
      if (key === "") continue;
      const roles = found.get(key);
      if (roles) roles.push(role);
      else found.set(key, [role]);
    }
  };
  for (const [language, words] of Object.entries(timeWords)) {
    for (const [i, forms] of entries(words.numbers)) add(forms, { kind: "number", value: i + 1 });
    for (const [value, forms] of Object.entries(words.minutes)) add(forms, { kind: "number", value: Number(value) });
    for (const kind of ["before", "after"] as const) {
      for (const [minutes, forms] of Object.entries(words[kind])) add(forms, { kind, minutes: Number(minutes) });
    }
    const parts = {
      am: words.morning,
      midday: words.midday,
      pm: words.afternoon,
      evening: words.evening,
      night: words.night,
    };
    add(parts.am, { kind: "part", part: "am", language });
    add(parts.midday, { kind: "part", part: "midday", language });
    add(parts.pm, { kind: "part", part: "pm", language });
    add(parts.evening, { kind: "part", part: "evening", language });
    add(parts.night, { kind: "part", part: "night", language });
    add(words.noon, { kind: "noon" });
    add(words.midnight, { kind: "midnight" });
    for (const kind of plain) add(kind === "filler" ? words.fillers : words[kind], { kind });
    const units: [string, number][] = [
      [words.hours, 1],
      [words.daysLong, 24],
      [words.weeks, 168],
      [words.months, 720],
    ];
    for (const [forms, hours] of units) add(forms, { kind: "unit", hours });
    add(words.everyDay, { kind: "days", days: week, language });
    add(words.weekdays, { kind: "days", days: week.slice(0, 5), language });
    add(words.weekend, { kind: "days", days: week.slice(5), language });
    for (const [i, forms] of entries(words.days)) add(forms, { kind: "days", days: [i + 1], language });
  }
  for (const [language, { days, am, pm }] of Object.entries(catalogs)) {
    add(days.everyDay, { kind: "days", days: week, language });
    add(days.weekdays, { kind: "days", days: week.slice(0, 5), language });
    add(days.weekend, { kind: "days", days: week.slice(5), language });
    for (const [i, forms] of days.names.entries()) add(forms, { kind: "days", days: [i + 1], language });
    add(am, { kind: "part", part: "am", language });
    add(pm, { kind: "part", part: "pm", language });
  }
  return found;
}

const split = (list: string) => list.split(/[,/]/u);
const entries = (list: string) => Array.from(list.split(","), (entry, i): [number, string[]] => [i, entry.split("/")]);
const listsOf = (pick: (words: TimeWords) => readonly string[]) =>
  Object.values(timeWords).flatMap((words) => pick(words).flatMap(split).map(wordKey));
