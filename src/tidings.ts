import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Tools } from "./adapter.ts";
import type { Config } from "./config.ts";
import { openAccount, type Account } from "./account.ts";
import { planCorrections } from "./delivery/plan-corrections.ts";
import { composePlanned } from "./delivery/compose.ts";
import { keepLedgerMs, plan } from "./delivery/plan.ts";
import { planPushes } from "./delivery/push.ts";
import { recomputeSlots } from "./delivery/recompute-slots.ts";
import { holdLease } from "./hold-lease.ts";
import { startClock } from "./schedule/clock.ts";
import { gatherLease } from "./store/leases.ts";
import { openStore, type Store } from "./store/store.ts";
import { createGather } from "./story/gather.ts";
import { readOpml } from "./story/feed/opml.ts";
import { askModel, openModel } from "./summary/ask-model.ts";
import { callTimeoutMs, createSummaries } from "./summary/summaries.ts";
import { startWeb } from "./web/server.ts";

const day = 24 * 60 * 60 * 1000;
// A platform sends an unanswered update again for up to 7 days (WhatsApp; Telegram 1). Stories and the ledger are kept
// for as long as somebody may ask what became of them.
const keepSeenMs = 8 * day;
const keepStoriesMs = 14 * day;
const firstRoundMs = 15_000;
// The first tick comes right after the start: too soon to try again.
const retryMs = 30_000;
// Where a platform calls us that can do no other.
const webhookPort = 8080;

/** Everything that runs, and how to stop it. */
export type Running = { readonly port: number | undefined; stop(): Promise<void> };

/**
 * Starts Tidings: opens the store, reads the folders, opens the platforms, and ticks every minute, each as far as the
 * process has that role. A platform that cannot be opened is tried again every minute; when none can, this rejects with
 * why, and everything is closed again. `stop` ends what is under way and lets the process end by itself; calling it twice
 * is calling it once. `home` is the program's own folder: its samples, its list of sources.
 */
export async function start(config: Config, tools: Tools, home: string): Promise<Running> {
  const { now, log } = tools;
  const accounts = new Map<string, Account>();
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const store = await openStore(config.store);
    closing.push(() => store.close());
    const gathering = config.roles.includes("gather") ? await openGathering(config, store, tools, home) : undefined;
    if (gathering) closing.push(gathering.stop);
    await gathering?.work()?.folders();
    closing.push(async () => {
      await Promise.all(Array.from(accounts.values(), (account) => account.stop()));
    });
    let clock: ReturnType<typeof startClock> | undefined;
    // What fell due while nobody had the lease is not to wait for the next minute.
    const open = () => openAccounts(config, accounts, { store, config, tools, sending: () => clock?.tick() });
    const tried = now();
    const failures = await open();
    if (failures.length > 0 && accounts.size === 0) throw new Error(failures.join("\n"));
    closing.push(await store.onWork((platform) => accounts.get(platform)?.wake()));
    const web = await openWeb(config, accounts, tools);
    if (web) closing.push(web.stop);

    const failed = (error: unknown) =>
      log.error({ error: String(error) }, "A round of work failed; the next minute tries again.");
    const gather = singly(async () => gathering?.work()?.all().catch(failed));
    const summaries =
      gathering &&
      config.summary &&
      createSummaries(store, askModel(await openModel(config.summary), callTimeoutMs), config.summary, tools);
    const sum = singly(async () => summaries?.round().catch(failed));
    // A briefing that is due at the start deserves the news of the first round, unless that takes too long.
    const ready = Promise.race([gather(), wait(firstRoundMs, undefined, { ref: false })]);
    const started = startClock(async () => {
      await ready;
      if (now() - tried > retryMs) await open();
      await deliverDue(
        store,
        [...accounts.values()].filter((account) => account.sends()),
        now(),
      );
      // Beside the briefings, never before them: a slow source makes nobody wait.
      void gather().then(sum);
      if (gathering?.ours()) await tidyUp(store, now());
    }, failed);
    clock = started;
    closing.push(async () => {
      await started.stop();
      summaries?.stop();
      await gather.ended();
      await sum.ended();
    });
    return { port: web?.port, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the platforms that are not open yet, where this process is to answer or send; tells why those are not that cannot be. */
async function openAccounts(
  { adapters, roles }: Config,
  accounts: Map<string, Account>,
  opening: Parameters<typeof openAccount>[1],
): Promise<string[]> {
  const { tools } = opening;
  const closed = roles.some((role) => role !== "gather") ? adapters.filter(({ name }) => !accounts.has(name)) : [];
  const failures = await Promise.all(
    closed.map(async ({ name, make }) => {
      try {
        accounts.set(name, await openAccount(await make(tools), opening));
        tools.log.info({ platform: name }, "This platform is served.");
        return [];
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tools.log.error({ platform: name, reason }, "This platform could not be opened; the next minute tries again.");
        return [`${name}: ${reason}`];
      }
    }),
  );
  return failures.flat();
}

async function openWeb(config: Config, accounts: ReadonlyMap<string, Account>, { log }: Tools) {
  const adapterOf = (platform: string) => accounts.get(platform)?.adapter;
  const called =
    config.roles.includes("answer") && Array.from(accounts.values()).some(({ adapter }) => adapter.webhook);
  const port = config.port ?? (called ? webhookPort : undefined);
  return port === undefined ? undefined : startWeb({ adapterOf, log }, { host: config.host, port });
}

async function deliverDue(store: Store, accounts: readonly Account[], now: number): Promise<void> {
  if (accounts.length === 0) return;
  const adapters = accounts.map(({ adapter }) => adapter);
  await recomputeSlots(store, { tz: process.versions["tz"] ?? "", now });
  const platforms = adapters.map(({ platform }) => platform);
  await plan(store, platforms, now);
  await planPushes(store, platforms, now);
  await composePlanned(store, adapters, now);
  for (const adapter of adapters) await planCorrections(store, adapter, now);
  // The store's bell has told it already, unless a connection has died without a word.
  for (const account of accounts) account.wake();
}

/** Never two at a time: a call while one runs joins it. */
function singly(work: () => Promise<void>): { (): Promise<void>; ended(): Promise<void> } {
  let running: Promise<void> | undefined;
  const run = () =>
    (running ??= work().finally(() => {
      running = undefined;
    }));
  return Object.assign(run, { ended: async () => running });
}

/** One process gathers for all; the others wait to go on with it. */
async function openGathering(config: Config, store: Store, tools: Tools, home: string) {
  const { trial, fetchAllow: allow, sources = join(home, "sources.opml") } = config;
  const listed = trial ? [] : await readSources(sources);
  const folders = [...(trial ? [join(home, "samples")] : []), config.stories];
  return holdLease({ store, name: gatherLease, ...tools }, async () => {
    await store.sources.list(listed);
    return { ...createGather({ store, folders, allow, ...tools }), stop: async () => undefined };
  });
}

async function readSources(path: string) {
  try {
    return readOpml(await readFile(path, "utf8"));
  } catch (error) {
    throw new Error(`SOURCES: ${path} cannot be read as an OPML list of feeds.`, { cause: error });
  }
}

async function tidyUp(store: Store, now: number): Promise<void> {
  await store.subscriptions.forgetSeen(now - keepSeenMs);
  await store.stories.forget(now - keepStoriesMs);
  await store.corrections.forget(now - keepStoriesMs);
  await store.deliveries.forget(now - keepLedgerMs);
}
