import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  REST,
  Routes,
  type RESTOptions,
} from "discord.js";
import { z } from "zod";
import type { Adapter, GoneReason, Host, Pace, Tools } from "../../src/adapter.ts";
import { answerInteraction, type Answering } from "./answer.ts";
import { createCall, deadlineMs } from "./call.ts";
import { discordCommands, sameCommands } from "./commands.ts";
import { connect, whyClosed } from "./connect.ts";
import { readInteraction } from "./interaction.ts";
import { createPublisher, publishing } from "./publish.ts";
import { renderDiscord } from "./render.ts";
import { editPart, sendPart } from "./send.ts";
import type { DiscordSettings } from "./settings.ts";
import { tooManyRequests } from "./too-many.ts";

/**
 * Discord, by discord.js: interactions come over the gateway, messages go out over REST. A chat is the id of a channel;
 * a thread is a channel, a direct message is the channel with that person.
 */
export function createDiscord({ token, apiRoot, publish }: DiscordSettings, tools: Tools): Adapter {
  let serving: { readonly host: Host; readonly client: Client } | undefined;
  let halted = false;
  const halt = (reason: string) => {
    if (!halted) serving?.host.halted(reason);
    halted = true;
  };
  const call = createCall(halt);
  let opened: REST | undefined;
  const rest = () => (opened ??= new REST(restOptions(apiRoot)).setToken(token));
  const publisher = publish ? createPublisher(rest, call, tools) : undefined;
  const end = async () => {
    const { client } = serving ?? {};
    serving = undefined;
    await client?.destroy();
  };
  return {
    platform: "discord",
    pace: publish ? { ...pace, account: { ...pace.account, sends: pace.account.sends - publishing.requests } } : pace,
    subcommands: true,
    // Two connections to the gateway would get everything twice.
    alone: true,
    // A copy is dropped, or found: see sendPart.
    repeatAfterMs: 0,
    render: renderDiscord,
    async start(host) {
      const by = { rest: rest(), call };
      const client = createClient(apiRoot, { ...by, host, tools });
      serving = { host, client };
      try {
        const application = await connect(client, token);
        client.on(Events.ShardDisconnect, ({ code }) => halt(whyClosed(code)));
        await offerCommands(by, application, host);
        return end;
      } catch (error) {
        await end();
        throw error;
      }
    },
    async stop() {
      await end();
      await publisher?.stop();
      opened?.clearHashSweeper();
      opened?.clearHandlerSweeper();
    },
    async send({ chat }, part, about) {
      const outcome = await sendPart({ rest: rest(), call, ...tools }, chat, part, about);
      if (outcome.kind === "delivered") publisher?.publish(chat, outcome.id);
      return outcome;
    },
    edit: ({ chat }, id, part) => editPart({ rest: rest(), call, log: tools.log }, chat, id, part),
  };
}

/**
 * Discord allows a bot 50 requests a second ("Rate Limits" in its documentation). What is not a message is rare. Answers
 * to interactions are not counted ("Interaction endpoints are not bound to the bot's Global Rate Limit"). What a channel takes is told by headers only: 5 messages in 5
 * seconds is what its users report, and where a header says less, discord.js refuses before it asks.
 */
const pace: Pace = {
  account: { sends: 50, perMs: 1000 },
  freeAnswers: true,
  chat: () => [{ sends: 5, perMs: 5000 }],
};

const restOptions = (api: string): Partial<RESTOptions> => ({
  api,
  version: "10",
  timeout: deadlineMs,
  // When to send a message again is for the core to decide. All else may wait in the client, for a short while.
  retries: 0,
  // Our pace counts the account. A second count, in windows of its own, would refuse what is within the rate.
  globalRequestsPerSecond: Infinity,
  rejectOnRateLimit: ({ route, timeToReset, retryAfter }) =>
    route.startsWith("/channels") || Math.max(timeToReset, retryAfter) > 5000,
  async makeRequest(url, init) {
    const response = await DefaultRestOptions.makeRequest(url, init);
    if (response.status !== 429 || !new URL(url).pathname.includes("/channels/")) return response;
    throw tooManyRequests(await response.text(), response.headers);
  },
});

/** The gateway: what it tells goes to the host. Its own requests are those of logging in. */
function createClient(apiRoot: string, by: Answering): Client {
  const { host, tools } = by;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: restOptions(apiRoot) });
  const failed = (error: unknown) =>
    tools.log.error({ error: error instanceof Error ? error.name : "unknown" }, "A Discord event could not be handled");

  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => {
    const asked = readInteraction(data, host.commands);
    // discord.js comes next, with structures that nobody needs here and that end the process where a field is missing:
    // it passes over a type that it does not know.
    if (typeof data === "object" && data !== null) Object.assign(data, { type: 0, channel: undefined });
    if (asked) answerInteraction(by, asked).catch(failed);
  });
  for (const event of [
    GatewayDispatchEvents.GuildDelete,
    GatewayDispatchEvents.ChannelDelete,
    GatewayDispatchEvents.ThreadDelete,
  ]) {
    client.ws.on(event, (data: unknown) => {
      const { chats, reason } = lostChats(client, event, data);
      Promise.all(chats.map((chat) => host.left(chat, reason))).catch(failed);
    });
  }
  const trouble = (error: Error) => tools.log.warn({ error: error.name }, "The connection to Discord has a problem");
  client.on(Events.ShardError, trouble);
  client.on(Events.Error, trouble);
  return client;
}

const deletion = z.object({ id: z.string(), unavailable: z.boolean().default(false) });

/**
 * The chats that end with a server or a channel, as the client knows them. It must still know them: discord.js takes
 * them out of its cache before its own event, so this reads the gateway's.
 */
function lostChats(
  client: Client,
  event: GatewayDispatchEvents,
  data: unknown,
): { chats: string[]; reason: GoneReason } {
  const lost = deletion.safeParse(data);
  const server = event === GatewayDispatchEvents.GuildDelete;
  const reason = server ? "removed" : "deleted";
  // An unavailable server has an outage; it comes back.
  if (!lost.success || lost.data.unavailable) return { chats: [], reason };
  const { id } = lost.data;
  if (server) return { chats: [...(client.guilds.cache.get(id)?.channels.cache.keys() ?? [])], reason };
  const threads = client.channels.cache.filter((channel) => channel.isThread() && channel.parentId === id);
  return { chats: [id, ...threads.keys()], reason };
}

type Requesting = Pick<Answering, "rest" | "call">;

/** Registers the commands where Discord does not list exactly these: creating them is limited by the day. */
async function offerCommands({ rest, call }: Requesting, application: string, host: Host): Promise<void> {
  const route = Routes.applicationCommands(application);
  const wanted = discordCommands(host.commands);
  const query = new URLSearchParams({ with_localizations: "true" });
  const listed = await call((signal) => rest.get(route, { query, signal }));
  if (listed.kind === "answered" && sameCommands(listed.body, wanted)) return;
  const taken = await call((signal) => rest.put(route, { body: wanted, signal }));
  if (taken.kind === "answered") return;
  const { outcome } = taken;
  throw new Error(`Discord did not take the commands: ${"reason" in outcome ? outcome.reason : outcome.kind}`);
}
