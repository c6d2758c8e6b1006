import { meansAuto } from "../switch-words.ts";
import type { CommandDefinition } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

// A screen or two of headlines.
const most = 20;
const offered = [3, 5, 8, 10, 15, 20];

export const itemsSetting: Setting = {
  name: "items",
  written: ({ choices }) => `/items ${choices.most ?? "auto"}`,
  value: ({ choices }, { words }) => (choices.most === undefined ? words.settings.auto : String(choices.most)),
  says: ({ choices }, { words }) =>
    choices.most === undefined ? words.settings.itemsAuto : words.settings.items(choices.most),
  choices: (_reader, { words }) => [
    { label: words.settings.auto, command: "/items auto" },
    ...offered.map((count) => ({ label: String(count), command: `/items ${count}` })),
  ],
};

/** "/items 5": the most stories in a briefing; "auto": as many as its format has. */
export const items: CommandDefinition = {
  spec: {
    name: "items",
    options: [{ name: "count", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  run(context) {
    const { words } = context;
    const args = context.args.normalize("NFKC").trim();
    if (args === "") return askSetting(context, itemsSetting, [words.settings.askItems]);
    const count = /^\d{1,3}$/u.test(args) ? Number(args) : undefined;
    const valid = meansAuto(args) || (count !== undefined && count >= 1 && count <= most);
    if (!valid) return askSetting(context, itemsSetting, [words.settings.notACount(quoted(args))]);
    return set(context, itemsSetting, (reader) => ({ ...reader, choices: { ...reader.choices, most: count } }));
  },
  complete: (_option, typed) =>
    ["auto", ...Array.from({ length: most }, (_, i) => String(i + 1))]
      .filter((value) => value.startsWith(typed.trim()))
      .map((value) => ({ label: value, value })),
};
