import type { z } from "zod";
import type { Message } from "../messages/message.ts";
import type { Adapter, Part, Tools } from "../src/adapter.ts";
import { renderDiscord } from "./discord/render.ts";
import { discordSettings } from "./discord/settings.ts";
import { renderTelegram } from "./telegram/render.ts";
import { telegramSettings } from "./telegram/settings.ts";
import { renderTerminal } from "./terminal/render.ts";
import { terminalSettings } from "./terminal/settings.ts";
import { renderWhatsapp } from "./whatsapp/render.ts";
import { whatsappSettings } from "./whatsapp/settings.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A platform as the list has it: what is known of it without loading its client, and how to load that. */
export type Listed = {
  readonly render: Adapter["render"];
  /** Reads its settings: all that is wrong with them, or how to make the adapter. Loads nothing yet. */
  readonly read: (env: Environment) => { problems: string[] } | { make: (tools: Tools) => Promise<Adapter> };
};

/** Every platform there is, by its name in ADAPTERS. A new adapter is one folder and one line here. */
export const adapters: Readonly<Record<"terminal" | "telegram" | "discord" | "whatsapp", Listed>> = {
  terminal: listed(renderTerminal, terminalSettings, async () => (await import("./terminal/index.ts")).createTerminal),
  telegram: listed(renderTelegram, telegramSettings, async () => (await import("./telegram/index.ts")).createTelegram),
  discord: listed(renderDiscord, discordSettings, async () => (await import("./discord/index.ts")).createDiscord),
  whatsapp: listed(renderWhatsapp, whatsappSettings, async () => (await import("./whatsapp/index.ts")).createWhatsapp),
};

function listed<S>(
  render: (message: Message, locale: string) => readonly Part[],
  settings: z.ZodType<S>,
  load: () => Promise<(settings: S, tools: Tools) => Adapter>,
): Listed {
  return {
    render,
    read(env) {
      const parsed = settings.safeParse(env);
      if (parsed.success) return { make: async (tools) => (await load())(parsed.data, tools) };
      return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
    },
  };
}
