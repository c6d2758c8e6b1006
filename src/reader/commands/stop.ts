import { restored, wantsBriefings } from "../appointments.ts";
import type { CommandDefinition } from "./command.ts";

/** "/stop": no more briefings, at once; for a week "/resume" takes it back. */
export const stop: CommandDefinition = {
  spec: { name: "stop", options: [], changes: true, audience: "person" },
  async run({ words, reader, now, change }) {
    if (!wantsBriefings(reader)) {
      return {
        message: {
          blocks: [{ kind: "text", text: words.answers.alreadyStopped }],
          actions: [
            ...(restored(reader, now) ? [{ label: words.buttons.undo, command: "/resume" }] : []),
            { label: words.buttons.subscribe, command: "/subscribe" },
          ],
        },
      };
    }
    await change((current) => ({
      ...current,
      slots: [],
      nextAt: null,
      nextSlot: null,
      choices: {
        ...current.choices,
        // Two who stop at once stop the same.
        stopped: wantsBriefings(current) ? { at: now, slots: current.slots } : current.choices.stopped,
      },
    }));
    return {
      message: {
        blocks: [{ kind: "text", text: words.answers.stopped }],
        actions: [{ label: words.buttons.undo, command: "/resume" }],
      },
    };
  },
};
