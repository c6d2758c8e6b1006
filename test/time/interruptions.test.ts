import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composePlanned } from "../../src/delivery/compose.ts";
import { graceMs, plan } from "../../src/delivery/plan.ts";
import { nextAppointment, type Slot } from "../../src/schedule/slot.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { aStory } from "../samples.ts";
import { live, subscribe } from "./life.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse("2027-03-26T12:00:00Z");

let store: Store;
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
});
afterEach(() => store.close());

/** The minutes from one time to another. */
const minutes = (from: number, to: number) =>
  Array.from({ length: Math.max(Math.ceil((to - from) / minute), 0) }, (_, i) => from + i * minute);
const utc = (slot: string) => Date.parse(`${slot}:00Z`);

/** Lives through these minutes with one reader, and tells what arrived, "2027-03-27T07:30 +0", and what was missed. */
async function through(ticks: readonly number[], slots: readonly Slot[], timeZone = "UTC") {
  await subscribe(store, { id: "r1", slots, timeZone }, ticks[0]!);
  const life = live(store);
  for (const at of ticks) await life.minute(at);
  const history = await store.deliveries.history("r1", 1000);
  return {
    arrived: life.arrived.map(({ slot, slotAt, at }) => `${slot} +${Math.round((at - slotAt) / minute)}`),
    missed: history.filter(({ state }) => state === "missed").map(({ slot }) => slot),
  };
}

describe("a clock that is set back", () => {
  test.each([
    ["90 seconds", 90_000],
    ["an hour", hour],
    ["the grace", graceMs],
  ])("by %s right after a slot sends nothing twice and skips nothing", async (_, back) => {
    const slot = utc("2027-03-27T07:30");
    const ticks = [...minutes(slot - hour, slot + 2 * minute), ...minutes(slot + 2 * minute - back, slot + 2 * day)];
    const { arrived, missed } = await through(ticks, [{ at: "07:30" }, { at: "07:31" }, { at: "08:00" }]);
    const days = [27, 28].flatMap((d) => ["07:30", "07:31", "08:00"].map((at) => `2027-03-${d}T${at}`));
    expect([arrived.map((line) => line.slice(0, 16)), missed]).toEqual([[...days, "2027-03-29T07:30"].slice(0, 6), []]);
  });

  test("does not hold back what was late when it was planned", async () => {
    const slot = utc("2027-03-27T07:30");
    await subscribe(store, { id: "r1", slots: [{ at: "07:30" }], timeZone: "UTC" }, slot - hour);
    await plan(store, ["telegram"], slot + 2 * hour);
    expect(await store.deliveries.uncomposed("telegram", 1, slot + 2 * hour)).toMatchObject([
      { slotAt: slot, runAt: slot },
    ]);
  });

  test("from years ahead finds its readers again, and no slot is lost but those that it was ahead of", async () => {
    const back = utc("2027-03-27T12:00");
    const ahead = Date.parse("2040-01-01T00:00:00Z");
    const ticks = [
      ...minutes(back - 6 * hour, back),
      ...minutes(ahead, ahead + 10 * minute),
      ...minutes(back + 10 * minute, back + 2 * day),
    ];
    const { arrived } = await through(ticks, [{ at: "07:30" }, { at: "18:00" }]);
    expect(arrived.filter((line) => line < "2030")).toEqual([
      "2027-03-27T07:30 +0",
      "2027-03-27T18:00 +0",
      "2027-03-28T07:30 +0",
      "2027-03-28T18:00 +0",
      "2027-03-29T07:30 +0",
    ]);
  });

  test("from two days ahead sends at their times the slots that were recorded as missed", async () => {
    const back = utc("2027-03-27T12:00");
    const ticks = [back, back + 2 * day + 5 * hour, ...minutes(back + minute, back + 3 * day)];
    const { arrived, missed } = await through(ticks, [{ at: "07:30" }, { at: "16:00" }]);
    expect(missed).toEqual([]);
    expect(arrived).toEqual([
      // Sent while the clock was ahead, within the grace of it: not again.
      "2027-03-29T16:00 +60",
      "2027-03-27T16:00 +0",
      "2027-03-28T07:30 +0",
      "2027-03-28T16:00 +0",
      "2027-03-29T07:30 +0",
      "2027-03-30T07:30 +0",
    ]);
  });
});

describe("a clock that is set forward", () => {
  test.each([
    ["90 seconds", 90_000, "+1", []],
    ["an hour", hour, "+59", []],
    ["four hours", 4 * hour, "", ["2027-03-27T07:30"]],
  ])("by %s over a slot sends it late or records it as missed", async (_, forward, late, expected) => {
    const slot = utc("2027-03-27T07:30");
    const from = slot - minute;
    const { arrived, missed } = await through([from, ...minutes(from + forward, slot + 20 * hour)], [{ at: "07:30" }]);
    expect(arrived.map((line) => line.split(" ")[1])).toEqual(late === "" ? [] : [late]);
    expect(missed).toEqual(expected);
  });
});

describe("an outage", () => {
  test("of ten minutes over a slot makes it ten minutes late at most", async () => {
    const slot = utc("2027-03-27T07:30");
    const ticks = [...minutes(slot - hour, slot - 2 * minute), ...minutes(slot + 8 * minute, slot + hour)];
    expect((await through(ticks, [{ at: "07:30" }])).arrived).toEqual(["2027-03-27T07:30 +8"]);
  });

  test("of three days is recorded slot by slot, and the next briefing says so and covers the gap", async () => {
    const slots = [{ at: "07:30" }, { at: "18:00" }];
    const { adapter } = memoryAdapter();
    const asleep = utc("2027-03-27T08:00");
    await subscribe(store, { id: "r1", slots, timeZone: "UTC" }, asleep);
    await store.subscriptions.tell("r1", ["v0"], asleep, asleep);
    await store.stories.add({ id: "s0", story: aStory({ title: "Told before" }) }, "v0", asleep);
    const during = asleep + 12 * hour;
    await store.stories.add(
      { id: "s1", story: aStory({ title: "While nobody spoke", publishedAt: during }) },
      "v1",
      during,
    );
    const awake = asleep + 3 * day;
    await plan(store, ["telegram"], awake);
    await composePlanned(store, [adapter], awake);
    const rows = await store.deliveries.history("r1", 10);
    expect(rows.map(({ slot, state }) => `${slot} ${state}`)).toEqual([
      "2027-03-30T07:30 queued",
      "2027-03-29T18:00 missed",
      "2027-03-29T07:30 missed",
      "2027-03-28T18:00 missed",
      "2027-03-28T07:30 missed",
      "2027-03-27T18:00 missed",
    ]);
    const text = JSON.stringify((await store.deliveries.edition(rows[0]?.edition ?? ""))?.parts);
    expect(text).toContain("While nobody spoke");
    expect(text).not.toContain("Told before");
    expect(text).toContain("5 briefings");
  });

  test("of two years is over at once: only what the ledger keeps is written down", async () => {
    const slot = utc("2027-03-27T07:30");
    await subscribe(store, { id: "r1", slots: [{ at: "07:30" }], timeZone: "UTC" }, slot - hour);
    expect(await plan(store, ["telegram"], slot + 730 * day)).toBe(61);
    expect((await store.subscriptions.find("telegram", "r1"))?.nextAt).toBe(slot + 731 * day);
  });
});

test("whatever happens, every slot is told once or recorded once, and told where anybody was there in time", async () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const slot = fc.oneof(fc.record({ at: time }), fc.record({ at: time, days }));
  const zone = fc.constantFrom("Europe/Berlin", "America/Chicago", "Australia/Lord_Howe", "Asia/Kolkata", "UTC");
  const step = fc.oneof(
    fc.record({ runs: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ jumps: fc.integer({ min: -150, max: 24 * 60 }) }),
    fc.constantFrom({ jumps: -1.5 }, { jumps: -60 }, { jumps: 10 }, { jumps: 3 * 24 * 60 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(slot, { minLength: 1, maxLength: 3, selector: ({ at }) => at }),
      zone,
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (slots, timeZone, steps) => {
        const ticks = [start];
        for (const next of steps) {
          const at = ticks.at(-1)!;
          // Steps back within the grace, in sum; the longer ones are tested above.
          if ("jumps" in next) ticks.push(Math.max(at + next.jumps * minute, Math.max(...ticks) - graceMs));
          // Minutes by the quarter: a slot is a slot.
          else ticks.push(...Array.from({ length: next.runs }, (_, i) => at + (i + 1) * 15 * minute));
        }
        const mine = await openStore("sqlite::memory:");
        await subscribe(mine, { id: "r1", slots, timeZone }, start);
        const life = live(mine);
        for (const at of ticks) await life.minute(at);
        const rows = await mine.deliveries.history("r1", 1000);
        await mine.close();

        const expected: string[] = [];
        for (let at = start; ;) {
          const next = nextAppointment({ slots, timeZone }, at);
          if (!next || next.at > Math.max(...ticks)) break;
          const seenAt = ticks.find((tick) => tick >= next.at)!;
          expected.push(`${next.slot} ${seenAt - next.at > graceMs ? "missed" : "queued"}`);
          at = next.at;
        }
        expect(rows.map((row) => `${row.slot} ${row.state}`).toSorted()).toEqual(expected.toSorted());
        const told = life.arrived.map((one) => one.slot);
        expect(told.toSorted()).toEqual(
          rows
            .filter((row) => row.state === "queued")
            .map((row) => row.slot)
            .toSorted(),
        );
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
