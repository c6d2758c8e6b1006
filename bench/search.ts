import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { adapters } from "../adapters/index.ts";
import { indexWords } from "../src/briefing/search-words.ts";
import { newsFor } from "../src/reader/news.ts";
import type { Subscription } from "../src/reader/subscription.ts";
import { openDatabase } from "../src/store/open-database.ts";
import { openStore } from "../src/store/store.ts";
import type { Story } from "../src/story/story.ts";

/*
 * What an answer costs that is made from a large store: CPU time and time by the clock, the worst of some, each beside a scan
 * of every story for the same words. Made-up stories of 14 days, in words as frequent as words are (Zipf), with a hundredth
 * in Korean.
 *
 *     node bench/search.ts [--stories 100000] [--times 5] [--store postgres://postgres@127.0.0.1/an_empty_database]
 */
const { values } = parseArgs({
  options: {
    stories: { type: "string", default: "100000" },
    times: { type: "string", default: "5" },
    store: { type: "string" },
  },
});
const [count, times] = [Number(values.stories), Number(values.times)];
const day = 24 * 60 * 60 * 1000;
const now = Date.parse("2026-11-24T06:30:00Z");
const topics = ["world", "technology", "science", "sports", "business", "culture", "health", "local"];
let seed = 1;
const dice = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

const folder = mkdtempSync(join(tmpdir(), "tidings-bench-"));
const path = join(folder, "tidings.db");
const address = values.store ?? `sqlite:${path}`;
await fill();
const store = await openStore(address);
if (!values.store) console.log(`${Math.round(statSync(path).size / 1e6)} MB for ${count} stories`);
await store.sources.list(
  topics.map((topic) => ({ url: `https://${topic}.example/feed`, title: topic, topics: [topic], weight: 1 })),
);
const chat = "1";
const reader: Subscription = {
  id: "r1",
  platform: "telegram",
  chat,
  locale: "en",
  timeZone: "Europe/Berlin",
  slots: [{ at: "07:30" }],
  format: "short",
  choices: {},
  gone: null,
  nextAt: null,
  nextSlot: null,
  heardAt: now,
  toldAt: now - day,
  createdAt: 0,
};
await store.subscriptions.change("telegram", chat, () => reader);
const { render } = adapters.telegram;
const news = newsFor(store, {
  reader: () => reader,
  locale: "en",
  now: () => now,
  fits: (message) => render(message, "en").length <= 1,
});

const scan = async (words: string) => {
  const { db } = database;
  const wanted = words.toLowerCase().split(" ");
  const rows = await db.selectFrom("story").select(["event", "title", "text"]).execute();
  return rows.filter(({ title, text }) => {
    const all = `${title}\n${text}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
};
const database = await openDatabase(address);
// What a server does by itself while stories come in for days.
if (values.store) await sql`vacuum analyze`.execute(database.db);
const rare = word(4000);
const common = word(30);
await measure(
  `/search ${rare} (rare)`,
  () => news.search(rare),
  () => scan(rare),
);
await measure(
  `/search ${common} (common)`,
  () => news.search(common),
  () => scan(common),
);
const several = [30, 31, 40, 60, 90, 4000].map(word).join(" ");
await measure(
  "/search, six words",
  () => news.search(several),
  () => scan(several),
);
await measure(
  "/search 한국 총리",
  () => news.search("한국 총리"),
  () => scan("한국 총리"),
);
await measure(`/brief ${common}`, () => news.ask(common));
await measure("/brief technology since yesterday", () => news.ask("technology since yesterday"));
await measure("/brief full", () => news.ask("full"));
await measure("/brief again", () => news.ask("again"));
await store.close();
await database.db.destroy();
rmSync(folder, { recursive: true });

async function measure(what: string, work: () => Promise<unknown>, naive?: () => Promise<unknown>): Promise<void> {
  const took = await worst(work);
  const beside = naive && (await worst(naive));
  const scanned = beside
    ? `; a scan: ${beside.cpu} ms, ${(beside.cpu / Math.max(took.cpu, 1)).toFixed(0)} times as much`
    : "";
  console.log(`${what}: ${took.cpu} ms of CPU, ${took.clock} ms by the clock, at worst${scanned}`);
}

async function worst(work: () => Promise<unknown>) {
  let [cpu, clock] = [0, 0];
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    const began = performance.now();
    await work();
    const { user, system } = process.cpuUsage(before);
    cpu = Math.max(cpu, Math.round((user + system) / 1000));
    clock = Math.max(clock, Math.round(performance.now() - began));
  }
  return { cpu, clock };
}

/** The nth most frequent word of the made-up language. */
function word(n: number): string {
  const syllables = [
    "ka",
    "ro",
    "mi",
    "tel",
    "sun",
    "bar",
    "dov",
    "lin",
    "per",
    "gas",
    "tor",
    "ven",
    "qui",
    "han",
    "zel",
    "fo",
  ];
  let [left, text] = [n + 17, ""];
  while (left > 0) {
    text += syllables[left % 16] ?? "";
    left = Math.floor(left / 16);
  }
  return text;
}

function someWord(): string {
  return word(Math.floor(20_000 ** dice()));
}

function some(length: number): string {
  return Array.from({ length }, someWord).join(" ");
}

async function fill(): Promise<void> {
  const { db } = await openDatabase(address);
  const korean = ["한국 총리가 새 예산안을 발표했다", "서울 지하철 요금이 오른다", "부산 항만 노동자 파업이 끝났다"];
  for (let i = 0; i < count; i += 500) {
    await db.transaction().execute(async (trx) => {
      const stories = Array.from({ length: Math.min(500, count - i) }, (_, k) => {
        const n = i + k;
        const at = Math.round(now - 14 * day + (n / count) * 14 * day);
        // Of five stories, two tell what others do.
        const event = `${(n - (n % 5) + Math.max((n % 5) - 2, 0)).toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
        const story: Story = {
          source: `Wire ${n % 200}`,
          title: n % 100 === 0 ? (korean[(n / 100) % 3] ?? "") : some(9),
          text: `${some(30)}.\n${some(30)}.\n${some(90)}.`,
          url: `https://wire.example/${n}`,
          language: n % 100 === 0 ? "ko" : "en",
          publishedAt: at,
          topics: [topics[n % topics.length] ?? "world"],
        };
        return { n, at, event, story };
      });
      const events = new Map(stories.map(({ event, at }) => [event, { id: event, seen_at: at }]));
      await trx
        .insertInto("event")
        .values([...events.values()])
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
      for (let k = 0; k < stories.length; k += 100) {
        await trx
          .insertInto("story")
          .values(
            stories.slice(k, k + 100).map(({ n, at, event, story }) => ({
              id: n.toString(16).padStart(32, "0"),
              event,
              source: story.source,
              title: story.title,
              text: story.text,
              url: story.url ?? null,
              language: story.language,
              published_at: at,
              topics: JSON.stringify(story.topics),
              weight: "1",
              image: null,
              digest: "",
              seen_at: at,
              listed_at: at,
            })),
          )
          .execute();
      }
      const words = new Map(
        stories.flatMap(({ at, event, story }) =>
          Array.from(indexWords(story), ([word, points]) => [`${word} ${event}`, { word, event, points, at }] as const),
        ),
      );
      const rows = [...words.values()].toSorted((a, b) => (a.word < b.word ? -1 : 1));
      for (let k = 0; k < rows.length; k += 2000) {
        await trx
          .insertInto("word")
          .values(rows.slice(k, k + 2000))
          .onConflict((conflict) => conflict.columns(["word", "event"]).doNothing())
          .execute();
      }
    });
  }
  await db.destroy();
}
