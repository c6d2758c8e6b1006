import { scheduleWords } from "../time/schedule-words.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { digestSetting } from "./digest.ts";
import { formatSetting } from "./format.ts";
import { itemsSetting } from "./items.ts";
import { languageSetting } from "./language.ts";
import { membersSetting, setByWords } from "./members.ts";
import { newsSetting } from "./news.ts";
import { pauseSetting } from "./pause.ts";
import { quietSetting } from "./quiet.ts";
import type { Setting } from "./setting.ts";
import { zoneSetting } from "./zone.ts";

const all: readonly Setting[] = [
  zoneSetting,
  formatSetting,
  itemsSetting,
  languageSetting,
  newsSetting([]),
  quietSetting,
  digestSetting,
  pauseSetting,
  membersSetting,
];

/** "/settings": all that is set on one screen, each with the way to change it. */
export const settings: CommandDefinition = {
  spec: { name: "settings", options: [], changes: true, audience: "person", redraws: true },
  run(context) {
    const { words, reader } = context;
    const rows = [
      { row: words.settings.row(words.settings.names.when, whenWords(context)), command: "/subscribe" },
      ...all.map((setting) => ({
        row: words.settings.row(words.settings.names[setting.name], setting.value(reader, context)),
        command: setting.name === "pause" ? "/pause ?" : `/${setting.name}`,
      })),
    ];
    const lines = [...rows.map(({ row }) => row), ...setByWords(reader, context)];
    return {
      message: {
        blocks: [
          { kind: "title", text: words.settings.title },
          { kind: "text", text: lines.join("\n") },
        ],
        menu: {
          label: words.settings.title,
          choices: rows.map(({ row, command }) => ({ label: row, command })),
        },
        actions: [{ label: words.buttons.brief, command: "/brief" }],
      },
    };
  },
};

function whenWords({ words, locale, reader }: Context): string {
  return reader.slots.length > 0 ? scheduleWords(reader.slots, locale, words) : words.settings.none;
}
