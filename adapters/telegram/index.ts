import { Api, GrammyError, HttpError } from "grammy";
import { words } from "../../messages/words.ts";
import { type Adapter, createLanes, type Host, type Pace, type Tools } from "../../src/adapter.ts";
import { readAddress } from "./address.ts";
import { atMost } from "./at-most.ts";
import { aboutChannel, findChannel, manages, readChannel } from "./channel.ts";
import { complaint, explain } from "./explain.ts";
import { offerCommands } from "./offer-commands.ts";
import { allowedUpdates, poll } from "./poll.ts";
import { renderTelegram } from "./render.ts";
import { replyTo } from "./reply.ts";
import { type By, edit, send } from "./send.ts";
import type { TelegramSettings } from "./settings.ts";
import { type Asked, readSign, type Self, type Sign } from "./sign.ts";
import { createTransport } from "./transport.ts";
import { telegramUpdate } from "./update.ts";
import { readCall } from "./webhook.ts";

/**
 * Telegram, by the Bot API. It asks for updates (long polling), or is called where the settings have a webhook. A chat's
 * address is its id, in a forum with the topic's: "42", "-100123/12".
 */
export function createTelegram(settings: TelegramSettings, tools: Tools): Adapter {
  const { webhook } = settings;
  const telling = createTransport();
  const { token, apiRoot } = settings;
  const api = new Api(token, { apiRoot, fetch: telling.fetch, timeoutSeconds });
  const by = { api, log: tools.log };
  const lanes = createLanes((error) => tools.log.error(explain(error), "An update from Telegram could not be handled"));
  let serving: Serving | undefined;
  let stopped: Promise<void> | undefined;

  /** Begins the work that an update makes; waits for none of it. */
  function accept({ host, self }: Serving, body: unknown): void {
    const { data: update } = telegramUpdate.safeParse(body);
    if (update === undefined) return;
    const tap = update.callback_query;
    if (tap) void lanes.add([`tap ${tap.id}`], () => acknowledge(api, tap.id));
    const sign = readSign(update, self, tools.now());
    if (sign === undefined) return;
    // What comes from a chat's new address waits for the move to it.
    void lanes.add([sign.kind === "moved" ? sign.to : sign.chat], async () => {
      if (await host.first(`telegram:${update.update_id}`)) await pass(by, host, self, sign);
    });
  }

  async function begin(host: Host): Promise<() => Promise<void>> {
    // A way of its own: what asks for updates is cut when we stop, what answers and sends may come to its end.
    const asking = createTransport();
    const inbound = new Api(token, { apiRoot, fetch: asking.fetch, timeoutSeconds });
    const closing = new AbortController();
    let polling: Promise<void> = Promise.resolve();
    const end = async () => {
      closing.abort();
      serving = undefined;
      await asking.close(0);
      await atMost(graceMs, Promise.all([polling, lanes.idle()]));
    };
    try {
      const { id, username } = await inbound.getMe();
      await offerCommands(inbound, host.commands, tools.log);
      const at = { host, self: { id, username, commands: new Set(host.commands.map(({ name }) => name)) }, end };
      serving = at;
      if (webhook) {
        const { url, secret } = webhook;
        await inbound.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
        return end;
      }
      await inbound.deleteWebhook();
      polling = poll(inbound, (update) => accept(at, update), tools.log, closing.signal).catch((error: unknown) => {
        host.halted(complaint(error));
      });
      return end;
    } catch (error) {
      await end();
      throw error;
    }
  }

  async function close(): Promise<void> {
    await serving?.end();
    await telling.close(graceMs);
  }

  return {
    platform: "telegram",
    pace,
    // A second one that asks for updates ends the first (409).
    ...(!webhook && { alone: true }),
    render: renderTelegram,
    start: (host) => begin(host).catch(fail),
    stop: () => (stopped ??= close()),
    send: ({ chat }, part, { silent }) => send(by, chat, part, silent),
    edit: ({ chat }, id, part) => edit(by, chat, id, part),
    ...(webhook && {
      async webhook(request) {
        const call = await readCall(request, webhook.secret);
        if ("refusal" in call) return call.refusal;
        // Telegram calls again.
        if (serving === undefined) return new Response(null, { status: 503 });
        accept(serving, call.body);
        return new Response(null, { status: 200 });
      },
    }),
  };
}

type Serving = { readonly host: Host; readonly self: Self; readonly end: () => Promise<void> };

// More than the longest poll takes. What is not answered by then may have arrived.
const timeoutSeconds = 45;
const graceMs = 5000;

/**
 * What Telegram publishes: one message a second to a chat, 20 a minute to a group, 30 a second in all (Bots FAQ, "My bot
 * is hitting limits").
 */
const pace: Pace = {
  account: { sends: 30, perMs: 1000 },
  chat(address) {
    const single = { sends: 1, perMs: 1000 };
    return address.startsWith("-") ? [single, { sends: 20, perMs: 60_000 }] : [single];
  },
};

// Without a cause: grammY's errors carry the request, and with it the webhook's secret.
function fail(error: unknown): never {
  throw error instanceof GrammyError || error instanceof HttpError ? new Error(complaint(error)) : error;
}

async function pass(by: By, host: Host, self: Self, sign: Sign): Promise<void> {
  switch (sign.kind) {
    case "heard":
      return host.heard(sign.chat, sign.at);
    case "left":
      return host.left(sign.chat, sign.reason);
    case "moved":
      // Both chats tell it.
      if (await host.first(`telegram:moved:${sign.chat}:${sign.to}`)) await host.moved(sign.chat, sign.to);
      return;
    case "asked":
      await host.heard(sign.chat, sign.at);
      return sign.name === "channel" ? askForChannel(by, host, self, sign) : ask(by, host, sign);
  }
}

async function ask(by: By, host: Host, asked: Asked): Promise<void> {
  const { chat, user, name, args, locale, tapped } = asked;
  const manager = asked.manager === true || (await manages(by.api, readAddress(chat).chat_id, user));
  const from = { chat, user: String(user), manager, ...(locale !== undefined && { locale }) };
  // Who may not change anything does not change the message either.
  const redraws = host.commands.some((spec) => spec.name === name && spec.redraws && (manager || !spec.changes));
  await host.answer({ name, args, from }, replyTo(by, chat, redraws ? tapped : undefined));
}

/** A command for a channel, given in a private chat: who taps or types it is looked up each time. */
async function askForChannel(by: By, host: Host, self: Self, asked: Asked): Promise<void> {
  const { chat, at, user, locale, tapped } = asked;
  const catalog = words(locale ?? "en");
  const say = async (text: string) => {
    for (const part of renderTelegram({ blocks: [{ kind: "text", text }] })) await send(by, chat, part, false);
  };
  if (chat.startsWith("-")) return say(catalog.answers.channel.privately);
  const { target, said } = readChannel(asked, self);
  if (target === undefined) return say(catalog.answers.channel.how);
  const channel = await findChannel(by.api, target, user, self, catalog).catch((error: unknown) => {
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    by.log.warn(explain(error), "A channel could not be looked up");
    return { no: catalog.answers.failed };
  });
  if ("no" in channel) return say(channel.no);
  await host.heard(String(channel.id), at);
  const from = { chat: String(channel.id), user: String(user), manager: true, ...(locale !== undefined && { locale }) };
  const redraws = host.commands.some(({ name, redraws }) => name === said.name && redraws);
  await host.answer(
    { name: said.name, args: said.args, from, answeredIn: chat },
    aboutChannel(
      channel,
      catalog.answers.channel.heading(channel.title),
      replyTo(by, chat, redraws ? tapped : undefined),
    ),
  );
}

/** Ends the waiting sign on the button that was tapped. */
async function acknowledge(api: Api, id: string): Promise<void> {
  try {
    await api.answerCallbackQuery(id);
  } catch (error) {
    if (!(error instanceof GrammyError && /query is too old/iu.test(error.description))) throw error;
  }
}
