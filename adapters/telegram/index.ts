import { Api, GrammyError, HttpError } from "grammy";
import { type Adapter, createLanes, type Host, type Pace, type Tools } from "../../src/adapter.ts";
import { readAddress } from "./address.ts";
import { atMost } from "./at-most.ts";
import { complaint, explain } from "./explain.ts";
import { offerCommands } from "./menu.ts";
import { allowedUpdates, poll } from "./poll.ts";
import { renderTelegram } from "./render.ts";
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
      if (await host.first(`telegram:${update.update_id}`)) await pass(by, host, sign);
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
      const { username } = await inbound.getMe();
      await offerCommands(inbound, host.commands, tools.log);
      const at = { host, self: { username, commands: new Set(host.commands.map(({ name }) => name)) }, end };
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

async function pass(by: By, host: Host, sign: Sign): Promise<void> {
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
      return ask(by, host, sign);
  }
}

async function ask(by: By, host: Host, asked: Asked): Promise<void> {
  const { chat, at, user, name, args, locale } = asked;
  await host.heard(chat, at);
  const changes = host.commands.some((command) => command.name === name && command.changes);
  const manager = asked.manager === true || (changes && (await manages(by.api, asked)));
  const from = { chat, user: String(user), manager, ...(locale !== undefined && { locale }) };
  await host.answer({ name, args, from }, (part) => send(by, chat, part, false));
}

async function manages(api: Api, { chat, user }: Asked): Promise<boolean> {
  try {
    const { status } = await api.getChatMember(readAddress(chat).chat_id, user);
    return status === "creator" || status === "administrator";
  } catch (error) {
    // Of others it tells for certain only where the bot is an administrator; elsewhere it may refuse.
    if (error instanceof GrammyError && error.error_code === 400) return false;
    throw error;
  }
}

/** Ends the waiting sign on the button that was tapped. */
async function acknowledge(api: Api, id: string): Promise<void> {
  try {
    await api.answerCallbackQuery(id);
  } catch (error) {
    if (!(error instanceof GrammyError && /query is too old/iu.test(error.description))) throw error;
  }
}
