import { existsSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rememberNext } from "../../src/schedule/remember-next.ts";
import { instantOf, nameOf, nextAppointment, type Slot } from "../../src/schedule/slot.ts";

const next = (timeZone: string, slots: readonly Slot[], after: string) => {
  const found = nextAppointment({ slots, timeZone }, Date.parse(after));
  return found && `${new Date(found.at).toISOString()} ${found.slot}`;
};

describe("the next appointment", () => {
  test("is today where its time is still to come, and tomorrow where it is over", () => {
    const slots = [{ at: "07:30" }];
    expect(next("Asia/Seoul", slots, "2026-11-22T22:00:00Z")).toBe("2026-11-22T22:30:00.000Z 2026-11-23T07:30");
    expect(next("Asia/Seoul", slots, "2026-11-22T22:30:00Z")).toBe("2026-11-23T22:30:00.000Z 2026-11-24T07:30");
  });

  test("is the earliest of several", () => {
    const slots = [{ at: "18:00" }, { at: "07:30" }];
    expect(next("Europe/Berlin", slots, "2026-11-23T08:00:00Z")).toBe("2026-11-23T17:00:00.000Z 2026-11-23T18:00");
  });

  test("keeps to its weekdays, over a weekend and for a single day a week", () => {
    const friday = "2026-11-27T12:00:00Z";
    expect(next("UTC", [{ at: "08:00", days: [1, 2, 3, 4, 5] }], friday)).toBe(
      "2026-11-30T08:00:00.000Z 2026-11-30T08:00",
    );
    expect(next("UTC", [{ at: "08:00", days: [5] }], friday)).toBe("2026-12-04T08:00:00.000Z 2026-12-04T08:00");
  });

  test("comes an hour later on the day whose clocks skip it", () => {
    // Berlin goes from 02:00 to 03:00 on 28 March 2027, at 01:00 UTC.
    expect(next("Europe/Berlin", [{ at: "02:30" }], "2027-03-27T12:00:00Z")).toBe(
      "2027-03-28T01:30:00.000Z 2027-03-28T02:30",
    );
    expect(next("Europe/Berlin", [{ at: "02:30" }], "2027-03-28T01:30:00Z")).toBe(
      "2027-03-29T00:30:00.000Z 2027-03-29T02:30",
    );
  });

  test("comes once on a day with two 01:30s", () => {
    // Chicago goes from 02:00 back to 01:00 on 1 November 2026, at 07:00 UTC.
    const slots = [{ at: "01:30" }];
    expect(next("America/Chicago", slots, "2026-10-31T12:00:00Z")).toBe("2026-11-01T06:30:00.000Z 2026-11-01T01:30");
    expect(next("America/Chicago", slots, "2026-11-01T06:30:00Z")).toBe("2026-11-02T07:30:00.000Z 2026-11-02T01:30");
    expect(next("America/Chicago", slots, "2026-11-01T07:10:00Z")).toBe("2026-11-02T07:30:00.000Z 2026-11-02T01:30");
  });

  test("keeps its place on the clock across both changes, in either hemisphere", () => {
    for (const [zone, day] of [
      ["America/New_York", "2027-03-13"],
      ["Australia/Sydney", "2027-04-02"],
      ["Australia/Lord_Howe", "2026-10-02"],
    ] as const) {
      const slots = [{ at: "07:30" }];
      const first = nextAppointment({ slots, timeZone: zone }, Date.parse(`${day}T00:00:00Z`));
      const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" });
      const second = nextAppointment({ slots, timeZone: zone }, first!.at);
      expect([clock.format(first!.at), clock.format(second!.at)]).toEqual(["07:30", "07:30"]);
      expect(second!.at - first!.at).not.toBe(24 * 60 * 60 * 1000);
    }
  });

  test("comes on a leap day, and takes an offset for a zone", () => {
    expect(next("+05:45", [{ at: "00:00" }], "2028-02-28T18:00:00Z")).toBe("2028-02-28T18:15:00.000Z 2028-02-29T00:00");
  });

  test("is none without slots", () => {
    expect(next("UTC", [], "2026-11-23T00:00:00Z")).toBeUndefined();
  });

  test("names every slot of a year once, in order, in any zone", () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        time,
        fc.integer({ min: 0, max: 365 }),
        (timeZone, at, offset) => {
          let after = Date.UTC(2026, 10, 23) + offset * 86_400_000;
          const names: string[] = [];
          for (let i = 0; i < 40; i++) {
            const found = nextAppointment({ slots: [{ at }], timeZone }, after);
            expect(found!.at).toBeGreaterThan(after);
            after = found!.at;
            names.push(found!.slot);
          }
          const days = names.map((name) => Date.parse(name.slice(0, 10)) / 86_400_000);
          expect(days).toEqual(Array.from(days, (_, i) => days[0]! + i));
        },
      ),
      { numRuns: 40 },
    );
  });
});

test("comes not before the instant that a schedule names, and may come right then", () => {
  const at = (notBefore: string) =>
    nextAppointment(
      { slots: [{ at: "07:30" }], timeZone: "Asia/Seoul", notBefore: Date.parse(notBefore) },
      Date.parse("2026-11-24T00:00:00Z"),
    )?.slot;
  expect(at("2026-11-30T22:30:00Z")).toBe("2026-12-01T07:30");
  expect(at("2026-11-30T22:30:01Z")).toBe("2026-12-02T07:30");
  expect(at("2020-01-01T00:00:00Z")).toBe("2026-11-25T07:30");
  const next = rememberNext();
  const schedule = { slots: [{ at: "07:30" }], timeZone: "UTC" };
  expect(next({ ...schedule, notBefore: Date.parse("2026-12-01T00:00:00Z") }, 0)?.slot).toBe("2026-12-01T07:30");
  expect(next(schedule, 0)?.slot).toBe("1970-01-01T07:30");
});

test("names an instant as it reads it", () => {
  for (const zone of ["Asia/Seoul", "+05:45", "America/New_York"]) {
    const at = Date.parse("2026-11-24T06:30:00Z");
    expect(instantOf(nameOf(at, zone), zone)).toBe(at);
  }
});

const truth = new URL("../../../shared/data/tz/next-local-time.json", import.meta.url);
test.skipIf(!existsSync(truth))(
  `agrees with the time-zone truth${existsSync(truth) ? "" : " (skipped: no truth file beside the project)"}`,
  () => {
    type Case = { zone: string; after: string; at: string; kind: string; utc: string[]; withOffsetBefore?: string };
    const { cases }: { cases: Case[] } = JSON.parse(readFileSync(truth, "utf8"));
    const wrong = cases.filter((c) => {
      const found = nextAppointment({ slots: [{ at: c.at }], timeZone: c.zone }, Date.parse(c.after));
      const right = c.kind === "gap" ? [c.withOffsetBefore] : c.utc;
      return !right.includes(found && new Date(found.at).toISOString());
    });
    expect(cases.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  },
);
