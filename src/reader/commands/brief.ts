import type { CommandDefinition } from "./command.ts";
import { lastWords } from "../last-words.ts";
import { format } from "../subscription.ts";

/**
 * "/brief", "/brief full", "/brief again", "/brief korea", "/brief technology since yesterday": the news now, from what is
 * in the store; nothing is fetched.
 */
export const brief: CommandDefinition = {
  spec: { name: "brief", options: [{ name: "format", completes: true }], changes: false, audience: "chat" },
  reads: true,
  run: ({ args, news }) => news.ask(args),
  complete: async (_option, typed, { news }) =>
    lastWords(typed, [...format.options, ...(await news.topics())]).map((value) => ({ label: value, value })),
};
