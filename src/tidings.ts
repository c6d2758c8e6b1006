import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Adapter, Tools } from "./adapter.ts";
import type { Config } from "./config.ts";
import { composePlanned } from "./delivery/compose.ts";
import { createTurns } from "./delivery/pace.ts";
import { plan } from "./delivery/plan.ts";
import { startSender, type Sender } from "./delivery/send.ts";
import { createHost } from "./host.ts";
import { startClock } from "./schedule/clock.ts";
import { openStore, type Store } from "./store/store.ts";
import { createGather } from "./story/gather.ts";
import { readOpml } from "./story/opml.ts";
import { startWeb } from "./web/server.ts";

const day = 24 * 60 * 60 * 1000;
// A platform sends an unanswered update again for up to 7 days (WhatsApp; Telegram 1). Stories and the ledger are kept
// for as long as somebody may ask what became of them.
const keepSeenMs = 8 * day;
const keepStoriesMs = 14 * day;
const keepLedgerMs = 60 * day;

const firstRoundMs = 15_000;
// Where a platform calls us that can do no other.
const webhookPort = 8080;

/** Everything that runs, and how to stop it. */
export type Running = { readonly port: number | undefined; stop(): Promise<void> };

/**
 * Starts Tidings: opens the store, gathers a first round, starts the adapters and their senders, and ticks every minute.
 * Rejects, with everything closed again, when something cannot start. `stop` ends what is under way and lets the process
 * end by itself; calling it twice is calling it once. `home` is the program's own folder: its samples, its list of sources.
 */
export async function start(config: Config, { now, log }: Tools, home: string): Promise<Running> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const store = await openStore(config.store);
    closing.push(() => store.close());
    const gather = await openGathering(config, store, { now, log }, home);
    await gather.folders();
    const adapters = await Promise.all(config.adapters.map(({ make }) => make({ now, log })));
    const senders = new Map<Adapter, Sender>();
    for (const adapter of adapters) {
      const sender = await startAdapter(adapter, config, store, { now, log });
      closing.push(sender.stop);
      senders.set(adapter, sender);
    }
    const port = config.port ?? (adapters.some(({ webhook }) => webhook) ? webhookPort : undefined);
    const web = port === undefined ? undefined : await startWeb({ adapters, log }, { host: config.host, port });
    if (web) closing.push(web.stop);
    const failed = (error: unknown) =>
      log.error({ error: String(error) }, "A round of work failed; the next minute tries again.");
    const gathering = singly(() => gather.all().catch(failed));
    // A briefing that is due at the start deserves the news of the first round, unless that takes too long.
    const ready = Promise.race([gathering(), wait(firstRoundMs, undefined, { ref: false })]);
    const stopClock = startClock(async () => {
      await ready;
      await deliverDue(store, adapters, senders, now());
      // Beside the briefings, never before them: a slow source makes nobody wait.
      void gathering();
      await tidyUp(store, now());
    }, failed);
    closing.push(async () => {
      await stopClock();
      await gathering.ended();
    });
    return { port: web?.port, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
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

async function deliverDue(
  store: Store,
  adapters: readonly Adapter[],
  senders: ReadonlyMap<Adapter, Sender>,
  now: number,
) {
  await plan(
    store,
    adapters.map(({ platform }) => platform),
    now,
  );
  await composePlanned(store, adapters, now);
  for (const sender of senders.values()) sender.wake();
}

async function startAdapter(adapter: Adapter, config: Config, store: Store, { now, log }: Tools): Promise<Sender> {
  const turns = createTurns(adapter.pace, now);
  const halted = (reason: string) =>
    log.error(
      { platform: adapter.platform, reason },
      "This account cannot go on until somebody mends it; the others do.",
    );
  const host = createHost({ store, adapter, turns, defaults: config, now, log, halted });
  await adapter.start(host);
  const sender = startSender({ store, adapter, turns, now, log, halted });
  return {
    wake: sender.wake,
    async stop() {
      await adapter.stop();
      await sender.stop();
    },
  };
}

async function openGathering(config: Config, store: Store, { now, log }: Tools, home: string) {
  const { trial, fetchAllow: allow, sources = join(home, "sources.opml") } = config;
  const listed = trial ? [] : await readSources(sources);
  await store.sources.list(listed);
  const folders = [...(trial ? [join(home, "samples")] : []), config.stories];
  return createGather({ store, folders, allow, now, log });
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
  await store.deliveries.forget(now - keepLedgerMs);
}
