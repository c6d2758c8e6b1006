import type { Slot } from "../../schedule/slot.ts";
import { groupsOf, type Group } from "./day-groups.ts";
import { readTimes, type Clock, type Item, type Time } from "./read-times.ts";
import { tokens } from "./tokens.ts";
import { findZones } from "../place/zone.ts";

/** How many times a day a briefing may come. */
export const mostTimes = 6;

/** What "07:30 18:00 weekdays Europe/Berlin" asks for, or what of it cannot be read. */
export type When =
  | {
      readonly kind: "when";
      readonly slots: readonly Slot[];
      readonly zone?: string;
      /** The same with the other seven, where a bare "7" was taken for the morning's. */
      readonly otherwise?: readonly Slot[];
    }
  /** The words leave open which time of the day is meant: each choice is all slots. The zone, or a place that may be several. */
  | {
      readonly kind: "which time";
      readonly text: string;
      readonly choices: readonly (readonly Slot[])[];
      readonly place?: string;
    }
  | {
      readonly kind: "which zone";
      readonly text: string;
      readonly zones: readonly string[];
      readonly slots: readonly Slot[];
    }
  | { readonly kind: "not a time" | "not a zone"; readonly text: string }
  | { readonly kind: "too many" };

/**
 * Reads when briefings shall come, in the words of every language and the digits of every script: times ("07:30", "half past
 * seven", "오후 7시 반"), days for all of them or for each ("weekdays at 7 and Sunday at 9"; every day without any), and a
 * zone or a place. `language` (BCP 47) only decides between languages that share a word. Pure.
 */
export function readWhen(text: string, language = "en"): When {
  if (text.length > longest) return { kind: "not a time", text: clip(text) };
  const items = settled(readTimes(tokens(text), language.split("-")[0] ?? ""));
  const rest = items.filter((item) => item.kind === "rest");
  const [places, unread] = [true, false].map((isPlace) =>
    rest.filter((item) => item.isPlace === isPlace).map((item) => item.text),
  );
  const place = clip(places?.join(" ") ?? "");
  const times = items.filter((item) => item.kind === "time");
  const groups = groupsOf(items);
  if (unread && unread.length > 0) return { kind: "not a time", text: clip(unread.join(" ")) };
  if (!groups) return { kind: "not a time", text: place || clip(text) };
  if (isTooMany(groups)) return { kind: "too many" };
  const slots = slotsOf(groups, ({ options }) => options[0]);
  const zones = place === "" ? [] : findZones(place);
  if (place !== "" && zones.length === 0) return { kind: "not a zone", text: place };
  const [zone] = zones;
  const asked = times.filter(({ certainty }) => certainty === "ask");
  if (asked.length > 0) {
    const open = asked.map(({ text }) => text).join(", ");
    return {
      kind: "which time",
      text: open,
      choices: choicesOf(groups, asked),
      ...(place && { place: zones.length === 1 ? zone : place }),
    };
  }
  if (zones.length > 1) return { kind: "which zone", text: place, zones, slots };
  const isOpen = times.some(({ certainty }) => certainty === "likely");
  const otherwise = slotsOf(groups, ({ certainty, options }) => (certainty === "likely" ? options[1] : options[0]));
  return { kind: "when", slots, ...(zone !== undefined && { zone }), ...(isOpen && { otherwise }) };
}

/** The same as a person would type it, so that a button can hold it: "07:30 18:00 weekdays Europe/Berlin", "07:00 weekdays 09:00 sun". */
export function writeWhen(slots: readonly Slot[], zone = ""): string {
  const groups = Map.groupBy(slots, ({ days }) => days?.join() ?? "");
  const words = Array.from(groups.values(), (group) => {
    const days = group[0]?.days;
    const written = days ? [writeDays(days)] : groups.size > 1 ? ["daily"] : [];
    return [...group.map(({ at }) => at), ...written];
  });
  return [...words.flat(), zone].filter(Boolean).join(" ");
}

const longest = 300;

/** What cannot be read is named, but not at any length. */
function clip(text: string): string {
  const letters = Array.from(text.trim());
  return letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : letters.join("");
}

/** Times in the light of each other: beside "19" or "07" a seven is of 24 hours, beside "9 pm" nobody knows which. */
function settled(items: readonly Item[]): Item[] {
  const halves = new Set(items.map((item) => (item.kind === "time" ? item.half : undefined)));
  return items.map((item) => {
    if (item.kind !== "time" || item.half !== undefined || item.certainty === "sure") return item;
    if (halves.has("24")) {
      const options = item.options.slice(0, item.options.length / 2);
      return { ...item, options, certainty: options.length > 1 ? "ask" : "sure" };
    }
    return halves.has("pm") ? { ...item, certainty: "ask" } : item;
  });
}

/** The first of what each may be, then the second … */
function choicesOf(groups: readonly Group[], asked: readonly Time[]): Slot[][] {
  const most = Math.max(...asked.map(({ options }) => options.length));
  return Array.from({ length: most }, (_, i) =>
    slotsOf(groups, ({ certainty, options }) => (certainty === "ask" ? (options[i] ?? options.at(-1)) : options[0])),
  );
}

/** Each time once, with all of its days, in the order of the clock. */
function slotsOf(groups: readonly Group[], pick: (time: Time) => Clock | undefined): Slot[] {
  const days = new Map<string, Set<number>>();
  for (const group of groups) {
    for (const clock of group.times.map(pick)) {
      if (!clock) continue;
      const at = `${String(clock.hour).padStart(2, "0")}:${String(clock.minute).padStart(2, "0")}`;
      days.set(at, new Set([...(days.get(at) ?? []), ...group.days]));
    }
  }
  return Array.from(days.keys())
    .toSorted()
    .map((at) => {
      const its = Array.from(days.get(at) ?? []).toSorted((a, b) => a - b);
      return its.length === 7 ? { at } : { at, days: its };
    });
}

function isTooMany(groups: readonly Group[]): boolean {
  const slots = slotsOf(groups, ({ options }) => options[0]);
  return [1, 2, 3, 4, 5, 6, 7].some(
    (day) => slots.filter(({ days }) => days?.includes(day) ?? true).length > mostTimes,
  );
}

function writeDays(days: readonly number[]): string {
  const all = days.join();
  if (all === "1,2,3,4,5") return "weekdays";
  if (all === "6,7") return "weekends";
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  const isRun = days.length > 2 && last - first === days.length - 1;
  return isRun ? `${names[first - 1]}-${names[last - 1]}` : days.map((day) => names[day - 1]).join(",");
}

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
