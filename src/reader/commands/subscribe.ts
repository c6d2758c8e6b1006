import type { Choice } from "../../adapter.ts";
import { wallClock } from "../../../messages/format.ts";
import { fitsButton, type Message } from "../../../messages/message.ts";
import { nextAppointment, sameSchedule, type Slot } from "../../schedule/slot.ts";
import { nextWords, scheduleWords } from "../schedule-words.ts";
import type { Subscription } from "../subscription.ts";
import { mostTimes, readWhen, writeWhen } from "../when.ts";
import { findZones } from "../zone.ts";
import type { Answer, CommandDefinition, Context } from "./command.ts";

/**
 * "/subscribe 07:30 18:00 weekdays Europe/Berlin": the times of this chat's briefings, all of them; what was set before
 * is replaced, so that saying it twice is saying it once. Without a time it tells what is set and offers some.
 */
export const subscribe: CommandDefinition = {
  spec: {
    name: "subscribe",
    options: [
      { name: "when", completes: true },
      { name: "zone", completes: true },
    ],
    changes: true,
    audience: "person",
  },
  async run(context) {
    const { args, words, reader } = context;
    if (args.trim() === "") return askWhen(context, reader.slots.length > 0 ? [planned(context, reader)] : []);
    const when = readWhen(args);
    switch (when.kind) {
      case "not a time":
        return askWhen(context, [words.answers.notATime(when.text)]);
      case "not a zone":
        return text(words.answers.notAZone(when.text));
      case "too many":
        return text(words.answers.tooMany(mostTimes));
      case "which zone":
        return {
          message: {
            blocks: [{ kind: "text", text: words.answers.whichZone(when.text) }],
            actions: when.zones
              .slice(0, 8)
              .map((zone) => ({ label: zone, command: `/subscribe ${writeWhen(when.slots, zone)}` })),
          },
        };
      case "when":
        return set(context, when.slots, when.zone);
    }
  },
  complete: (option, typed, locale) => (option === "zone" ? completeZone(typed) : completeWhen(typed, locale)),
};

/** Offers times, below what there is to say first. */
export function askWhen({ words, locale, reader }: Context, first: readonly string[]): Answer {
  return {
    message: {
      blocks: [...first, words.answers.askWhen(reader.timeZone)].map((line) => ({ kind: "text", text: line })),
      actions: ["07:00", "07:30", "08:00"].map((at) => ({
        label: words.buttons.daily(wallClock(at, locale)),
        command: `/subscribe ${at}`,
      })),
    },
  };
}

async function set(context: Context, slots: readonly Slot[], zone: string | undefined): Promise<Answer> {
  const { words, now, locale, reader: before } = context;
  const timeZone = zone ?? before.timeZone;
  const next = nextAppointment({ slots, timeZone }, now);
  const reader = await context.change((current) => ({
    ...current,
    slots,
    timeZone,
    locale,
    gone: null,
    nextAt: next?.at ?? null,
    nextSlot: next?.slot ?? null,
  }));
  const undo = before.slots.length > 0 ? `/subscribe ${writeWhen(before.slots, before.timeZone)}` : "/stop";
  const changed = (before.slots.length === 0 || !sameSchedule(before, reader)) && fitsButton(undo);
  const message: Message = {
    blocks: [
      { kind: "text", text: planned(context, reader) },
      ...(zone === undefined ? [{ kind: "note" as const, text: words.answers.otherZone(timeZone) }] : []),
    ],
    actions: [
      { label: words.buttons.brief, command: "/brief" },
      ...(changed ? [{ label: words.buttons.undo, command: undo }] : []),
    ],
  };
  return { message };
}

/** What is set, and when the next one comes, in the reader's words and clock. */
function planned({ words, locale, now }: Context, reader: Subscription): string {
  const set = words.answers.subscribed(scheduleWords(reader.slots, locale, words), reader.timeZone);
  return [set, ...nextWords(reader, now, locale, words)].join("\n");
}

function text(line: string): Answer {
  return { message: { blocks: [{ kind: "text", text: line }] } };
}

const most = 25;

/** Half hours that begin as typed, mornings first; what is typed itself comes first when it is already right. */
function completeWhen(typed: string, locale: string): Choice[] {
  const when = readWhen(typed);
  const own = when.kind === "when" && when.zone === undefined ? [{ label: typed.trim(), value: typed.trim() }] : [];
  const halfHours = Array.from(
    { length: 48 },
    (_, i) => `${String(Math.floor(i / 2)).padStart(2, "0")}:${i % 2 === 0 ? "00" : "30"}`,
  );
  const mornings = [...halfHours.slice(12), ...halfHours.slice(0, 12)];
  const wanted = typed.trim().replace(/^(\d)(?=:|$)/u, "0$1");
  const others = mornings
    .filter((time) => time.startsWith(wanted) || time.startsWith(typed.trim()))
    .map((time) => ({ label: wallClock(time, locale), value: time }));
  return [...own, ...others.filter(({ value }) => value !== own[0]?.value)].slice(0, most);
}

function completeZone(typed: string): Choice[] {
  const zones = typed.trim() === "" ? common : findZones(typed);
  return zones.slice(0, most).map((zone) => ({ label: zone, value: zone }));
}

// One big city for most of the offsets that people live in, from west to east: a start for who has typed nothing yet.
const common = [
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/New_York",
  "America/Sao_Paulo",
  "UTC",
  "Europe/London",
  "Europe/Berlin",
  "Africa/Lagos",
  "Africa/Cairo",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Shanghai",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Sydney",
  "Pacific/Auckland",
];
