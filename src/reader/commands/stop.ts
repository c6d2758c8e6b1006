import { fitsButton } from "../../../messages/message.ts";
import { writeWhen } from "../when.ts";
import type { CommandDefinition } from "./command.ts";

/** "/stop": no more briefings, at once; the answer can take it back. */
export const stop: CommandDefinition = {
  spec: { name: "stop", options: [], changes: true, audience: "person" },
  async run({ words, reader, change }) {
    if (reader.slots.length === 0) {
      return {
        message: {
          blocks: [{ kind: "text", text: words.answers.alreadyStopped }],
          actions: [{ label: words.buttons.subscribe, command: "/subscribe" }],
        },
      };
    }
    const undo = `/subscribe ${writeWhen(reader.slots, reader.timeZone)}`;
    await change((current) => ({ ...current, slots: [], nextAt: null, nextSlot: null }));
    return {
      message: {
        blocks: [{ kind: "text", text: words.answers.stopped }],
        actions: fitsButton(undo) ? [{ label: words.buttons.undo, command: undo }] : [],
      },
    };
  },
};
