import type { z } from "zod";
import type { Message } from "../messages/message.ts";
import type { Adapter, Part, Tools } from "../src/adapter.ts";
import { renderDiscord, discordText } from "./discord/render.ts";
import { discordSettings } from "./discord/settings.ts";
import { renderTelegram, telegramText } from "./telegram/render.ts";
import { telegramSettings } from "./telegram/settings.ts";
import { renderTerminal, terminalText } from "./terminal/render.ts";
import { terminalSettings } from "./terminal/settings.ts";
import { renderWhatsapp, whatsappText } from "./whatsapp/render.ts";
import { whatsappSettings } from "./whatsapp/settings.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A platform as the list has it: what is known of it without loading its client, and how to load that. */
export type Listed = {
  readonly render: Adapter["render"];
  /** The text of a message as the platform would be sent it, markup and all; an empty line between two parts. */
  readonly print: (message: Message, locale: string) => string;
  /** Reads its settings: all that is wrong with them, or how to make the adapter. Loads nothing yet. */
  readonly read: (env: Environment) => { problems: string[] } | { make: (tools: Tools) => Promise<Adapter> };
};

/** Every platform there is, by its name in ADAPTERS. A new adapter is one folder and one line here. */
export const adapters: Readonly<Record<"terminal" | "telegram" | "discord" | "whatsapp", Listed>> = {
  terminal: listed(
    renderTerminal,
    terminalText,
    terminalSettings,
    async () => (await import("./terminal/index.ts")).createTerminal,
  ),
  telegram: listed(
    renderTelegram,
    telegramText,
    telegramSettings,
    async () => (await import("./telegram/index.ts")).createTelegram,
  ),
  discord: listed(
    renderDiscord,
    discordText,
    discordSettings,
    async () => (await import("./discord/index.ts")).createDiscord,
  ),
  whatsapp: listed(
    renderWhatsapp,
    whatsappText,
    whatsappSettings,
    async () => (await import("./whatsapp/index.ts")).createWhatsapp,
  ),
};

function listed<S, P extends Part>(
  render: (message: Message, locale: string) => readonly P[],
  textOf: (part: P) => string,
  settings: z.ZodType<S>,
  load: () => Promise<(settings: S, tools: Tools) => Adapter>,
): Listed {
  return {
    render,
    print: (message, locale) => render(message, locale).map(textOf).join("\n\n"),
    read(env) {
      const parsed = settings.safeParse(env);
      if (parsed.success) return { make: async (tools) => (await load())(parsed.data, tools) };
      return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
    },
  };
}
