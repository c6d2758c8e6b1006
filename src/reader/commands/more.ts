import type { CommandDefinition } from "./command.ts";

/** "/more": the next events after those that were shown last. */
export const more: CommandDefinition = {
  spec: { name: "more", options: [], changes: false, audience: "chat" },
  reads: true,
  run: ({ news }) => news.more(),
};
