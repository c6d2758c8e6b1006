import { createHash, timingSafeEqual } from "node:crypto";
import { Api, GrammyError, HttpError } from "grammy";
import type { Adapter, Host, Outcome, Pace, Part, Tools } from "../../src/adapter.ts";
import { readAddress } from "./address.ts";
import { offerCommands } from "./menu.ts";
import { createLanes } from "./lanes.ts";
import { readFault, readRefusal } from "./outcome.ts";
import { telegramPart } from "./part.ts";
import { allowedUpdates, explain, poll } from "./poll.ts";
import { renderTelegram } from "./render.ts";
import type { TelegramSettings } from "./settings.ts";
import { type Asked, readSign, type Self, type Sign } from "./sign.ts";
import { createTransport } from "./transport.ts";
import { telegramUpdate } from "./update.ts";

/**
 * Telegram, by the Bot API. It asks for updates (long polling), or is called where the settings have a webhook. The
 * address of a chat is its id, with the topic's in a forum: "42", "-100123/12".
 */
export function createTelegram(settings: TelegramSettings, tools: Tools): Adapter {
  const transport = createTransport();
  // Longer than the longest poll. What is not answered by then may have arrived.
  const api = new Api(settings.token, { apiRoot: settings.apiRoot, fetch: transport.fetch, timeoutSeconds: 45 });
  const lanes = createLanes((error) => tools.log.error(explain(error), "An update from Telegram could not be handled"));
  const closing = new AbortController();
  let serving: { readonly host: Host; readonly self: Self } | undefined;
  let polling: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | undefined;

  function accept(body: unknown): void {
    const { data: update } = telegramUpdate.safeParse(body);
    if (serving === undefined || update === undefined) return;
    const { host, self } = serving;
    const tap = update.callback_query;
    if (tap) lanes.run(`tap ${tap.id}`, () => acknowledge(tap.id));
    const sign = readSign(update, self, tools.now());
    if (sign === undefined) return;
    // A chat that moves is known by both its addresses: what comes from the new one waits for the move.
    lanes.run(sign.kind === "moved" ? sign.to : sign.chat, async () => {
      if (await host.first(`telegram:${update.update_id}`)) await handle(host, sign);
    });
  }

  async function handle(host: Host, sign: Sign): Promise<void> {
    switch (sign.kind) {
      case "heard":
        return host.heard(sign.chat, sign.at);
      case "left":
        return host.left(sign.chat, sign.reason);
      case "moved":
        // Both chats say so.
        if (await host.first(`telegram:moved:${sign.chat}:${sign.to}`)) await host.moved(sign.chat, sign.to);
        return;
      case "asked": {
        await host.heard(sign.chat, sign.at);
        const { chat, name, args, locale } = sign;
        const changes = host.commands.some((command) => command.name === name && command.changes);
        const manager = sign.manager === true || (changes && (await manages(sign)));
        const from = { chat, user: String(sign.user), manager, ...(locale !== undefined && { locale }) };
        return host.answer({ name, args, from }, (part) => deliver(chat, part, false));
      }
    }
  }

  async function manages({ chat, user }: Asked): Promise<boolean> {
    try {
      const { status } = await api.getChatMember(readAddress(chat).chat_id, user);
      return status === "creator" || status === "administrator";
    } catch (error) {
      // Telegram tells of others for certain only where the bot is an administrator.
      if (error instanceof GrammyError && error.error_code === 400) return false;
      throw error;
    }
  }

  async function acknowledge(id: string): Promise<void> {
    try {
      await api.answerCallbackQuery(id);
    } catch (error) {
      if (!(error instanceof GrammyError) || !/query is too old/iu.test(error.description)) throw error;
    }
  }

  async function deliver(chat: string, part: Part, silent: boolean): Promise<Outcome> {
    const to = readAddress(chat);
    const content = telegramPart.parse(part);
    return attempt(async () => {
      const { message_id } = await api.raw.sendMessage({ ...to, ...content, disable_notification: silent });
      return String(message_id);
    });
  }

  async function begin(host: Host): Promise<void> {
    const { signal } = closing;
    const me = await api.getMe(signal);
    await offerCommands(api, host.commands, tools.log, signal);
    serving = { host, self: { username: me.username, commands: new Set(host.commands.map(({ name }) => name)) } };
    if (settings.webhook) {
      const { url, secret } = settings.webhook;
      await api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates }, signal);
      return;
    }
    await api.deleteWebhook({}, signal);
    polling = poll(api, accept, tools.log, signal).catch((error: unknown) => host.halted(complaint(error)));
  }

  async function close(): Promise<void> {
    closing.abort();
    await atMost(graceMs, Promise.all([polling, lanes.idle()]));
    serving = undefined;
    await transport.close(graceMs);
  }

  return {
    platform: "telegram",
    pace,
    idempotent: false,
    render: renderTelegram,
    async start(host) {
      try {
        await begin(host);
      } catch (error) {
        // Without the cause: it carries the request, and a webhook's secret with it.
        throw new Error(complaint(error));
      }
    },
    stop: () => (stopped ??= close()),
    send: ({ chat }, part, { silent }) => deliver(chat, part, silent),
    async edit({ chat }, id, part) {
      const { chat_id } = readAddress(chat);
      const content = telegramPart.parse(part);
      return attempt(async () => {
        await api.raw.editMessageText({ chat_id, message_id: Number(id), ...content });
        return id;
      }, id);
    },
    ...(settings.webhook && { webhook: (request) => receive(request, settings.webhook.secret) }),
  };
}
