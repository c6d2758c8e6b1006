import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startDiscord } from "../../playground/discord.ts";
import { startTelegram } from "../../playground/telegram.ts";
import { startWhatsapp } from "../../playground/whatsapp.ts";
import { openStore } from "../../src/store/store.ts";
import { aReader, aStory } from "../samples.ts";
import { startChaos, faults, type Fault } from "./chaos.ts";
import { clockOf, type Clock } from "./clock.ts";
import { rollDice } from "./dice.ts";

export type RigOptions = {
  /** STORE, or a new SQLite file. */
  readonly store?: string;
  /** Readers on each platform; each is owed one slot. */
  readonly readers: number;
  /** How often a working process is killed (SIGKILL), or put to sleep for longer than its leases, at a random instant. */
  readonly kills: number;
  /** The share of sends that meet a fault. */
  readonly faulty: number;
  readonly seed: number;
  /** Workers side by side. */
  readonly workers?: number;
};

/** What became of the slots of a platform. */
type Row = {
  readonly platform: string;
  readonly owed: number;
  /** The whole briefing is on the screen. */
  readonly delivered: number;
  /** Recorded as such: it may have arrived, and was not sent again. */
  readonly unknown: number;
  /** Readers whose screen shows a story twice. */
  readonly duplicated: number;
  /** Not whole on the screen, nor recorded as unknown. */
  readonly lost: number;
};
export type Report = {
  readonly rows: readonly Row[];
  readonly faults: ReadonlyMap<Fault, number>;
  readonly kills: number;
  readonly sleeps: number;
};

const firstAt = Date.parse("2026-11-24T07:30:00Z");
const minute = 60_000;
// Five stories that say nothing twice make more than one message: a crash may fall between two parts.
const headlines = ["harbour", "library", "tramway", "orchard", "museum"].map((place) => `News of the ${place} is out`);
const longText = (title: string) =>
  Array.from(
    { length: 6 },
    (_, i) =>
      `${title}, wrote inspector number ${i} of ${title.slice(12, 19)} matters in a letter that took him ${i + 3} weeks, ${"and more of it ".repeat(5)}to the council.`,
  ).join("\n");

/**
 * Owes every reader of three platforms one briefing, some each minute, lets a network fail and kills the working
 * processes again and again meanwhile, and counts what each screen shows in the end. The clock runs faster than the
 * machine's: ten times where one process works alone; twice where several have leases, which they must be quick enough to
 * renew. There, every second victim is not killed but sleeps.
 */
export async function runRig({ store: given, readers, kills, faulty, seed, workers = 1 }: RigOptions): Promise<Report> {
  const home = mkdtempSync(join(tmpdir(), "tidings-rig-"));
  const address = given ?? `sqlite:${join(home, "tidings.db")}`;
  const dice = rollDice(seed);
  const chance = () => (dice() < faulty ? faults[Math.floor(dice() * faults.length)] : undefined);
  const alone = workers === 1;
  const clock: Clock = { began: Date.now(), at: firstAt + 1000, factor: alone ? 10 : 2 };
  // From before a process is up to well into its work.
  const lifeMs = () => 300 + dice() * (alone ? 1700 : 8000);
  const minutes = Math.ceil((kills * (alone ? 800 : 3500) * clock.factor) / minute);
  const now = clockOf(clock);
  const free = { sends: 1_000_000, perMs: 1 };
  const [telegram, discord, whatsapp] = await Promise.all([
    startTelegram({ now }),
    startDiscord({ now, channel: free, account: free }),
    startWhatsapp({ now, seed }),
  ]);
  const networks = await Promise.all([
    startChaos(telegram.root, { sends: (path) => path.endsWith("/sendMessage"), chance, tooFast: slowTelegram }),
    startChaos(new URL(discord.apiRoot).origin, {
      sends: (path) => /\/channels\/\d+\/messages$/u.test(path),
      chance,
      tooFast: slowDiscord,
    }),
    startChaos(whatsapp.environment.WHATSAPP_API_ROOT, {
      sends: (path) => path.endsWith("/messages"),
      chance,
      tooFast: slowWhatsapp,
    }),
  ]);

  const people = Array.from({ length: readers }, (_, i) => i);
  const screens = [
    ...people.map((i) => {
      const person = telegram.person(`Reader ${i}`, "en");
      telegram.setBot(person, person, "member");
      return {
        platform: "telegram",
        chat: String(person),
        texts: () => telegram.shown(person).map(({ text }) => text),
      };
    }),
    ...people.map(() => {
      const person = discord.addPerson();
      const chat = discord.openDm(person);
      return { platform: "discord", chat, texts: () => discord.shown(chat, person).map(({ text }) => text) };
    }),
    ...(await Promise.all(
      people.map(async () => {
        const phone = whatsapp.meet("phone");
        await phone.write("hello").catch(() => undefined);
        return { platform: "whatsapp", chat: phone.chat(), texts: () => phone.shown().map(({ text }) => text) };
      }),
    )),
  ];

  const store = await openStore(address);
  for (const title of headlines) {
    await store.stories.add({ id: title, story: aStory({ title, text: longText(title) }) }, title, firstAt - 1000);
  }
  const slotAt = (i: number) => firstAt + (i % minutes) * minute;
  const slotOf = (i: number) => new Date(slotAt(i)).toISOString().slice(0, 16);
  await Promise.all(
    screens.map(({ platform, chat }, i) =>
      store.subscriptions.change(platform, chat, () =>
        aReader({
          id: `r${i}`,
          platform,
          chat,
          format: "full",
          slots: [{ at: slotOf(i).slice(11) }],
          nextAt: slotAt(i),
          nextSlot: slotOf(i),
          heardAt: slotAt(i),
        }),
      ),
    ),
  );

  writeFileSync(join(home, "sources.opml"), emptyList);
  const port = await freePort();
  const environment = {
    ADAPTERS: "telegram,discord,whatsapp",
    STORE: address,
    STORIES: join(home, "stories"),
    TIME_ZONE: "UTC",
    LOG_LEVEL: process.env["RIG_LOG"] ?? "silent",
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: networks[0].origin,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: `${networks[1].origin}/api`,
    ...whatsapp.environment,
    WHATSAPP_API_ROOT: networks[2].origin,
  };
  whatsapp.postman.subscribe(`http://127.0.0.1:${port}/webhooks/whatsapp`);

  const launch = (i: number): ChildProcess => {
    const work = { clock, home, environment: { ...environment, PORT: String(i === 0 ? port : 0) } };
    return spawn(process.execPath, [join(import.meta.dirname, "worker.ts"), JSON.stringify(work)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  };
  const running = Array.from({ length: workers }, (_, i) => launch(i));
  // The platform brings again what a dead worker did not take.
  const again = setInterval(() => void whatsapp.postman.redeliver(), 500);
  let sleeps = 0;
  const sleeping: Promise<unknown>[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await wait(lifeMs());
    const i = Math.floor(dice() * workers);
    const victim = running[i];
    if (!alone && kill % 2 === 1) {
      sleeps++;
      victim?.kill("SIGSTOP");
      sleeping.push(wait(sleepMs).then(() => victim?.kill("SIGCONT")));
      continue;
    }
    victim?.kill("SIGKILL");
    if (victim) await once(victim, "exit");
    running[i] = launch(i);
  }
  await Promise.all(sleeping);

  const ids = screens.map((_, i) => `r${i}:${slotOf(i)}`);
  const states = async () =>
    Promise.all(ids.map(async (id) => (await store.deliveries.find(id))?.state ?? "not planned"));
  while ((await states()).some((state) => ["not planned", "queued", "sending"].includes(state))) await wait(250);
  clearInterval(again);
  // What the platform still has to tell of what it took.
  await whatsapp.postman.settled();
  const ended = await states();
  for (const worker of running) {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  }

  const rows = ["telegram", "discord", "whatsapp"].map((platform): Row => {
    const mine = screens
      .map((screen, i) => ({ ...screen, state: ended[i] ?? "" }))
      .filter((screen) => screen.platform === platform);
    const timesShown = (texts: readonly string[]) =>
      headlines.map((title) => texts.filter((said) => said.includes(title)).length);
    const isWhole = ({ texts }: (typeof mine)[number]) => !timesShown(texts()).includes(0);
    return {
      platform,
      owed: mine.length,
      delivered: mine.filter(isWhole).length,
      unknown: mine.filter((screen) => screen.state === "unknown" && !isWhole(screen)).length,
      duplicated: mine.filter(({ texts }) => timesShown(texts()).some((times) => times > 1)).length,
      lost: mine.filter((screen) => screen.state !== "unknown" && !isWhole(screen)).length,
    };
  });
  const counts = new Map(
    faults.map((fault) => [fault, networks.reduce((sum, network) => sum + (network.counts.get(fault) ?? 0), 0)]),
  );
  await store.close();
  await Promise.all([
    telegram.close(),
    discord.close(),
    whatsapp.close(),
    ...networks.map((network) => network.close()),
  ]);
  rmSync(home, { recursive: true });
  return { rows, faults: counts, kills: kills - sleeps, sleeps };
}

// Longer than a lease by the clock of such a rig.
const sleepMs = 8000;

const emptyList =
  '<opml version="2.0"><body><outline type="rss" text="None" xmlUrl="http://127.0.0.1:9/feed"/></body></opml>';
const slowTelegram = {
  status: 429,
  headers: { "retry-after": "2" },
  body: { ok: false, error_code: 429, description: "Too Many Requests: retry after 2", parameters: { retry_after: 2 } },
};
const slowDiscord = {
  status: 429,
  headers: { "retry-after": "2", "x-ratelimit-scope": "shared" },
  body: { message: "The resource is being rate limited.", retry_after: 1.5, global: false },
};
const slowWhatsapp = {
  status: 429,
  body: { error: { message: "(#130429) Rate limit hit", type: "OAuthException", code: 130_429, fbtrace_id: "A" } },
};

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
