import type { Choice } from "../../adapter.ts";
import { wallClock } from "../../../messages/format.ts";
import { words } from "../../../messages/words.ts";
import { shorten } from "../../../messages/layout.ts";
import { fitsButton, type Message } from "../../../messages/message.ts";
import { sameSchedule, type Slot } from "../../schedule/slot.ts";
import { pauseAt, withNext } from "../appointments.ts";
import { plannedWords, scheduleWords } from "../time/schedule-words.ts";
import type { Choices, Subscription } from "../subscription.ts";
import { mostTimes, readWhen, writeWhen, type When } from "../time/when.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { quoted } from "../quoted.ts";
import { completeZones, zoneMenu } from "./zone.ts";

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
    const { args, words, reader, locale } = context;
    if (args.trim() === "") return askWhen(context, reader.slots.length > 0 ? [planned(context, reader)] : []);
    const when = readWhen(args, locale);
    switch (when.kind) {
      case "not a time":
        return askWhen(context, [words.answers.notATime(quoted(when.text))]);
      case "not a zone":
        return text(words.answers.notAZone(quoted(when.text)));
      case "too many":
        return text(words.answers.tooMany(mostTimes));
      case "which time":
        return {
          message: {
            blocks: [{ kind: "text", text: words.answers.whichTime(when.text) }],
            actions: when.choices.map((slots) => choice(context, slots, when.place)),
          },
        };
      case "which zone":
        return {
          message: {
            blocks: [{ kind: "text", text: words.answers.whichZone(quoted(when.text)) }],
            actions: when.zones
              .slice(0, 8)
              .map((zone) => ({ label: zone, command: `/subscribe ${writeWhen(when.slots, zone)}` })),
          },
        };
      case "when":
        return setTimes(context, when);
    }
  },
  complete: (option, typed, { locale }) => (option === "zone" ? completeZones(typed) : whenChoices(typed, locale)),
};

/** Offers times, below what there is to say first. */
function askWhen({ words, locale, reader }: Context, first: readonly string[]): Answer {
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

/** Sets the times, and the zone where one is given; until the reader has given one, it is asked for. */
export async function setTimes(
  context: Context,
  { slots, zone, otherwise }: Pick<Extract<When, { kind: "when" }>, "slots" | "zone" | "otherwise">,
): Promise<Answer> {
  const { words, now, locale, reader: before } = context;
  const ledger = await context.history(mostRows);
  const reader = await context.change((current) =>
    withNext(
      {
        ...current,
        slots,
        timeZone: zone ?? current.timeZone,
        locale,
        gone: null,
        choices: subscribed(context, current.choices, zone),
      },
      now,
      ledger,
    ),
  );
  const undo = before.slots.length > 0 ? `/subscribe ${writeWhen(before.slots, before.timeZone)}` : "/stop";
  const changed = (before.slots.length === 0 || !sameSchedule(before, reader)) && fitsButton(undo);
  const asks = !reader.choices.chose?.zone;
  const message: Message = {
    blocks: [
      { kind: "text", text: planned(context, reader) },
      ...(asks ? [{ kind: "note" as const, text: words.answers.otherZone(reader.timeZone) }] : []),
    ],
    ...(asks && { menu: zoneMenu(context) }),
    actions: [
      ...(pauseAt(reader, now) === undefined ? [] : [{ label: words.buttons.resume, command: "/resume" }]),
      { label: words.buttons.brief, command: "/brief" },
      ...(otherwise ? [choice(context, otherwise, zone)].filter(({ command }) => fitsButton(command)) : []),
      ...(changed ? [{ label: words.buttons.undo, command: undo }] : []),
    ],
  };
  return { message };
}

/** The choices of who has asked for briefings: with who did, and by which words; nothing is stopped any more. */
function subscribed({ from, now, said, reader }: Context, choices: Choices, zone: string | undefined): Choices {
  const { stopped, setBy, consent, chose } = choices;
  const anew = stopped !== undefined || consent === undefined;
  return {
    ...choices,
    stopped: undefined,
    setBy: anew ? from.user : (setBy ?? from.user),
    consent: anew ? { at: now, how: reader.platform, words: shorten(said, mostWords) } : consent,
    chose: zone === undefined ? chose : { ...chose, zone: true },
  };
}

const mostWords = 200;
// What two days can have, for a clock is not set back further.
const mostRows = 20;

/** A button for one of the schedules that may be meant. */
function choice({ locale, words }: Context, slots: readonly Slot[], place: string | undefined) {
  return { label: scheduleWords(slots, locale, words), command: `/subscribe ${writeWhen(slots, place)}` };
}

/** What is set, and when the next one comes, in the reader's words and clock. */
function planned({ words, locale, now }: Context, reader: Subscription): string {
  return plannedWords(reader, now, locale, words, words.answers.subscribed);
}

function text(line: string): Answer {
  return { message: { blocks: [{ kind: "text", text: line }] } };
}

const most = 25;

/** Half hours that begin as typed, mornings first; what is typed itself comes first when it is already right. */
function whenChoices(typed: string, locale: string): Choice[] {
  const when = readWhen(typed, locale);
  const own =
    when.kind === "when" && when.zone === undefined
      ? [{ label: typed.trim(), value: typed.trim() }]
      : when.kind === "which time" && when.place === undefined
        ? when.choices.map((slots) => ({ label: scheduleWords(slots, locale, words(locale)), value: writeWhen(slots) }))
        : [];
  const halfHours = Array.from(
    { length: 48 },
    (_, i) => `${String(Math.floor(i / 2)).padStart(2, "0")}:${i % 2 === 0 ? "00" : "30"}`,
  );
  const mornings = [...halfHours.slice(12), ...halfHours.slice(0, 12)];
  const wanted = typed.trim().replace(/^(\d)(?=:|$)/u, "0$1");
  const others = mornings
    .filter((time) => time.startsWith(wanted) || time.startsWith(typed.trim()))
    .map((time) => ({ label: wallClock(time, locale), value: time }));
  return [...own, ...others.filter(({ value }) => !own.some((choice) => choice.value === value))].slice(0, most);
}
