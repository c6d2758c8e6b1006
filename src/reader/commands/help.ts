import type { Action } from "../../../messages/message.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";

/** "/help": what can be said, on one screen. */
export const help: CommandDefinition = {
  spec: { name: "help", options: [], changes: false, audience: "person" },
  run: (context) => helpScreen(context, [], []),
};

/** The help, below what there is to say first, with what may have been meant on the first buttons. */
export function helpScreen({ words, reader }: Context, first: readonly string[], meant: readonly string[]): Answer {
  const actions: readonly Action[] = [
    ...meant.map((command) => ({ label: command, command })),
    { label: words.buttons.brief, command: "/brief" },
    { label: words.buttons.subscribe, command: "/subscribe" },
    { label: words.buttons.settings, command: "/settings" },
  ];
  return {
    message: {
      blocks: [...first, words.answers.help(reader.timeZone)].map((text) => ({ kind: "text", text })),
      actions: actions.filter(
        (action, i) => !actions.slice(0, i).some((other) => commandOf(other) === commandOf(action)),
      ),
    },
  };
}

const commandOf = (action: Action) => ("command" in action ? action.command : action.url);
