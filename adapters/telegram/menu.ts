import { type Api, GrammyError } from "grammy";
import type { LanguageCode } from "grammy/types";
import { catalogs, words, type Words } from "../../messages/words.ts";
import type { CommandSpec, Log } from "../../src/adapter.ts";
import { explain } from "./explain.ts";

type Menu = { readonly language_code?: LanguageCode; readonly commands: { command: string; description: string }[] };

/**
 * The menus of commands, one for each catalog, and one without a language for everybody else. A command that a catalog
 * does not describe is typed, not offered. Bot API, BotCommand: a description has 1 to 256 characters. Pure.
 */
function menus(specs: readonly CommandSpec[]): Menu[] {
  const menu = (catalog: Words) => {
    const texts = new Map(Object.entries(catalog.commands));
    return specs.flatMap(({ name }) => {
      const description = texts.get(name)?.slice(0, 256);
      return description ? [{ command: name, description }] : [];
    });
  };
  return [
    { commands: menu(words("en")) },
    ...Object.entries(catalogs).flatMap(([language, catalog]) =>
      hasMenu(language) ? [{ language_code: language, commands: menu(catalog) }] : [],
    ),
  ];
}

/** Puts the menus on the readers' phones. They are a comfort: where Telegram refuses, the operator reads it and we go on. */
export async function offerCommands(api: Api, specs: readonly CommandSpec[], log: Log): Promise<void> {
  try {
    for (const menu of menus(specs)) await api.raw.setMyCommands(menu);
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    log.warn(explain(error), "The menu of commands could not be put on Telegram");
  }
}

/** Menus go by two-letter codes; a catalog of a region ("pt-BR") has none of its own. */
function hasMenu(language: string): language is LanguageCode {
  return /^[a-z]{2}$/u.test(language);
}
