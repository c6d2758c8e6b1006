import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDate } from "../../src/story/read-date.ts";

const iso = (text: string) => {
  const ms = readDate(text);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe("readDate", () => {
  test.each([
    ["Mon, 23 Nov 2026 07:30:00 +0100", "2026-11-23T06:30:00.000Z"],
    ["Mon, 23 Nov 2026 07:30 GMT", "2026-11-23T07:30:00.000Z"],
    ["23 Nov 26 07:30:00 EST", "2026-11-23T12:30:00.000Z"],
    ["Mon, 23 November 1998 07:30:00 -0330 (NST)", "1998-11-23T11:00:00.000Z"],
    ["Monday, 23-Nov-98 07:30:00 UTC", "1998-11-23T07:30:00.000Z"],
    ["Thu, 3 dic 2026 07:30:00 CET", "2026-12-03T06:30:00.000Z"],
    ["Do, 3 Dez 2026 07:30:00 +0100", "2026-12-03T06:30:00.000Z"],
    ["2026-11-23T07:30:00.5+09:00", "2026-11-22T22:30:00.500Z"],
    ["2026-11-23 07:30:00", "2026-11-23T07:30:00.000Z"],
    ["2026-11-23T07:30Z", "2026-11-23T07:30:00.000Z"],
    ["2026-11-23", "2026-11-23T00:00:00.000Z"],
    ["20261123", "2026-11-23T00:00:00.000Z"],
    ["2026-11", "2026-11-01T00:00:00.000Z"],
    ["Mon Nov 23 07:30:00 2026", "2026-11-23T07:30:00.000Z"],
    ["Mon Nov 23 07:30:00 PST 2026", "2026-11-23T15:30:00.000Z"],
    ["November 23, 2026 07:30", "2026-11-23T07:30:00.000Z"],
  ])("reads %s", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test.each(["", "yesterday", "2026-13-01", "2026-11-23T25:00:00Z", "23 Xyz 2026 07:30", "5", "1".repeat(5000)])(
    "reads nothing into %j",
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  test("reads back every instant that a program writes, in either form", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true }), (date) => {
        expect(readDate(date.toISOString())).toBe(date.getTime());
        expect(readDate(date.toUTCString())).toBe(Math.trunc(date.getTime() / 1000) * 1000);
      }),
    );
  });
});
