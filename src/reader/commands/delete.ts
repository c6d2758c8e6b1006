import type { CommandDefinition } from "./command.ts";

// A button that asks "Shall I?" is pressed by mistake a year later: it then only asks again.
const validMs = 10 * 60 * 1000;

/** "/delete": asks once, then forgets the chat. */
export const deleteRecord: CommandDefinition = {
  spec: { name: "delete", options: [], changes: true, audience: "person", under: "settings" },
  async run({ args, words, now, erase }) {
    const turn = Math.floor(now / validMs);
    if (![turn, turn - 1].map(String).includes(args.trim())) {
      return {
        message: {
          blocks: [{ kind: "text", text: words.privacy.askDelete }],
          actions: [
            { label: words.buttons.erase, command: `/delete ${turn}` },
            { label: words.buttons.keep, command: "/status" },
          ],
        },
      };
    }
    await erase();
    return { message: { blocks: [{ kind: "text", text: words.privacy.deleted }] } };
  },
};
