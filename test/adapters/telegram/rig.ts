import { createTelegram } from "../../../adapters/telegram/index.ts";
import type { TelegramSettings } from "../../../adapters/telegram/settings.ts";
import type { Adapter, Log } from "../../../src/adapter.ts";
import { judge, look, startTelegram, type TelegramOptions } from "../../../playground/telegram.ts";
import type { Rig } from "../../adapter-contract.ts";

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const noon = Date.UTC(2026, 10, 23, 12);

/** The adapter of a server, by the clock of a test that stands still. */
export function adapterOf(
  { root, token }: { root: string; token: string },
  { webhook, log = quiet }: { webhook?: TelegramSettings["webhook"]; log?: Log } = {},
): Adapter {
  return createTelegram({ token, apiRoot: root, ...(webhook && { webhook }) }, { now: () => noon, log });
}

/** A server, the adapter on it, and Ann, who has written to the bot before. */
export async function openTown(options: TelegramOptions = {}) {
  const town = await startTelegram({ now: () => noon, ...options });
  const adapter = adapterOf(town);
  const ann = town.person("Ann", "en");
  return {
    town,
    adapter,
    ann,
    async close() {
      await adapter.stop();
      await town.close();
    },
  };
}

export async function openRig(): Promise<Rig> {
  const { town, adapter, ann, close } = await openTown();
  // As one who wrote long ago: the update of it has been confirmed.
  town.setBot(ann, ann, "member");
  return {
    adapter,
    to: { chat: String(ann), locale: "en", heardAt: noon },
    shown: () => town.shown(ann).filter(({ by }) => by === "bot"),
    async type(text) {
      town.type(ann, ann, text);
    },
    async tap(label) {
      town.tap(ann, ann, label);
    },
    judge(part) {
      const judged = judge(part);
      return judged.ok ? undefined : judged.description;
    },
    look(part) {
      const judged = judge(part);
      if (!judged.ok) throw new Error(judged.description);
      return look(judged.content);
    },
    refuse(how) {
      if (how === "blocked") town.setBot(ann, ann, "kicked");
      else town.refuse(how === "cut off" ? "cut after" : how);
    },
    close,
  };
}
