import { brief } from "./brief.ts";
import type { Answer, CommandDefinition, Context } from "./command.ts";
import { help, helpScreen } from "./help.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { stop } from "./stop.ts";
import { subscribe } from "./subscribe.ts";
import { breaking } from "./breaking.ts";
import { follow, mute, unfollow, unmute } from "./subjects.ts";
import { less } from "./less.ts";
import { more } from "./more.ts";
import { open } from "./open.ts";
import { search } from "./search.ts";
import { topics } from "./topics.ts";

/** Every command, in the order in which platforms list them. A new one is one file and one line here. */
export const commands: readonly CommandDefinition[] = [
  brief,
  subscribe,
  status,
  stop,
  help,
  start,
  topics,
  follow,
  mute,
  breaking,
  search,
  open,
  more,
  less,
  unfollow,
  unmute,
];

/**
 * Runs a command. In a group one that changes something is for managers only; one that nobody knows gets the help.
 */
export async function runCommand(name: string, context: Context): Promise<Answer> {
  const command = commands.find(({ spec }) => spec.name === name);
  if (!command) return helpScreen(context, [context.words.answers.unknownCommand(name)]);
  if (command.spec.changes && !context.from.manager) {
    return { message: { blocks: [{ kind: "text", text: context.words.answers.onlyManagers }] } };
  }
  return command.run(context);
}
