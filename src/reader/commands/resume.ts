import { pauseAt, restored, withNext } from "../appointments.ts";
import { plannedWords } from "../time/schedule-words.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { pauseSetting } from "./pause.ts";
import { set } from "./setting.ts";

/** Takes "/stop" back, and says so in these words; `restored` tells whether that can be. */
export async function bringBack({ words, locale, now, change }: Context, says: string): Promise<Answer> {
  const reader = await change((current) => restored(current, now) ?? current);
  return {
    message: {
      blocks: [says, plannedWords(reader, now, locale, words)].map((text) => ({ kind: "text", text })),
      actions: [
        { label: words.buttons.brief, command: "/brief" },
        { label: words.buttons.undo, command: "/stop" },
      ],
    },
  };
}

/** "/resume": ends a pause, and for a week takes back "/stop". */
export const resume: CommandDefinition = {
  spec: { name: "resume", options: [], changes: true, audience: "person", redraws: true },
  async run(context) {
    const { words, locale, now, reader } = context;
    if (restored(reader, now)) return bringBack(context, words.settings.resumed);
    if (pauseAt(reader, now) !== undefined) {
      return set(context, pauseSetting, (current) =>
        withNext({ ...current, choices: { ...current.choices, pausedUntil: undefined } }, now),
      );
    }
    const text = [words.settings.notStopped, plannedWords(reader, now, locale, words)];
    return {
      message: {
        blocks: text.map((text) => ({ kind: "text", text })),
        actions: [
          reader.slots.length > 0
            ? { label: words.buttons.brief, command: "/brief" }
            : { label: words.buttons.subscribe, command: "/subscribe" },
        ],
      },
    };
  },
};
