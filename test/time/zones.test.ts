import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import { live, subscribe, type Arrived } from "./life.ts";

const hour = 3_600_000;
const day = 24 * hour;
// Both changes of either hemisphere and 29 February.
const start = Date.parse("2027-03-01T12:00:00Z");
const end = Date.parse("2028-04-20T12:00:00Z");
const stride = hour;
// In the usual gap and in the hour that comes twice; and an ordinary one.
const slots = [{ at: "02:30" }, { at: "01:45" }, { at: "07:30" }];

/** One zone for each way in which the clocks go in this time. */
function kinds(): Map<string, string> {
  const found = new Map<string, string>();
  for (const zone of [...Intl.supportedValuesOf("timeZone"), "UTC"]) {
    let at = Temporal.Instant.fromEpochMilliseconds(start - day).toZonedDateTimeISO(zone);
    const changes = [at.offset];
    for (;;) {
      const next = at.getTimeZoneTransition("next");
      if (!next || next.epochMilliseconds > end + day) break;
      changes.push(`${next.epochMilliseconds} ${next.offset}`);
      at = next;
    }
    const kind = changes.join();
    if (!found.has(kind)) found.set(kind, zone);
  }
  return found;
}

let store: Store;
let arrived: Map<string, Arrived[]>;
const zones = [...kinds().values()];
beforeAll(async () => {
  store = await openStore("sqlite::memory:");
  const life = live(store);
  for (const zone of zones) await subscribe(store, { id: zone, slots, timeZone: zone }, start);
  for (let at = start; at <= end; at += stride) await life.minute(at);
  arrived = Map.groupBy(life.arrived, ({ reader }) => reader);
}, 120_000);
afterAll(() => store.close());

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }),
  ]),
);
/** What a clock on the wall shows, "2027-03-28T02:30", by another way than ours. */
const wall = (at: number, zone: string) => clocks.get(zone)!.format(at).replace(" ", "T");

test("knows all the ways in which the clocks of the world go", () => {
  expect(zones.length).toBeGreaterThan(40);
  expect(new Set(zones.map((zone) => wall(start, zone))).size).toBeGreaterThan(30);
});

test("brings every reader of every zone every slot of thirteen months once, within the stride, never early", () => {
  for (const zone of zones) {
    const mine = arrived.get(zone) ?? [];
    const [first, last] = [wall(start, zone), wall(end, zone)];
    const expected: string[] = [];
    for (let date = start - 2 * day; date <= end + 2 * day; date += day) {
      const name = new Date(date).toISOString().slice(0, 10);
      expected.push(...slots.map(({ at }) => `${name}T${at}`).filter((slot) => slot > first && slot <= last));
    }
    const names = mine.map(({ slot }) => slot);
    expect([zone, names.toSorted()]).toEqual([zone, expected.toSorted()]);
    expect([zone, mine.filter(({ at, slotAt }) => at < slotAt || at - slotAt >= stride)]).toEqual([zone, []]);
  }
});

test("keeps to the clock on the wall, but for the days that skip the time", () => {
  const skipped = new Set<string>();
  for (const zone of zones) {
    for (const { slot, slotAt } of arrived.get(zone) ?? []) {
      const shown = wall(slotAt, zone);
      if (shown === slot) continue;
      // Later by the gap, on the same day; a minute before, the clock had not come to the slot yet.
      expect([zone, slot, shown > slot, shown.slice(0, 10)]).toEqual([zone, slot, true, slot.slice(0, 10)]);
      skipped.add(`${zone} ${slot}`);
    }
  }
  // Two springs at most, with one slot or two in the gap.
  const days = Map.groupBy(skipped, (line) => line.split(" ")[0]);
  expect(Math.max(...Array.from(days.values(), (gaps) => gaps.length))).toBeLessThanOrEqual(4);
  expect(days.size).toBeGreaterThan(10);
});

test.each([
  ["the leap day", "2028-02-29T07:30"],
  ["the day before", "2028-02-28T07:30"],
  ["the day after", "2028-03-01T07:30"],
])("comes on %s everywhere", (_, slot) => {
  for (const zone of zones) expect([zone, arrived.get(zone)?.filter((a) => a.slot === slot).length]).toEqual([zone, 1]);
});

test("follows Lord Howe's half hour", () => {
  // 02:00 becomes 02:30 on 3 October 2027; 02:00 becomes 01:30 on 4 April 2027.
  const of = (slot: string) =>
    (arrived.get("Australia/Lord_Howe") ?? [])
      .filter((a) => a.slot === slot)
      .map(({ slotAt }) => new Date(slotAt).toISOString());
  expect(of("2027-10-02T07:30")).toEqual(["2027-10-01T21:00:00.000Z"]);
  expect(of("2027-10-03T07:30")).toEqual(["2027-10-02T20:30:00.000Z"]);
  expect(of("2027-10-03T01:45")).toEqual(["2027-10-02T15:15:00.000Z"]);
  expect(of("2027-04-04T01:45")).toEqual(["2027-04-03T14:45:00.000Z"]);
});
