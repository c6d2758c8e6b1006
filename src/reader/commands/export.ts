import type { CommandDefinition } from "./command.ts";

/** "/export": all that is known of the chat, as JSON; a long one comes in several parts. */
export const exportRecord: CommandDefinition = {
  spec: { name: "export", options: [], changes: true, audience: "person", under: "settings" },
  async run({ words, record }) {
    const texts = [words.privacy.record, JSON.stringify(await record(), null, 1)];
    return { message: { blocks: texts.map((text) => ({ kind: "text", text })) } };
  },
};
