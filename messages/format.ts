/**
 * Values as a reader reads them, by `Intl`, in the reader's language and time zone. Instants are UTC milliseconds. A
 * locale that the runtime does not know is read as English.
 */

/** "Monday, November 23". */
export function day(at: number, locale: string, timeZone: string): string {
  return date(locale, timeZone, { weekday: "long", day: "numeric", month: "long" }).format(at);
}

/** "7:30 AM" or "07:30", as the locale has it. */
export function clock(at: number, locale: string, timeZone: string): string {
  return date(locale, timeZone, { timeStyle: "short" }).format(at);
}

/** A wall-clock time "HH:MM" as the locale writes it. */
export function wallClock(time: string, locale: string): string {
  return clock(Date.parse(`1970-01-01T${time}:00Z`), locale, "UTC");
}

/** "Mon 7:30 AM": when something was, within the last week or so. */
export function moment(at: number, locale: string, timeZone: string): string {
  return date(locale, timeZone, { weekday: "short", hour: "numeric", minute: "2-digit" }).format(at);
}

/** "in 14 hours", "2 hr. ago" (`narrow`): from `now` to `at`, in the one unit that fits best. */
export function distance(at: number, now: number, locale: string, style: "long" | "short" = "long"): string {
  const minutes = Math.round((at - now) / 60_000);
  const [value, unit] = inUnit(minutes);
  // Zero is past: "0 minutes ago", not "in 0 minutes".
  return relative(locale, style).format(value === 0 ? -0 : value, unit);
}

/** "2 hr. ago": how old a story is at `now`. At least a minute: "in 0 minutes" is no age, nor is what a clock that runs ahead would say. */
export function ageOf(publishedAt: number, now: number, locale: string): string {
  return distance(Math.min(publishedAt, now - 60_000), now, locale, "short");
}

/** "Monday, Wednesday, and Friday": ISO weekday numbers (Monday is 1) as the locale names them. */
export function weekdays(days: readonly number[], locale: string): string {
  const name = date(locale, "UTC", { weekday: "long" });
  return list(
    days.map((isoDay) => name.format(Date.UTC(2024, 0, isoDay))),
    locale,
  ); // 1 January 2024 was a Monday
}

/** "A, B, and C". */
export function list(items: readonly string[], locale: string): string {
  return lists(locale).format(items);
}

/** A language (BCP 47) as a locale names it: "Korean", "한국어"; its code where nobody knows it. */
export function languageName(language: string, locale: string): string {
  return names(locale).of(knownLocale(language)) ?? language;
}

/** So many days or weeks: "7 days". */
export function span(count: number, unit: "day" | "week", locale: string): string {
  return spans(locale, unit).format(count);
}

/** "1,200": a count, in the digits of the locale. */
export function number(value: number, locale: string): string {
  return numbers(locale).format(value);
}

/**
 * The form that goes with a count, by the plural rules of the language: "one" of Russian is 1, 21, 31 …, so that a form
 * which holds the count must name it. A form that is not given is `other`.
 */
export function plural<T>(
  count: number,
  language: string,
  forms: { readonly [form in Intl.LDMLPluralRule]?: T } & { readonly other: T },
): T {
  return forms[plurals(language).select(count)] ?? forms.other;
}

/**
 * A value of unknown or other direction, set apart (first strong isolate, UAX #9) so that neither it nor the sentence
 * around it is put out of order: "/brief" or "Africa/Cairo" in an Arabic sentence.
 */
export function isolate(value: string): string {
  return `\u2068${value.replace(/[\u2066-\u2069]/gu, "")}\u2069`;
}

/** A value of strangers' making, isolated where it is written in the other direction than the locale. */
export function apart(value: string, locale: string): string {
  return isRightToLeft(value) === rightToLeftLanguages.test(locale) ? value : isolate(value);
}

const rightToLeftLanguages = /^(?:ar|fa|he|ur)\b/u;

/** By the first letter (UAX #9, rules P2 and P3). */
function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}

/** A locale the runtime knows, written as BCP 47 ("pt_BR" is "pt-BR"); English for anything else. */
export function knownLocale(locale: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(locale?.replaceAll("_", "-") ?? "en")[0] ?? "en";
  } catch {
    return "en";
  }
}

function inUnit(minutes: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(minutes);
  if (size < 90) return [minutes, "minute"];
  if (size < 36 * 60) return [Math.round(minutes / 60), "hour"];
  return [Math.round(minutes / 60 / 24), "day"];
}

// Intl's formatters cost a hundred times more to make than to use: each is made once for its settings.
function kept<A extends readonly unknown[], T>(make: (...args: A) => T): (...args: A) => T {
  const made = new Map<string, T>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = made.get(key) ?? make(...args);
    made.set(key, found);
    return found;
  };
}

const date = kept(
  (locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(knownLocale(locale), { ...options, timeZone }),
);
const relative = kept(
  (locale: string, style: "long" | "short") =>
    new Intl.RelativeTimeFormat(knownLocale(locale), { numeric: "always", style }),
);
const names = kept((locale: string) => new Intl.DisplayNames(knownLocale(locale), { type: "language" }));
const spans = kept(
  (locale: string, unit: string) =>
    new Intl.NumberFormat(knownLocale(locale), { style: "unit", unit, unitDisplay: "long" }),
);
const lists = kept((locale: string) => new Intl.ListFormat(knownLocale(locale), { type: "conjunction" }));
const numbers = kept((locale: string) => new Intl.NumberFormat(knownLocale(locale)));
const plurals = kept((language: string) => new Intl.PluralRules(language));
