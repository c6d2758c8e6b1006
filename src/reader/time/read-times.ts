import type { Part, Role, Token } from "./lexicon.ts";

/** A time on a clock. */
export type Clock = { readonly hour: number; readonly minute: number };

/** What of a text is a time, days, or neither. */
export type Item =
  | Time
  | { readonly kind: "days"; readonly days: readonly number[] }
  | { readonly kind: "break"; readonly strong: boolean }
  /** `weak` where the word may say nothing, as "a" in "lunes a las 7". */
  | { readonly kind: "through"; readonly weak: boolean }
  | { readonly kind: "rest"; readonly text: string; readonly isPlace: boolean };

/**
 * One time: all that it may be, the likeliest first. `sure` it is the first; `likely` so, as nobody means another seven than
 * the morning's until they say so; `ask` where nothing tells.
 */
export type Time = {
  readonly kind: "time";
  readonly text: string;
  readonly options: readonly Clock[];
  readonly certainty: "sure" | "likely" | "ask";
  /** How it tells the halves of the day apart: by a word, by 24 hours ("07", "19"), or not at all. */
  readonly half?: "am" | "pm" | "24";
};

/** Times and days among tokens, in their order. `language` decides where a short word is a day in one and not in another. */
export function readTimes(all: readonly Token[], language: string): Item[] {
  const items: Item[] = [];
  let part: Part | undefined;
  for (let i = 0; i < all.length;) {
    const token = all[i];
    if (!token) break;
    const time = spoken(all, i);
    if (time) {
      const after = partAfter(all, time.end);
      items.push(timeOf(time, all.slice(i, time.end), after?.part ?? part));
      if (after?.everyDay) items.push({ kind: "days", days: week });
      i = after?.end ?? time.end;
      continue;
    }
    const days = daysOf(all, i, language);
    if (days) {
      // "저녁 8시, 월요일 7시": the evening was that of the days before.
      if (items.findLast(({ kind }) => kind !== "break")?.kind === "time") part = undefined;
      items.push({ kind: "days", days });
    }
    const said = find(token, "part");
    if (said && (isPrefix(token) || !find(token, "filler"))) part = said.part;
    else if (!days) items.push(...otherItem(token));
    i++;
  }
  return items;
}

function otherItem(token: Token): Item[] {
  if (find(token, "comma") || find(token, "and"))
    return [{ kind: "break", strong: token.text === ";" || token.text === "\n" }];
  const isFiller = find(token, "filler") !== undefined;
  if (find(token, "through") || find(token, "dash")) return [{ kind: "through", weak: isFiller }];
  // The unit may stand before its number: "الساعة 7".
  if (isFiller || find(token, "hour")) return [];
  const isPlace = token.roles.length === 0 && (!/\d/u.test(token.text) || /^\D*[+−-]/u.test(token.text));
  return [{ kind: "rest", text: token.text, isPlace }];
}

/** A role of a token, if it can be that. */
export function find<K extends Role["kind"]>(
  token: Token | undefined,
  kind: K,
): Extract<Role, { kind: K }> | undefined {
  return token?.roles.find((role): role is Extract<Role, { kind: K }> => role.kind === kind);
}

type Spoken = {
  readonly end: number;
  /** Minutes of the day or of half a day; several where the words leave it open. */
  readonly minutes: readonly number[];
  /** "noon"; or written with two digits for the hour, as on a clock of 24 hours, if no part of the day follows. */
  readonly form?: "name" | "two digits";
};

/** The time that begins at a token: "7", "07:30", "7 h 30", "half past seven", "без четверти восемь", "noon". */
function spoken(all: readonly Token[], start: number): Spoken | undefined {
  const token = all[start];
  const clock = find(token, "clock");
  if (clock) {
    const form = clock.twoDigits ? "two digits" : undefined;
    return { end: past(all, start + 1, "hour"), minutes: [clock.hour * 60 + clock.minute], ...(form && { form }) };
  }
  const before = find(token, "before");
  if (before) {
    const hour = hourAt(all, start + 1);
    return hour && { end: past(all, hour.end, "hour"), minutes: [shift(hour.value, before.minutes)] };
  }
  if (find(token, "half")) {
    const hour = hourAt(all, start + 1);
    return (
      hour && {
        end: past(all, hour.end, "hour"),
        minutes: [shift(hour.value, 30), shift(hour.value, -30)],
      }
    );
  }
  const number = find(token, "number");
  if (number) return numbered(all, start, number);
  const named = find(token, "noon") ? 720 : find(token, "midnight") ? 0 : undefined;
  // "中午12点" is one time, and "noon, 7 pm" are two.
  const isPart =
    find(token, "part") && isPrefix(token) && (find(all[start + 1], "number") ?? find(all[start + 1], "clock"));
  return named === undefined || isPart ? undefined : { end: start + 1, minutes: [named], form: "name" };
}

function numbered(all: readonly Token[], start: number, number: Extract<Role, { kind: "number" }>): Spoken | undefined {
  const { value, digits } = number;
  const link = all[start + 1];
  const direction = find(link, "past") ? 1 : find(link, "to") ? -1 : 0;
  const isMinutes = direction !== 0 && (!find(link, "through") || (value % 5 === 0 && value <= 25 && value > 0));
  const target = isMinutes ? hourAt(all, start + 2) : undefined;
  if (target && target.value <= 12) {
    return { end: past(all, target.end, "hour"), minutes: [shift(target.value, direction * value)] };
  }
  if (value > 23) return undefined;
  const form = digits?.startsWith("0") ? { form: "two digits" as const } : {};
  // "12 noon", "12 midnight"
  const name = value === 12 ? (find(link, "noon") ? 720 : find(link, "midnight") ? 0 : undefined) : undefined;
  if (name !== undefined) return { end: start + 2, minutes: [name], form: "name" };
  const afterHour = past(all, start + 1, "hour");
  const moved = find(all[afterHour], "after");
  if (moved) return { end: past(all, afterHour + 1, "hour"), minutes: [shift(value, moved.minutes)] };
  const minute = find(all[afterHour], "number");
  const saidMinute = minute && isMinute(all, afterHour, minute, afterHour > start + 1, digits !== undefined);
  const end = saidMinute ? past(all, afterHour + 1, "minute") : afterHour;
  return { end: past(all, end, "hour"), minutes: [value * 60 + (saidMinute ? minute.value : 0)], ...form };
}

/** "7 h 30", "7시 5분", "seven thirty", "7 30" — and not the second hour of "7 Uhr 19 Uhr" or "7 19". */
function isMinute(
  all: readonly Token[],
  at: number,
  { value, digits }: Extract<Role, { kind: "number" }>,
  afterUnit: boolean,
  afterDigits: boolean,
): boolean {
  if (value > 59) return false;
  if (find(all[at + 1], "minute")) return true;
  if (find(all[at + 1], "hour")) return false;
  if (afterUnit) return digits === undefined ? value >= 10 : digits.length === 2;
  return value > 23 || (digits === undefined && !afterDigits && value > 12);
}

/** An hour after words that say nothing: "quarter to [the hour of] seven". */
function hourAt(all: readonly Token[], start: number): { readonly value: number; readonly end: number } | undefined {
  const at = past(all, start, "filler");
  const number = find(all[at], "number");
  return number && number.value <= 23 ? { value: number.value, end: at + 1 } : undefined;
}

function past(all: readonly Token[], start: number, kind: Role["kind"]): number {
  let at = start;
  // "ч" may be no word for a unit after which a number follows: "7 час 8"; one is enough.
  if (find(all[at], kind)) at++;
  return at;
}

/** Minutes of the day, moved; on a clock of twelve hours where the hour is of one, so that "quarter to one" is 12:45. */
function shift(hour: number, by: number): number {
  const minutes = hour * 60 + by;
  return hour > 12 ? minutes : ((minutes - 60 + 720) % 720) + 60;
}

/** The part of the day after a time: "7 pm", "7 in the morning"; not "9시" of "7시 저녁 9시", where it stands before the next. */
function partAfter(
  all: readonly Token[],
  start: number,
): { readonly part: Part; readonly everyDay: boolean; readonly end: number } | undefined {
  let at = start;
  while (find(all[at], "filler") && !find(all[at], "part") && !find(all[at], "and")) at++;
  const role = find(all[at], "part");
  if (!role || (isPrefix(all[at]) && spoken(all, at + 1)) || isOn(all, at)) return undefined;
  return { part: role.part, everyDay: at > start && isEvery(all, at - 1), end: at + 1 };
}

/** "am" of "19 Uhr am Montag": a word before a day that is a part of the day in another language than the day or its hour. */
function isOn(all: readonly Token[], at: number): boolean {
  if (!find(all[at], "filler")) return false;
  const days = all[at + 1]?.roles.filter((role) => role.kind === "days") ?? [];
  const isOfOther = days.length > 0 && !days.some(({ language }) => language === find(all[at], "part")?.language);
  return isOfOther || find(all[at - 1], "hour") !== undefined;
}

/** "every" right before a part of the day. */
const isEvery = (all: readonly Token[], at: number) =>
  find(all[at], "every") !== undefined && find(all[at + 1], "part") !== undefined;
const week = [1, 2, 3, 4, 5, 6, 7];

const isPrefix = (token: Token | undefined) =>
  /^[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Devanagari}]/u.test(token?.text ?? "");

function timeOf({ minutes, form }: Spoken, written: readonly Token[], part: Part | undefined): Item {
  const text = written
    .map((token) => token.text)
    .join(" ")
    .replaceAll(/ (?=[\p{sc=Han}\p{sc=Hangul}])/gu, "");
  const [first = 0] = minutes;
  const isOf24 = form !== "name" && (first >= 780 || first < 60);
  if (isOf24 && part === "am") return { kind: "rest", text, isPlace: false };
  const told = part !== undefined && form !== "name" && !isOf24 ? minutes.map((each) => inPart(each, part)) : undefined;
  // Half past twelve is at noon, and so is twelve.
  const isWhole = told !== undefined || form !== undefined || first >= 720 || first < 60;
  const all = told ?? (isWhole ? minutes : [...minutes, ...minutes.map((each) => each + 720)]);
  const half = told ? ((told[0] ?? 0) < 720 ? "am" : "pm") : isOf24 || text.startsWith("0") ? "24" : undefined;
  const certainty = minutes.length > 1 || (!isWhole && first < 360) ? "ask" : isWhole ? "sure" : "likely";
  return { kind: "time", text, options: all.map(clockOf), certainty, ...(half && { half }) };
}

/** Minutes from 1:00 to 12:59 in a part of the day. */
function inPart(minutes: number, part: Part): number {
  const hour = Math.floor(minutes / 60) % 12;
  const inMorning = { am: true, midday: hour >= 10, pm: false, evening: hour === 0, night: hour < 6 }[part];
  return (minutes % 720) + (inMorning ? 0 : 720);
}

const clockOf = (minutes: number): Clock => ({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 });

/** Days that a token names, or that it does not: a word such as "do" is one in one language, and says nothing before a word in others. */
function daysOf(all: readonly Token[], at: number, language: string): readonly number[] | undefined {
  const roles = all[at]?.roles.filter((role) => role.kind === "days") ?? [];
  const role = roles.find((role) => role.language === language) ?? roles[0];
  if (!role) return isEvery(all, at) ? week : undefined;
  const next = all[at + 1];
  const saysNothing = find(all[at], "filler") && next !== undefined && !find(next, "comma");
  if (!saysNothing || role.language === language) return role.days;
  const inList = [all[at - 2], all[at - 1], all[at + 1], all[at + 2]].some(
    (near) =>
      !find(near, "filler") && near?.roles.some((other) => other.kind === "days" && other.language === role.language),
  );
  return inList ? role.days : undefined;
}
