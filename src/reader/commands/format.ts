import { format as formats } from "../subscription.ts";
import { formatNamed } from "../question.ts";
import type { CommandDefinition } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

export const formatSetting: Setting = {
  name: "format",
  written: ({ format }) => `/format ${format}`,
  value: ({ format }, { words }) => words.formats[format],
  says: ({ format }, { words }) => words.settings.format(words.formats[format]),
  choices: (_reader, { words }) =>
    formats.options.map((name) => ({ label: words.formats[name], command: `/format ${name}` })),
};

/** "/format full": how long every briefing is from now on. */
export const format: CommandDefinition = {
  spec: {
    name: "format",
    options: [{ name: "length", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  run(context) {
    const { args, words } = context;
    if (args.trim() === "") return askSetting(context, formatSetting, [words.settings.askFormat]);
    const read = formats.safeParse(formatNamed(args.trim().toLowerCase(), words.formats));
    if (!read.success) return askSetting(context, formatSetting, [words.answers.notAFormat(quoted(args))]);
    return set(context, formatSetting, (reader) => ({ ...reader, format: read.data }));
  },
  complete: (_option, typed) =>
    formats.options
      .filter((name) => name.startsWith(typed.toLowerCase()))
      .map((name) => ({ label: name, value: name })),
};
