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
  /** How often the working process is killed (SIGKILL), at a random instant. */
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
  readonly delivered: number;
  /** Recorded as such: it may have arrived, and was not sent again. */
  readonly unknown: number;
  /** More messages on a screen than were meant for it. */
  readonly duplicated: number;
  /** Neither on the screen, nor recorded as unknown. */
  readonly lost: number;
};
export type Report = {
  readonly rows: readonly Row[];
  readonly faults: ReadonlyMap<Fault, number>;
  readonly kills: number;
};

const slotAt = Date.parse("2026-11-24T07:30:00Z");
const slot = "2026-11-24T07:30";

/**
 * Owes every reader of three platforms one briefing, lets a network fail and kills the working process again and again
 * while they are sent, and counts what each screen shows in the end. The clock runs 20 times as fast as the machine's.
 */
export async function runRig({ store: given, readers, kills, faulty, seed, workers = 1 }: RigOptions): Promise<Report> {
  const home = mkdtempSync(join(tmpdir(), "tidings-rig-"));
  const address = given ?? `sqlite:${join(home, "tidings.db")}`;
  const dice = rollDice(seed);
  const chance = () => (dice() < faulty ? faults[Math.floor(dice() * faults.length)] : undefined);
  const clock: Clock = { began: Date.now(), at: slotAt + 1000, factor: 20 };
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
  // A story too long for one message: a crash may fall between two parts.
  const text = Array.from(
    { length: 12 },
    (_, i) => `The council heard report number ${i} on the harbour, and took note of it.`,
  ).join("\n");
  await store.stories.add({ id: "a", story: aStory({ text }) }, "v1", slotAt - 1000);
  await Promise.all(
    screens.map(({ platform, chat }, i) =>
      store.subscriptions.change(platform, chat, () =>
        aReader({
          id: `r${i}`,
          platform,
          chat,
          slots: [{ at: "07:30" }],
          nextAt: slotAt,
          nextSlot: slot,
          heardAt: slotAt,
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
  for (let kill = 0; kill < kills; kill++) {
    // From before the process is up to well into its work.
    await wait(300 + dice() * 1700);
    const i = Math.floor(dice() * workers);
    running[i]?.kill("SIGKILL");
    if (running[i]) await once(running[i], "exit");
    running[i] = launch(i);
  }

  // The platform brings again what a dead worker did not take.
  const again = setInterval(() => void whatsapp.postman.redeliver(), 500);
  const ids = screens.map((_, i) => `r${i}:${slot}`);
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
    const briefings = (texts: readonly string[]) => texts.filter((said) => said.includes("Your briefing for")).length;
    return {
      platform,
      owed: mine.length,
      delivered: mine.filter(({ texts }) => briefings(texts()) > 0).length,
      unknown: mine.filter(({ state, texts }) => state === "unknown" && briefings(texts()) === 0).length,
      duplicated: mine.reduce((sum, { texts }) => sum + Math.max(briefings(texts()) - 1, 0), 0),
      lost: mine.filter(({ state, texts }) => state !== "unknown" && briefings(texts()) === 0).length,
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
  return { rows, faults: counts, kills };
}

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
