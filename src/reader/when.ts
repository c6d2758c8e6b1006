import { catalogs, type Words } from "../../messages/words.ts";
import type { Slot } from "../schedule/slot.ts";
import { findZones } from "./zone.ts";

/** How many times a day a briefing may come. */
export const mostTimes = 6;

/** What "07:30 18:00 weekdays Europe/Berlin" asks for, or what of it cannot be read. */
export type When =
  | { readonly kind: "when"; readonly slots: readonly Slot[]; readonly zone?: string }
  | { readonly kind: "not a time" | "not a zone"; readonly text: string }
  | {
      readonly kind: "which zone";
      readonly text: string;
      readonly zones: readonly string[];
      readonly slots: readonly Slot[];
    }
  | { readonly kind: "too many" };

/**
 * Reads when briefings shall come: times ("07:30", "7", "7:30pm", "오후 7시"), days for all of them ("weekdays",
 * "mon-fri", "sat sun", "월 수 금"; every day without any) in the words of every catalog, and a zone or a big city. Pure.
 */
export function readWhen(text: string): When {
  const times = new Set<string>();
  const days = new Set<number>();
  const others: string[] = [];
  let half: "am" | "pm" | undefined;
  let last: { hour: number; minute: number } | undefined;
  let everyDay = false;

  const keep = () => {
    if (last) times.add(clockTime(last));
    last = undefined;
  };
  for (const token of text.toLowerCase().replaceAll(/[,;]/gu, " ").split(/\s+/u).filter(Boolean)) {
    const halfDay = halfDays.get(token);
    const time = readTime(token);
    const named = readDays(token);
    const minute = Number(/^([0-5]?\d)분$/u.exec(token)?.[1]);
    if (last && minute >= 0) {
      last = { ...last, minute }; // "7시 30분"
    } else if (halfDay !== undefined) {
      // "7 pm", or before its time: "오후 7시".
      if (last) last = inHalf(last, halfDay);
      else half = halfDay;
    } else if (time) {
      keep();
      last = half ? inHalf(time, half) : time;
      half = undefined;
    } else if (named) {
      for (const day of named) days.add(day);
      if (named.length === 7) everyDay = true;
    } else if (!fillers.has(token)) {
      others.push(token);
    }
  }
  keep();

  const place = others.join(" ");
  if (times.size === 0) return { kind: "not a time", text: place || text };
  if (times.size > mostTimes) return { kind: "too many" };
  const chosen =
    everyDay || days.size === 0 || days.size === 7 ? undefined : Array.from(days).toSorted((a, b) => a - b);
  const slots = Array.from(times)
    .toSorted()
    .map((at): Slot => ({ at, ...(chosen && { days: chosen }) }));
  if (place === "") return { kind: "when", slots };
  const zones = findZones(place);
  if (zones.length === 0)
    return { kind: /\d/u.test(place) && !/[+/]/u.test(place) ? "not a time" : "not a zone", text: place };
  const [zone] = zones;
  return zones.length === 1 && zone !== undefined
    ? { kind: "when", slots, zone }
    : { kind: "which zone", text: place, zones, slots };
}

/** The same as a person would type it, so that a button can hold it: "07:30 18:00 weekdays Europe/Berlin". */
export function writeWhen(slots: readonly Slot[], zone: string): string {
  const days = slots[0]?.days;
  const named = days ? [writeDays(days)] : [];
  return [...slots.map(({ at }) => at), ...named, zone].join(" ");
}

function writeDays(days: readonly number[]): string {
  if (days.join() === "1,2,3,4,5") return "weekdays";
  if (days.join() === "6,7") return "weekends";
  return days.map((day) => ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][day - 1]).join(",");
}

type Half = "am" | "pm";
type Clock = { readonly hour: number; readonly minute: number };

const clockTime = ({ hour, minute }: Clock) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

function inHalf({ hour, minute }: Clock, half: Half): Clock {
  if (hour > 12) return { hour, minute };
  return { hour: (hour % 12) + (half === "pm" ? 12 : 0), minute };
}

/** "7", "07:30", "7.30", "7h30", "0730", "7시", "7시30분", "7:30pm". */
function readTime(token: string): Clock | undefined {
  const found = /^(\d{1,2})(?:[:.h시](\d{2})?분?|(\d{2}))?(am|pm|a\.m\.?|p\.m\.?)?$/u.exec(token);
  if (!found) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? found[3] ?? 0);
  const half = found[4]?.startsWith("a") ? "am" : found[4]?.startsWith("p") ? "pm" : undefined;
  if (hour > 23 || minute > 59 || (half && (hour > 12 || hour === 0))) return undefined;
  return half ? inHalf({ hour, minute }, half) : { hour, minute };
}

/** "weekdays", "mon", "mon-fri", "월수금": ISO numbers. */
function readDays(token: string): readonly number[] | undefined {
  const [from, to] = token.split(/[-–]/u).map((name) => dayNames.get(name)?.[0]);
  if (/[-–]/u.test(token)) {
    if (from === undefined || to === undefined) return undefined;
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1);
  }
  return dayNames.get(token);
}

const all = Object.values(catalogs);
const halfDays: ReadonlyMap<string, Half> = new Map(
  all.flatMap((words): [string, Half][] => [
    ...words.am.map((word): [string, Half] => [word, "am"]),
    ...words.pm.map((word): [string, Half] => [word, "pm"]),
  ]),
);
const dayNames: ReadonlyMap<string, readonly number[]> = new Map(all.flatMap(({ days }) => namesOf(days)));
// Words that people put between times: "07:30 and 18:00", "at 8".
const fillers = new Set(["and", "at", "on", "every", "day", "&", "에", "그리고"]);

function namesOf(days: Words["days"]): [string, readonly number[]][] {
  return [
    ...days.everyDay.map((word): [string, readonly number[]] => [word, [1, 2, 3, 4, 5, 6, 7]]),
    ...days.weekdays.map((word): [string, readonly number[]] => [word, [1, 2, 3, 4, 5]]),
    ...days.weekend.map((word): [string, readonly number[]] => [word, [6, 7]]),
    ...days.names.flatMap((words, i) => words.map((word): [string, readonly number[]] => [word, [i + 1]])),
  ];
}
