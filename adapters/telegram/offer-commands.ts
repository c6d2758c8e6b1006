import { createHash } from "node:crypto";
import { type Api, GrammyError } from "grammy";
import type { BotCommand, BotCommandScope, LanguageCode } from "grammy/types";
import { z } from "zod";
import { catalogs, words, type Words } from "../../messages/words.ts";
import type { CommandSpec, Log } from "../../src/adapter.ts";
import { explain } from "./explain.ts";

type Place = { readonly scope: BotCommandScope; readonly language_code?: LanguageCode };
type List = Place & { readonly commands: BotCommand[] };

/**
 * Puts the lists of commands on the readers' phones, in their languages: all commands in private chats and for those who
 * manage a group, for the others of a group what they may use. They are a comfort: where Telegram refuses, the operator
 * reads it and we go on.
 *
 * There are three lists for each language. So that a start need not look at them all, the list of the scope "default",
 * which the others hide from everybody, carries a mark of what was put there last.
 */
export async function offerCommands(api: Api, specs: readonly CommandSpec[], log: Log): Promise<void> {
  const wanted = lists(specs);
  const mark: List = { scope: { type: "default" }, commands: markOf(wanted) };
  try {
    if (await isThere(api, mark)) return;
    for (const list of wanted) if (!(await isThere(api, list))) await api.raw.setMyCommands(list);
    await api.raw.setMyCommands(mark);
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    log.warn(explain(error), "The lists of commands could not be put on Telegram");
  }
}

/**
 * One list for each place and catalog, and one without a language for everybody else. A command that a catalog does not
 * describe is typed, not offered. Pure.
 */
function lists(specs: readonly CommandSpec[]): List[] {
  const all = specs.map(({ name }) => name);
  const harmless = specs.filter(({ changes }) => !changes).map(({ name }) => name);
  const places: [BotCommandScope, string[]][] = [
    [{ type: "all_private_chats" }, [...all, "channel"]],
    [{ type: "all_group_chats" }, harmless],
    [{ type: "all_chat_administrators" }, all],
  ];
  return places.flatMap(([scope, names]): List[] => [
    { scope, commands: describe(names, words("en")) },
    ...Object.entries(catalogs).flatMap(([language, catalog]) =>
      hasLists(language) ? [{ scope, language_code: language, commands: describe(names, catalog) }] : [],
    ),
  ]);
}

function describe(names: readonly string[], { commands }: Words): BotCommand[] {
  const texts = new Map(Object.entries(commands));
  return names.flatMap((command) => {
    const description = texts.get(command);
    return description ? [{ command, description }] : [];
  });
}

/** A list that reads well, should anybody see it, and changes when one of the others does. */
function markOf(others: readonly List[]): BotCommand[] {
  const mark = createHash("sha256").update(JSON.stringify(others)).digest("hex").slice(0, 16);
  return [{ command: "help", description: `${words("en").commands.help} (${mark})` }];
}

async function isThere(api: Api, { commands, ...place }: List): Promise<boolean> {
  const { data: there } = answered.safeParse(await api.raw.getMyCommands(place));
  return JSON.stringify(there) === JSON.stringify(commands);
}

const answered = z.array(z.object({ command: z.string(), description: z.string() }));

/** Lists go by two-letter codes; a catalog of a region ("pt-BR") has none of its own. */
function hasLists(language: string): language is LanguageCode {
  return /^[a-z]{2}$/u.test(language);
}
