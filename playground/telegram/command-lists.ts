import { z } from "zod";

/** A command as a phone lists it. */
export type BotCommand = { readonly command: string; readonly description: string };

const place = z.object({
  scope: z.object({ type: z.string() }).default({ type: "default" }),
  language_code: z.string().default(""),
});
const list = z.array(z.object({ command: z.string(), description: z.string() })).default([]);

/** The lists of commands that a bot has put up, each for a scope and a language; "" is everybody's. */
export function createCommandLists() {
  const lists = new Map<string, readonly BotCommand[]>();
  const keyOf = (payload: unknown) => {
    const { scope, language_code: language } = place.parse(payload);
    return `${scope.type} ${language}`;
  };

  return {
    /** setMyCommands: what is wrong with it, or nothing. An empty list is none. */
    put(payload: unknown): string | undefined {
      const { scope, language_code: language } = place.parse(payload);
      const { commands } = z.object({ commands: list }).parse(payload);
      if (!scopes.has(scope.type)) return "can't parse BotCommandScope: Unsupported type specified";
      if (!/^(?:[a-z]{2})?$/u.test(language)) return "invalid language code specified";
      if (commands.length > 100) return "BOT_COMMANDS_TOO_MUCH";
      if (!commands.every(({ command }) => /^[a-z0-9_]{1,32}$/u.test(command))) return "BOT_COMMAND_INVALID";
      if (!commands.every(({ description }) => description !== "" && Array.from(description).length <= 256)) {
        return "BOT_COMMAND_DESCRIPTION_INVALID";
      }
      lists.set(keyOf(payload), commands);
      return undefined;
    },
    /** getMyCommands: the list of just that scope and language. */
    get: (payload: unknown) => lists.get(keyOf(payload)) ?? [],
    /**
     * What a phone shows: the first list that there is, each looked for in the phone's language, then without one (Bot
     * API, "Determining list of commands").
     */
    shown(where: keyof typeof order, language = ""): readonly BotCommand[] {
      const all = order[where].flatMap((scope) => [`${scope} ${language}`, `${scope} `]);
      return all.map((key) => lists.get(key) ?? []).find((commands) => commands.length > 0) ?? [];
    },
  };
}

const order = {
  private: ["all_private_chats", "default"],
  group: ["all_group_chats", "default"],
  administrator: ["all_chat_administrators", "all_group_chats", "default"],
} as const;

// The scopes of a single chat are not played here.
const scopes = new Set<string>(["default", ...Object.values(order).flat()]);
