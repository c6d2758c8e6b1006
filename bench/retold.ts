/**
 * How often a reader who asks again and again is told one happening twice, and how many are never told: stories that were
 * sorted by hand into happenings come into a store, ten at a time, in orders drawn by lot; after each round the reader is told all
 * that is new to them. The texts are looked for in ../shared (data/nlp), as for `quality.ts`.
 *
 *     node scripts/node.mjs bench/retold.ts [data/nlp]
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { knownOf } from "../src/briefing/brief.ts";
import { leadOf } from "../src/briefing/lead.ts";
import { select } from "../src/briefing/select.ts";
import { openStore } from "../src/store/store.ts";
import { createTakeIn } from "../src/story/take-in.ts";
import type { Story } from "../src/story/story.ts";
import { aReader } from "../test/samples.ts";

const folder = process.argv[2] ?? join(import.meta.dirname, "../../shared/data/nlp");
const row = z.object({ id: z.string(), cluster: z.string(), title: z.string(), text: z.string().nullish() });
const orders = 5;
const atOnce = 10;
const roundMs = 10 * 60_000;
const start = Date.parse("2026-11-24T06:30:00Z");
const reader = aReader();

let seed = 1;
const dice = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
const drawn = <T>(all: readonly T[]) =>
  all
    .map((one) => ({ one, lot: dice() }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ one }) => one);

/** Stories, with the happening of each as their topic. */
function storiesOf(set: string, bare: boolean): Story[] {
  const lines = gunzipSync(readFileSync(join(folder, `cluster/${set}.jsonl.gz`))).toString();
  const rows = lines.split("\n").flatMap((line) => (line === "" ? [] : row.parse(JSON.parse(line))));
  return rows.map(({ id, cluster, title, text }) => ({
    source: id,
    title,
    text: bare ? "" : (text ?? ""),
    language: "en",
    url: `https://news.example/${encodeURIComponent(id)}`,
    topics: [cluster],
  }));
}

/** What a reader gets of stories in this order: the happening of each item, and of each update. */
async function readAll(stories: readonly Story[]): Promise<{ items: string[]; updates: string[] }> {
  const store = await openStore("sqlite::memory:");
  await store.subscriptions.change(reader.platform, reader.chat, () => reader);
  const take = createTakeIn(store);
  const items: string[] = [];
  const updates: string[] = [];
  for (let i = 0; i < stories.length; i += atOnce) {
    const now = start + (i / atOnce) * roundMs;
    await take(stories.slice(i, i + atOnce), now);
    const events = await store.stories.since(0);
    const told = knownOf(await store.subscriptions.told(reader.id), new Map(events.map((event) => [event.id, event])));
    const { picked } = select(events, { told, now, limit: Infinity, maxAgeMs: Infinity });
    for (const event of picked) {
      const [topic = ""] = (event.update ?? leadOf(event.stories))?.topics ?? [];
      (event.update ? updates : items).push(topic);
    }
    await store.subscriptions.tell(
      reader.id,
      picked.map(({ id }) => id),
      now,
      now,
    );
  }
  await store.close();
  return { items, updates };
}

async function measure(name: string, stories: readonly Story[]): Promise<void> {
  const happenings = new Set(stories.map(({ topics }) => topics?.[0]));
  let [items, updates, never] = [0, 0, 0];
  for (let i = 0; i < orders; i++) {
    const got = await readAll(drawn(stories));
    items += got.items.length;
    updates += got.updates.length;
    const told = new Set([...got.items, ...got.updates]);
    never += [...happenings].filter((one) => !told.has(one ?? "")).length;
  }
  const mean = (sum: number) => (sum / orders).toFixed(1).padStart(7);
  const again = items - (orders * happenings.size - never);
  console.log(
    `${name.padEnd(22)} ${stories.length} stories, ${happenings.size} happenings: told again ${mean(again)}, as an update ${mean(updates)}, never told ${mean(never)}`,
  );
}

if (!existsSync(folder)) {
  console.log(`Skipped: there is no test data at ${folder}.`);
} else {
  await measure("ECB+", storiesOf("ecbplus", false));
  await measure("ECB+ first lines", storiesOf("ecbplus", true));
  await measure("a day's headlines", drawn(storiesOf("uci-headlines", true)).slice(0, 700));
}
