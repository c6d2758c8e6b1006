import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { adapters } from "../adapters/index.ts";
import type { Adapter } from "../src/adapter.ts";
import { composePlanned } from "../src/delivery/compose.ts";
import { plan } from "../src/delivery/plan.ts";
import { recomputeSlots } from "../src/delivery/recompute-slots.ts";
import { nextAppointment } from "../src/schedule/slot.ts";
import { openDatabase } from "../src/store/open-database.ts";
import { openStore, type Store } from "../src/store/store.ts";

/*
 * What a morning costs us before the first message leaves: 100,000 of 1,000,000 readers are due, with 40 different choices.
 *
 *     node bench/slots.ts [--readers 1000000] [--due 100000] [--store postgres://postgres@127.0.0.1/an_empty_database]
 *
 * The first line is the baseline: some of the due, with a transaction, two statements and the zone arithmetic for each.
 * Without a store it is a new SQLite file.
 */
const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "1000000" },
    due: { type: "string", default: "100000" },
    store: { type: "string" },
    fill: { type: "boolean", default: false },
  },
});
const [readers, due] = [Number(values.readers), Number(values.due)];
const oneByOne = Math.min(2000, due);
const hour = 60 * 60 * 1000;
const slotAt = Date.parse("2026-11-24T06:30:00Z");

const folder = mkdtempSync(join(tmpdir(), "tidings-bench-"));
const address = values.store ?? `sqlite:${join(folder, "tidings.db")}`;
if (values.fill) {
  await fill(address);
  process.exit();
}
// In a process of its own, so that its memory is not counted.
const filled = spawnSync(process.execPath, [...process.argv.slice(1), "--fill", "--store", address], {
  stdio: "inherit",
});
if (filled.status !== 0) throw new Error("The store could not be filled.");
const store = await openStore(address);
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
await store.close();
rmSync(folder, { recursive: true });

/** The most memory so far. */
function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

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
    `${rows} ${what} in ${seconds.toFixed(1)} s: ${speed} a second, the loop blocked for ${block} ms at most, ${peak()} MB`,
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

/**
 * Everybody subscribed to 07:30; those who are not due now are in another zone. The due have 40 different choices: 5 zones
 * in which it is 07:30 then, 4 languages, 2 lengths. Each was told 98 events, of which 14 are recent enough to matter.
 */
async function fill(address: string): Promise<void> {
  const { db, engine } = await openDatabase(address);
  const hex =
    engine === "sqlite"
      ? sql`printf('%08x', i * 2654435761 % 4294967296)`
      : sql`lpad(to_hex(i * 2654435761 % 4294967296), 8, '0')`;
  // As ids are: without an order.
  const id = sql`${hex} || '-0000-4000-8000-000000000000'`;
  const numbers = (from: number, to: number) =>
    sql`with recursive n (i) as (select cast(${from} as bigint) union all select i + 1 from n where i < ${to - 1})`;
  // No statement may take a minute.
  const step = 20_000;
  const pick = (by: ReturnType<typeof sql>, names: readonly string[]) =>
    sql`case ${by} ${sql.join(
      names.map((name, i) => sql`when ${sql.lit(i)} then ${sql.lit(name)}`),
      sql` `,
    )} end`;
  for (let from = 0; from < readers; from += step) {
    await sql`insert into subscription (id, platform, chat, locale, time_zone, slots, format, next_at, next_slot, heard_at, told_at, created_at)
    ${numbers(from, Math.min(from + step, readers))}
    select ${id}, 'telegram', cast(i as text), ${pick(sql`i / 5 % 4`, ["en", "ko", "de", "fr"])},
      case when i < ${due} then ${pick(sql`i % 5`, ["Europe/Berlin", "Europe/Paris", "Africa/Lagos", "Europe/Rome", "Europe/Oslo"])} else 'America/Chicago' end,
      '[{"at":"07:30"}]', ${pick(sql`i / 20 % 2`, ["headlines", "short"])},
      case when i < ${due} then cast(${slotAt} as bigint) else cast(${slotAt + 7 * hour} as bigint) end,
      '2026-11-24T07:30', 0, cast(${slotAt - 24 * hour} as bigint) + i % 3600000, 0
    from n`.execute(db);
  }
  for (let from = 0; from < due; from += step) {
    await sql`insert into told (subscription, event, at) ${numbers(from, Math.min(from + step, due))}, e (k) as (select cast(0 as bigint) union all select k + 1 from e where k < 97)
    select ${id}, 'v' || (case when k < 14 then k else k + 1000 end), 0 from n cross join e`.execute(db);
  }
  if (engine === "postgres") await sql`analyze`.execute(db);
  await db.destroy();
}

function story(i: number) {
  const title = `Report number ${i} on the harbour is out`;
  const text = "The council heard it on Monday and took note. The ferry sails again from tomorrow, its owner said.";
  const at = { publishedAt: slotAt - hour - i * 60_000, url: `https://harbour.example/${i}` };
  return { id: `s${i}`, story: { source: `Wire ${i % 20}`, title, text, language: "en", ...at } };
}
