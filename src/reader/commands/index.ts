import { oneLine } from "../../../messages/layout.ts";
import { fitsButton } from "../../../messages/message.ts";
import type { Words } from "../../../messages/words.ts";
import { nearest } from "../nearest.ts";
import { zonesNamed } from "../place/zone.ts";
import { readWish } from "../read-wish.ts";
import { brief } from "./brief.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { deleteRecord } from "./delete.ts";
import { digest } from "./digest.ts";
import { exportRecord } from "./export.ts";
import { format } from "./format.ts";
import { help, helpScreen } from "./help.ts";
import { items } from "./items.ts";
import { language } from "./language.ts";
import { members } from "./members.ts";
import { news } from "./news.ts";
import { pause } from "./pause.ts";
import { privacy } from "./privacy.ts";
import { quiet } from "./quiet.ts";
import { quoted } from "../quoted.ts";
import { resume } from "./resume.ts";
import { settings } from "./settings.ts";
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
import { zone } from "./zone.ts";

/** Every command, in the order in which platforms list them. A new one is one file and one line here. */
export const commands: readonly CommandDefinition[] = [
  brief,
  subscribe,
  more,
  search,
  topics,
  follow,
  mute,
  breaking,
  pause,
  resume,
  status,
  settings,
  stop,
  help,
  zone,
  format,
  items,
  language,
  news,
  quiet,
  digest,
  members,
  privacy,
  exportRecord,
  deleteRecord,
  start,
  open,
  less,
  unfollow,
  unmute,
];

/**
 * Runs a command. In a group one that changes something is for managers only, and where they keep the news to
 * themselves, what everybody would see, too. "say" is a sentence, which may ask for any of them; a command that nobody
 * knows gets the help.
 */
export async function runCommand(name: string, context: Context): Promise<Answer> {
  if (name === "say") return say(context);
  const { words, from, reader } = context;
  const command = commands.find(({ spec }) => spec.name === name);
  if (!command) return helpScreen(context, [words.answers.unknownCommand(quoted(name))], meant(name, words, 2));
  if (command.spec.changes && !from.manager) return tell(words.answers.onlyManagers);
  if (command.spec.audience === "chat" && !from.manager && reader.choices.managersOnly) {
    return tell(words.answers.membersOff);
  }
  return command.run(context);
}

async function say(context: Context): Promise<Answer> {
  const { args, words, reader, now } = context;
  const wish = readWish(args, reader, now);
  if (wish && wish.name !== "say") return runCommand(wish.name, { ...context, args: wish.args, said: args });
  return helpScreen(context, [words.answers.notUnderstood], [...zoneMeant(args), ...meant(args, words, 3)]);
}

/** The command for a place that was named alone. It is only offered: who has a zone already may mean the place's news. */
function zoneMeant(typed: string): string[] {
  const command = `/zone ${oneLine(typed).trim()}`;
  return fitsButton(command) && zonesNamed(typed.trim()).length > 0 ? [command] : [];
}

function tell(text: string): Answer {
  return { message: { blocks: [{ kind: "text", text }] } };
}

// More of a hostile text is not looked at.
const mostWords = 12;

/** The commands, at most so many, whose keyword is a word of what was typed, or which its first word, mistyped, may have meant. */
function meant(typed: string, { keywords }: Words, most: number): string[] {
  const said = oneLine(typed).toLowerCase().split(" ").slice(0, mostWords);
  const [first = ""] = said;
  const names = commands.map(({ spec }) => spec.name);
  const byKeyword = new Map(
    Object.entries(keywords).flatMap(([name, list]) => list.map((keyword): [string, string] => [keyword, name])),
  );
  const found = [
    ...said.flatMap((word) => byKeyword.get(word) ?? []),
    ...nearest(first, names, most),
    ...nearest(first, [...byKeyword.keys()], most).flatMap((keyword) => byKeyword.get(keyword) ?? []),
  ];
  return Array.from(new Set(found), (name) => `/${name}`).slice(0, most);
}
