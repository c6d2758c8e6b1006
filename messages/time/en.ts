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

/** English. */
export const en: TimeWords = {
  numbers: "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve",
  minutes: { 15: "fifteen", 20: "twenty", 25: "twenty-five", 30: "thirty", 40: "forty", 45: "forty-five", 50: "fifty" },
  hour: "o'clock, oclock, h, hrs",
  minute: "minutes, min",
  noon: "noon, midday",
  midnight: "midnight",
  morning: "morning, mornings",
  midday: "",
  afternoon: "afternoon, afternoons",
  evening: "evening, evenings",
  night: "night, nights, tonight",
  before: { 30: "half past, half after", 15: "quarter past, quarter after", "-15": "quarter to, quarter of" },
  after: {},
  half: "half",
  past: "past, after",
  to: "to, before, till",
  through: "to, till, until, through, thru",
  and: "and, &, plus",
  every: "every, each",
  everyDay: "each day, all days",
  weekdays: "work days, working days, business days",
  weekend: "",
  days: ", , , thur, , , ",
  fillers:
    "send it, at, on, in, the, a, every, each, around, about, or so, ish, please, time, of, once a day, twice a day, times a day, a day, by, from, for, my, me, send, briefing, news, it, is",
  hours: "hour, hours, h, hrs",
  daysLong: "day, days, d",
  weeks: "week, weeks, w",
  months: "month, months",
  last: "last, past, ago",
  since: "since, from",
  until: "until, till, to, through",
  today: "today",
  yesterday: "yesterday",
  tomorrow: "tomorrow",
  off: "off, none, never, no",
};
