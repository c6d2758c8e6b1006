import { span } from "../../../messages/format.ts";
import { endOfPause } from "../time/pause.ts";
import { pauseAt, untilResumed, wantsBriefings, withNext } from "../appointments.ts";
import { nameOf } from "../../schedule/slot.ts";
import { nextWords, pauseWords } from "../time/schedule-words.ts";
import type { CommandDefinition } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

const offered = [1, 3, 7, 14, 30];

export const pauseSetting: Setting = {
  name: "pause",
  written(reader, now) {
    const until = pauseAt(reader, now);
    if (until === undefined) return "/resume";
    return until === untilResumed ? "/pause" : `/pause ${nameOf(until, reader.timeZone)}`;
  },
  value(reader, { words, locale, now }) {
    const until = pauseAt(reader, now);
    if (until === undefined) return words.settings.off;
    return until === untilResumed
      ? words.settings.untilResumed
      : words.settings.until(pauseWords(until, reader.timeZone, locale, words));
  },
  says(reader, { words, locale, now }) {
    const until = pauseAt(reader, now);
    const set =
      until === undefined
        ? words.settings.resumed
        : words.settings.paused(pauseWords(until, reader.timeZone, locale, words));
    return [set, ...nextWords(reader, now, locale, words)].join("\n");
  },
  choices: (_reader, { words, locale }) => [
    ...offered.map((days) => ({ label: span(days, "day", locale), command: `/pause ${days} days` })),
    { label: words.settings.untilResumed, command: "/pause" },
  ],
};

/** "/pause 7 days": no briefing for so long, then again by itself; "/pause": until "/resume"; "/pause ?" asks for how long. */
export const pause: CommandDefinition = {
  spec: {
    name: "pause",
    options: [{ name: "span", completes: true }],
    changes: true,
    audience: "person",
    redraws: true,
  },
  run(context) {
    const { words, now, reader } = context;
    const args = context.args.trim();
    if (!wantsBriefings(reader)) {
      return {
        message: {
          blocks: [{ kind: "text", text: words.settings.notPaused }],
          actions: [{ label: words.buttons.subscribe, command: "/subscribe" }],
        },
      };
    }
    if (args === "?") return askSetting(context, pauseSetting, [words.settings.askPause]);
    const until = args === "" ? untilResumed : endOfPause(args, now, reader.timeZone);
    if (until === undefined) return askSetting(context, pauseSetting, [words.settings.notASpan(quoted(args))]);
    return set(context, pauseSetting, (reader) =>
      withNext({ ...reader, choices: { ...reader.choices, pausedUntil: until } }, now),
    );
  },
  complete: (_option, typed, { locale }) =>
    offered
      .map((days) => ({ label: span(days, "day", locale), value: `${days} days` }))
      .filter(({ value }) => value.startsWith(typed.trim().toLowerCase())),
};
