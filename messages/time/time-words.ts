import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { hi } from "./hi.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

/**
 * The words with which a language tells times, days and spans, as people type them. Each list is one text with commas
 * between its entries, `/` between spellings of one entry where its place counts. Case, accents and hyphens do not matter;
 * an entry may be several words. A list is empty where the language has nothing of the kind.
 */
export type TimeWords = {
  /** The hours one to twelve, in order, in every form in which an hour is said. */
  readonly numbers: string;
  /** Other numbers, as minutes are said, by their value. */
  readonly minutes: Readonly<Record<number, string>>;
  /** After the number of an hour, of minutes: "o'clock", "Uhr", "시". */
  readonly hour: string;
  readonly minute: string;
  readonly noon: string;
  readonly midnight: string;
  /** Parts of the day that say which seven is meant; `midday` is about noon, `night` goes on until five. */
  readonly morning: string;
  readonly midday: string;
  readonly afternoon: string;
  readonly evening: string;
  readonly night: string;
  /** What stands before an hour or after it and moves it, by the minutes: "half past" 30, "quarter to" -15. */
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** Before an hour, half an hour earlier or later, who knows: "half eight". */
  readonly half: string;
  /** Between minutes and an hour: "ten past seven", "ten to seven". */
  readonly past: string;
  readonly to: string;
  /** From one day to another: "to", "bis". */
  readonly through: string;
  readonly and: string;
  /** Before a part of the day: "every morning". It is among the fillers too. */
  readonly every: string;
  readonly everyDay: string;
  readonly weekdays: string;
  readonly weekend: string;
  /** Monday to Sunday. Of days, the catalogs have most: here is what they lack. */
  readonly days: string;
  /** What stands among all that and changes nothing: "at", "the", "around". */
  readonly fillers: string;
  /** Spans of time: their units, and where they begin or end. */
  readonly hours: string;
  readonly daysLong: string;
  readonly weeks: string;
  readonly months: string;
  readonly last: string;
  readonly since: string;
  readonly until: string;
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
  /** "off": no quiet hours. */
  readonly off: string;
};

/** By language. A new language is one file and one line here. */
export const timeWords: Readonly<Record<string, TimeWords>> = { en, ko, es, fr, de, pt, it, ru, ar, hi, zh, ja };
