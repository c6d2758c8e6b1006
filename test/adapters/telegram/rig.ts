import { createTelegram } from "../../../adapters/telegram/index.ts";
import type { TelegramSettings } from "../../../adapters/telegram/settings.ts";
import type { Message } from "../../../messages/message.ts";
import type { Adapter, Command, Log } from "../../../src/adapter.ts";
import { judge, look, startTelegram, type TelegramOptions } from "../../../playground/telegram.ts";
import type { Rig } from "../../adapter-contract.ts";
import { recordingHost } from "../../host.ts";

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const noon = Date.UTC(2026, 10, 23, 12);

/** The adapter of a server, by the clock of a test that stands still. */
export function adapterOf(
  { root, token }: { root: string; token: string },
  { webhook, log = quiet }: { webhook?: TelegramSettings["webhook"]; log?: Log } = {},
): Adapter {
  return createTelegram({ token, apiRoot: root, ...(webhook && { webhook }) }, { now: () => noon, log });
}

/** A server, the adapter on it, and Ann, who has not written to the bot yet. */
export async function openTown(options: TelegramOptions & { log?: Log } = {}) {
  const town = await startTelegram({ now: () => noon, ...options });
  const adapter = adapterOf(town, options.log && { log: options.log });
  const ann = town.person("Ann", "en");
  return {
    town,
    adapter,
    ann,
    /** Starts the adapter with a host that writes down what it hears. */
    async start(answer?: (command: Command) => Message) {
      const recording = recordingHost(() => adapter, answer);
      await adapter.start(recording.host);
      return recording;
    },
    async close() {
      await adapter.stop();
      await town.close();
    },
  };
}

export async function openRig(): Promise<Rig> {
  const { town, adapter, ann, close } = await openTown();
  // A bot may write only to those who have begun.
  town.setBot(ann, ann, "member");
  return {
    adapter,
    to: { chat: String(ann), locale: "en", heardAt: noon },
    shown: () => town.shown(ann).filter(({ by }) => by === "bot"),
    async type(text) {
      town.type(ann, ann, text);
    },
    async tap(label) {
      void town.tap(ann, ann, label);
    },
    async say(text) {
      town.type(ann, ann, text);
    },
    async locate(latitude, longitude) {
      town.locate(ann, ann, { latitude, longitude });
    },
    menu: {
      shown: () => town.shown(ann).at(-1)?.buttons ?? [],
      async choose(label) {
        void town.tap(ann, ann, label);
      },
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
