import type { Answer, CommandDefinition, Context } from "./command.ts";

/** "/help": what can be said, on one screen. */
export const help: CommandDefinition = {
  spec: { name: "help", options: [], changes: false, audience: "person" },
  run: (context) => helpScreen(context, []),
};

/** The help, below what there is to say first. */
export function helpScreen({ words, reader }: Context, first: readonly string[]): Answer {
  return {
    message: {
      blocks: [...first, words.answers.help(reader.timeZone)].map((text) => ({ kind: "text", text })),
      actions: [
        { label: words.buttons.brief, command: "/brief" },
        { label: words.buttons.subscribe, command: "/subscribe" },
      ],
    },
  };
}
