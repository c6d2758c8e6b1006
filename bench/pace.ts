/**
 * How much of a platform's published rate a morning uses, and how long people wait who ask meanwhile:
 *
 *     node bench/pace.ts [telegram|discord|whatsapp]
 *
 * The real adapter, sender and store send a briefing to 3,000 chats of a playground server that enforces the rates, in
 * any stretch of their length. Nothing may be refused, and 97 % of the rate is the least.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { adapters } from "../adapters/index.ts";
import { startDiscord } from "../playground/discord.ts";
import { publishedRates, startTelegram } from "../playground/telegram.ts";
import { startWhatsapp } from "../playground/whatsapp.ts";
import { openAccount } from "../src/account.ts";
import type { Adapter, Log, Outcome, Tools } from "../src/adapter.ts";
import { readConfig, type Environment } from "../src/config.ts";
import { composePlanned } from "../src/delivery/compose.ts";
import { plan } from "../src/delivery/plan.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { startWeb } from "../src/web/server.ts";

/** A chat of the playground: its address, how its person asks for help, and whether the answer is there. */
type Chat = { readonly address: string; readonly ask: () => void; readonly answered: () => boolean };
type Platform = {
  /** Messages a second. */
  readonly rate: number;
  /** How many messages of an answered question count. */
  readonly perAnswer: 0 | 1 | 2;
  readonly environment: Environment;
  readonly join: () => Promise<Chat>;
  readonly listening?: (port: number) => void;
  readonly close: () => Promise<void>;
};

const deliveries = 3000;
const asking = 40;
const slot = "2026-11-24T07:30";
const quiet: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields, text) => console.error(text, fields),
};
const tools: Tools = { now: Date.now, log: quiet };

const platforms: Readonly<Record<string, () => Promise<Platform>>> = {
  async telegram() {
    const server = await startTelegram({ rates: publishedRates });
    return {
      rate: 30,
      perAnswer: 1,
      environment: { TELEGRAM_TOKEN: server.token, TELEGRAM_API_ROOT: server.root },
      async join() {
        const id = server.person("Reader", "en");
        server.setBot(id, id, "member");
        return {
          address: String(id),
          ask: () => server.type(id, id, "/help"),
          answered: () => server.shown(id).some(({ by }) => by === "bot"),
        };
      },
      close: () => server.close(),
    };
  },
  async discord() {
    const server = await startDiscord();
    return {
      rate: 50,
      perAnswer: 0,
      environment: { DISCORD_TOKEN: server.token, DISCORD_API_ROOT: server.apiRoot },
      async join() {
        const person = server.addPerson();
        const channel = server.openDm(person);
        let token = "";
        return {
          address: channel,
          ask() {
            token = server.slash({ person, channel }, "help");
          },
          // The first answer says "is thinking…": the help itself has a text.
          answered: () =>
            server.interaction(token).original !== undefined &&
            server.shown(channel, person).some(({ text }) => text !== ""),
        };
      },
      close: () => server.close(),
    };
  },
  async whatsapp() {
    const server = await startWhatsapp({ throughput: 80 });
    return {
      rate: 80,
      perAnswer: 2,
      environment: server.environment,
      async join() {
        const phone = server.meet();
        await phone.write("hello");
        return {
          address: phone.chat(),
          ask: () => void phone.write("help"),
          answered: () => phone.shown().length > 0,
        };
      },
      listening: (port) => server.postman.subscribe(`http://127.0.0.1:${port}/webhooks/whatsapp`),
      close: () => server.close(),
    };
  },
};

async function measure(name: string, open: () => Promise<Platform>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tidings-pace-"));
  const platform = await open();
  const config = readConfig(
    { ADAPTERS: name, STORE: `sqlite:${join(folder, "tidings.db")}`, TIME_ZONE: "UTC", ...platform.environment },
    adapters,
  );
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  const store = await openStore(config.store);
  const refusals: Outcome[] = [];
  const noted = noting(await config.adapters[0]!.make(tools), refusals);
  const chats: Chat[] = [];
  for (let i = 0; i < deliveries + asking; i++) chats.push(await platform.join());
  const last = await platform.join();
  const account = await openAccount(noted, { store, config, tools, sending: () => undefined });
  const adapterOf = (wanted: string) => (wanted === name ? noted : undefined);
  const web = await startWeb({ adapterOf, log: quiet }, { host: "127.0.0.1", port: 0 });
  platform.listening?.(web.port);
  // When the last one to join is answered, all that joining caused is worked off.
  last.ask();
  while (!last.answered()) await wait(1);
  await queue(store, noted, chats.slice(asking));
  await wait(1500);

  // Thousands have just joined within a second, far more than the platform lets pass: that is no part of it.
  refusals.length = 0;
  const begun = performance.now();
  const { user, system } = process.cpuUsage();
  account.wake();
  const everyMs = (deliveries / platform.rate / (asking + 2)) * 1000;
  const waits = await Promise.all(
    chats.slice(0, asking).map(async ({ ask, answered }, i) => {
      await wait((i + 1) * everyMs);
      const asked = performance.now();
      ask();
      while (!answered()) await wait(1);
      return performance.now() - asked;
    }),
  );
  while ((await store.claims.nextRunAt(name)) !== undefined) await wait(10);
  const seconds = (performance.now() - begun) / 1000;
  const used = process.cpuUsage();
  const states = await Promise.all(
    chats.slice(asking).map(async (_, i) => (await store.deliveries.find(`r${i}:${slot}`))?.state),
  );

  const counted = deliveries + asking * platform.perAnswer;
  const perSecond = counted / seconds;
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (asking - 1))] ?? 0).toFixed(0);
  console.log(
    [
      name,
      `  allowed      ${platform.rate} a second`,
      `  used         ${perSecond.toFixed(2)} a second, ${((perSecond / platform.rate) * 100).toFixed(1)} % (${counted} in ${seconds.toFixed(1)} s)`,
      `  put off      ${refusals.length}`,
      `  delivered    ${states.filter((state) => state === "delivered").length} of ${deliveries}`,
      `  answers      ${asking}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, slowest ${at(1)} ms`,
      `  CPU          ${(((used.user + used.system - user - system) / 1e6 / seconds) * 100).toFixed(0)} % of a core, server included`,
    ].join("\n"),
  );
  await account.stop();
  await web.stop();
  await platform.close();
  await store.close();
  rmSync(folder, { recursive: true });
}

/** The same adapter; what a platform puts off, or the client before it asks, is noted. */
function noting(adapter: Adapter, refusals: Outcome[]): Adapter {
  const note = (outcome: Outcome) => {
    if (outcome.kind === "later") refusals.push(outcome);
    return outcome;
  };
  return {
    ...adapter,
    send: async (to, part, about) => note(await adapter.send(to, part, about)),
    start: (host) =>
      adapter.start({
        ...host,
        answer: (command, reply) => host.answer(command, async (part) => note(await reply(part))),
      }),
  };
}

/** Owes every chat a briefing that is due now. */
async function queue(store: Store, adapter: Adapter, chats: readonly Chat[]): Promise<void> {
  const now = Date.now();
  const text =
    "It carries cars and buses again from this morning, the road office said. It had been closed since August.";
  const story = { source: "Town Gazette", title: "Bridge reopens to traffic", text, language: "en" };
  await store.stories.add({ id: "a", story }, "v1", now - 1000);
  const { platform } = adapter;
  for (const [i, { address: chat }] of chats.entries()) {
    await store.subscriptions.change(platform, chat, () => ({
      id: `r${i}`,
      platform,
      chat,
      locale: "en",
      timeZone: "UTC",
      slots: [{ at: "07:30" }],
      format: "short",
      choices: {},
      gone: null,
      nextAt: now,
      nextSlot: slot,
      heardAt: now,
      toldAt: null,
      createdAt: now,
    }));
  }
  await plan(store, [platform], now);
  await composePlanned(store, [adapter], now);
}

const [name] = process.argv.slice(2);
const chosen = Object.entries(platforms).filter(([platform]) => name === undefined || platform === name);
for (const [platform, open] of chosen) await measure(platform, open);
