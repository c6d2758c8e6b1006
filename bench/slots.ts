import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { adapters } from "../adapters/index.ts";
import type { Adapter } from "../src/adapter.ts";
import { composePlanned } from "../src/delivery/compose.ts";
import { plan } from "../src/delivery/plan.ts";
import { recomputeSlots } from "../src/delivery/recompute-slots.ts";
import { nextAppointment } from "../src/schedule/slot.ts";
import { openStore, type Store } from "../src/store/store.ts";

/*
 * What a morning costs us before the first message leaves: 100,000 of 1,000,000 readers are due, with 40 different choices.
 *
 *     node bench/slots.ts [--readers 1000000] [--due 100000]
 *
 * The first line is the baseline: some of the due, with a transaction, two statements and the zone arithmetic for each.
 */
const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "1000000" },
    due: { type: "string", default: "100000" },
    fill: { type: "string" },
  },
});
const [readers, due] = [Number(values.readers), Number(values.due)];
const oneByOne = Math.min(2000, due);
const hour = 60 * 60 * 1000;
const slotAt = Date.parse("2026-11-24T06:30:00Z");
// Their choices: 5 zones in which it is 07:30 then, 4 languages, 2 lengths.
const zones = ["Europe/Berlin", "Europe/Paris", "Africa/Lagos", "Europe/Rome", "Europe/Oslo"];
const locales = ["en", "ko", "de", "fr"];
const formats = ["headlines", "short"];

if (values.fill !== undefined) {
  fill(values.fill);
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), "tidings-bench-"));
const path = join(folder, "tidings.db");
await (await openStore(`sqlite:${path}`)).close();
// In a process of its own, so that its memory is not counted.
spawnSync(process.execPath, [...process.argv.slice(1), "--fill", path], { stdio: "inherit" });
const store = await openStore(`sqlite:${path}`);
for (let i = 0; i < 200; i++) await store.stories.add(story(i), `v${i}`, slotAt - hour);

let rendered = 0;
const adapter: Adapter = {
  platform: "telegram",
  pace: { account: { sends: 30, perMs: 1000 }, chat: () => [] },
  start: async () => async () => undefined,
  stop: async () => undefined,
  render: (message, locale) => {
    rendered++;
    return adapters.telegram.render(message, locale);
  },
  send: async () => ({ kind: "unknown" }),
};

await measure("planned one by one", () => planOneByOne(store, oneByOne));
await measure("planned", () => plan(store, ["telegram"], slotAt));
await measure("composed", async () => {
  await composePlanned(store, [adapter], slotAt);
  return due;
});
console.log(`${rendered} briefings were rendered`);
await measure("recomputed", async () => {
  await recomputeSlots(store, { tz: "another", now: slotAt });
  return readers;
});
console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`);
await store.close();
rmSync(folder, { recursive: true });

async function measure(what: string, work: () => Promise<number>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  // It sees a block only once the loop has come round.
  await new Promise(setImmediate);
  delay.enable();
  const began = performance.now();
  const rows = await work();
  const seconds = (performance.now() - began) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  const [speed, block] = [Math.round(rows / seconds), Math.round(delay.max / 1e6)];
  console.log(
    `${rows} ${what} in ${seconds.toFixed(1)} s: ${speed} a second, the loop blocked for ${block} ms at most`,
  );
}

async function planOneByOne(store: Store, count: number): Promise<number> {
  const some = await store.subscriptions.due("telegram", slotAt, count);
  for (const reader of some) {
    const row = { subscription: reader.id, platform: "telegram", slot: reader.nextSlot ?? "", slotAt };
    const to = nextAppointment(reader, slotAt);
    const advance = { subscription: reader.id, from: slotAt, to };
    await store.deliveries.plan([{ ...row, state: "queued", reason: null }], [advance], slotAt);
    await new Promise(setImmediate);
  }
  return some.length;
}

/** Everybody subscribed to 07:30; those who are not due now are in another zone. */
function fill(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("pragma synchronous = off; begin");
  const insert = database.prepare(
    `insert into subscription (id, platform, chat, locale, time_zone, slots, format, next_at, next_slot, heard_at, told_at, created_at)
     values (?, 'telegram', ?, ?, ?, '[{"at":"07:30"}]', ?, ?, ?, 0, ?, 0)`,
  );
  const tell = database.prepare("insert into told (subscription, event, at) values (?, ?, 0)");
  for (let i = 0; i < readers; i++) {
    const now = i < due;
    // As ids are: without an order.
    const id = `${((i * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
    const zone = now ? (zones[i % 5] ?? "UTC") : "America/Chicago";
    insert.run(
      id,
      String(i),
      locales[Math.floor(i / 5) % 4] ?? "en",
      zone,
      formats[Math.floor(i / 20) % 2] ?? "short",
      slotAt + (now ? 0 : 7 * hour),
      "2026-11-24T07:30",
      slotAt - 24 * hour + (i % 3_600_000),
    );
    // Two weeks of briefings, of which two are recent enough to matter.
    if (now) for (let event = 0; event < 98; event++) tell.run(id, `v${event < 14 ? event : event + 1000}`);
  }
  database.exec("commit");
  database.close();
}

function story(i: number) {
  const title = `Report number ${i} on the harbour is out`;
  const text = "The council heard it on Monday and took note. The ferry sails again from tomorrow, its owner said.";
  const at = { publishedAt: slotAt - hour - i * 60_000, url: `https://harbour.example/${i}` };
  return { id: `s${i}`, story: { source: `Wire ${i % 20}`, title, text, language: "en", ...at } };
}
