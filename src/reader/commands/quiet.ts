import { wallClock } from "../../../messages/format.ts";
import { readQuiet } from "../time/quiet.ts";
import { means } from "../switch-words.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

const offered = ["21:00-07:00", "22:00-07:00", "23:00-08:00", "00:00-09:00"];

export const quietSetting: Setting = {
  name: "quiet",
  written: ({ choices: { quiet } }) => (quiet ? `/quiet ${quiet.from}-${quiet.to}` : "/quiet off"),
  value: ({ choices: { quiet } }, context) =>
    quiet ? hoursWords(`${quiet.from}-${quiet.to}`, context) : context.words.settings.none,
  says: ({ choices: { quiet } }, { words, locale }) =>
    quiet ? words.settings.quiet(wallClock(quiet.from, locale), wallClock(quiet.to, locale)) : words.settings.quietOff,
  choices: (_reader, context) => [
    ...offered.map((hours) => ({ label: hoursWords(hours, context), command: `/quiet ${hours}` })),
    { label: context.words.settings.off, command: "/quiet off" },
  ],
};

/** "/quiet 22-7": hours in which nothing comes that the reader has not planned. */
export const quiet: CommandDefinition = {
  spec: {
    name: "quiet",
    options: [{ name: "hours", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  run(context) {
    const { words } = context;
    const args = context.args.trim();
    if (args === "") return askSetting(context, quietSetting, [words.settings.askQuiet]);
    const hours = means("off", args) ? "off" : readQuiet(args);
    if (hours === undefined) return askSetting(context, quietSetting, [words.settings.notHours(quoted(args))]);
    return set(context, quietSetting, (reader) => ({
      ...reader,
      choices: { ...reader.choices, quiet: hours === "off" ? undefined : hours },
    }));
  },
  complete: (_option, typed) =>
    [...offered, "off"].filter((value) => value.startsWith(typed.trim())).map((value) => ({ label: value, value })),
};

function hoursWords(hours: string, { words, locale }: Context): string {
  const [from = "", to = ""] = hours.split("-").map((time) => wallClock(time, locale));
  return words.settings.from(from, to);
}
