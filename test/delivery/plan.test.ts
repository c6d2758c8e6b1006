import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { graceMs, plan } from "../../src/delivery/plan.ts";
import { recomputeSlots } from "../../src/delivery/recompute-slots.ts";
import type { Subscription } from "../../src/reader/subscription.ts";
import { sendLease } from "../../src/store/leases.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aReader, anEdition } from "../samples.ts";

const hour = 3_600_000;
const day = 24 * hour;
// 07:30 in Berlin.
const slotAt = Date.parse("2026-11-24T06:30:00Z");
const slot = "2026-11-24T07:30";

let store: Store;
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
});
afterEach(() => store.close());

const save = (reader: Partial<Subscription>) => {
  const made = aReader({
    timeZone: "Europe/Berlin",
    slots: [{ at: "07:30" }],
    nextAt: slotAt,
    nextSlot: slot,
    ...reader,
  });
  return store.subscriptions.change(made.platform, made.chat, () => made);
};
const next = async () => {
  const reader = await store.subscriptions.find("telegram", "42");
  return reader?.nextAt && `${new Date(reader.nextAt).toISOString()} ${reader.nextSlot}`;
};
const ledger = async (id = "r1") => (await store.deliveries.history(id, 10)).map((row) => `${row.slot} ${row.state}`);

describe("the plan", () => {
  test("gives each of many readers a row and the next appointment of the reader's own zone", async () => {
    const zones = ["Europe/Berlin", "Africa/Lagos", "Europe/London"];
    // 24 November is a Tuesday.
    const choices = [[{ at: "07:30" }], [{ at: "07:30", days: [2] }]];
    for (let i = 0; i < 1203; i++) {
      const [timeZone, slots] = [zones[i % 3]!, choices[i % 2]!];
      await save({ id: `r${i}`, chat: `c${i}`, timeZone, slots, platform: i % 4 < 2 ? "telegram" : "discord" });
    }
    await save({ id: "other", chat: "other", platform: "whatsapp" });
    expect(await plan(store, ["telegram", "discord"], slotAt)).toBe(1203);
    expect(await plan(store, ["telegram", "discord"], slotAt)).toBe(0);
    const readers = await store.subscriptions.byId(Array.from({ length: 1203 }, (_, i) => `r${i}`));
    for (let i = 0; i < 1203; i++) {
      const at = i % 3 === 2 ? slotAt + hour : slotAt + (i % 2 ? 7 : 1) * day;
      expect(readers.get(`r${i}`)?.nextAt).toBe(at);
      expect(await ledger(`r${i}`)).toEqual([`${slot} queued`]);
    }
    expect(await ledger("other")).toEqual([]);
  });

  test("leaves the loop free for others between its batches", async () => {
    for (let i = 0; i < 1500; i++) await save({ id: `r${i}`, chat: `c${i}` });
    let turns = 0;
    let planning = true;
    const turn = () => {
      turns++;
      if (planning) setImmediate(turn);
    };
    setImmediate(turn);
    await plan(store, ["telegram"], slotAt);
    planning = false;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test("leaves alone who has been given another time while it planned", async () => {
    await save({});
    const due = await store.subscriptions.due("telegram", slotAt, 1);
    await save({ nextAt: slotAt + hour, nextSlot: "2026-11-24T08:30" });
    await store.deliveries.plan([], [{ subscription: due[0]!.id, from: slotAt, to: undefined }], slotAt);
    expect(await next()).toBe("2026-11-24T07:30:00.000Z 2026-11-24T08:30");
  });

  test("queues a slot that is as late as the grace, and records a later one as missed", async () => {
    await save({});
    await save({
      id: "r2",
      chat: "43",
      slots: [{ at: "07:29" }],
      nextAt: slotAt - 60_000,
      nextSlot: "2026-11-24T07:29",
    });
    await plan(store, ["telegram"], slotAt + graceMs);
    expect([await ledger(), await ledger("r2")]).toEqual([[`${slot} queued`], ["2026-11-24T07:29 missed"]]);
  });
});

describe("when the rules of time zones have changed", () => {
  const now = slotAt - 2 * hour;
  const recompute = (tz = "new", at = now) => recomputeSlots(store, { tz, now: at });

  test.each([
    ["earlier", slotAt + hour],
    ["later", slotAt - hour],
    ["a day off", slotAt + day],
  ])("an appointment keeps its name and gets its new instant (%s)", async (_, wrong) => {
    await recompute("old", now - day);
    await save({ nextAt: wrong });
    await recompute("old");
    expect(await next()).toBe(`${new Date(wrong).toISOString()} ${slot}`);
    await recompute();
    expect(await next()).toBe(`2026-11-24T06:30:00.000Z ${slot}`);
  });

  test("one whose new instant is over is due now, once", async () => {
    await save({ nextAt: slotAt + hour });
    await recompute("new", slotAt + hour / 2);
    await plan(store, ["telegram"], slotAt + hour / 2);
    await recompute("newer", slotAt + hour / 2);
    await plan(store, ["telegram"], slotAt + 2 * hour);
    expect(await ledger()).toEqual([`${slot} queued`]);
    expect(await next()).toBe("2026-11-25T06:30:00.000Z 2026-11-25T07:30");
  });

  test("one that is due already stays as it is", async () => {
    await save({ nextAt: now - 1 });
    await recompute();
    expect(await next()).toBe(`${new Date(now - 1).toISOString()} ${slot}`);
  });

  test("nobody gets a time who has none, and everybody of many is looked at", async () => {
    for (let i = 0; i < 1100; i++) await save({ id: `r${i}`, chat: `c${i}`, nextAt: slotAt + hour });
    await save({ id: "none", chat: "42", slots: [], nextAt: null, nextSlot: null });
    await recompute();
    expect(await store.subscriptions.due("telegram", slotAt, 2000)).toHaveLength(1100);
    expect(await next()).toBeNull();
  });

  test("work that broke off is done again", async () => {
    await save({ nextAt: slotAt + hour });
    const broken = {
      ...store,
      deliveries: { ...store.deliveries, plan: () => Promise.reject(new Error("disk full")) },
    };
    await expect(recomputeSlots(broken, { tz: "new", now })).rejects.toThrow("disk full");
    await recompute();
    expect(await next()).toBe(`2026-11-24T06:30:00.000Z ${slot}`);
  });
});

describe("when the clock was ahead and is right again", () => {
  test.each([
    ["years", Date.parse("2040-03-01T06:30:00Z"), "2040-03-01T07:30"],
    ["a week", slotAt + 7 * day, "2026-12-01T07:30"],
  ])("a reader whose next appointment is %s away gets the nearest one back", async (_, at, name) => {
    await recomputeSlots(store, { tz: "1", now: at - day });
    await save({ nextAt: at, nextSlot: name });
    await save({ id: "r2", chat: "43", slots: [{ at: "07:30", days: [5] }], nextAt: at, nextSlot: name });
    await recomputeSlots(store, { tz: "1", now: slotAt - hour });
    expect(await next()).toBe(`2026-11-24T06:30:00.000Z ${slot}`);
    expect((await store.subscriptions.find("telegram", "43"))?.nextSlot).toBe("2026-11-27T07:30");
  });

  test.each(["delivered", "nudged", "refused", "gone", "unknown", "missed"] as const)(
    "a slot that is %s is queued again only if it was missed",
    async (state) => {
      await save({});
      await plan(store, ["telegram"], slotAt);
      await store.deliveries.compose(new Map([[anEdition({ parts: [] }), [`r1:${slot}`]]]));
      const fence = await store.leases.acquire(sendLease("telegram"), "us", slotAt, slotAt + hour);
      const [claim] = await store.claims.claim("telegram", fence!, slotAt, slotAt + hour, "us", 1);
      await store.claims.write(claim!, { state }, slotAt);
      await save({});
      await plan(store, ["telegram"], slotAt);
      expect(await ledger()).toEqual([`${slot} ${state === "missed" ? "queued" : state}`]);
      expect(await next()).toBe("2026-11-25T06:30:00.000Z 2026-11-25T07:30");
    },
  );

  test("it is noticed after a restart and set right once", async () => {
    await recomputeSlots(store, { tz: "1", now: slotAt + 9 * day });
    await recomputeSlots(store, { tz: "1", now: slotAt - hour });
    expect(await store.settings.get("clock")).toBe(String(slotAt - hour));
  });
});
