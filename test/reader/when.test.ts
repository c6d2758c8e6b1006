import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWhen, writeWhen } from "../../src/reader/when.ts";

const times = (text: string) => {
  const when = readWhen(text);
  return when.kind === "when"
    ? [when.slots.map(({ at }) => at).join(" "), when.slots[0]?.days?.join("") ?? "daily", when.zone ?? ""]
    : when.kind;
};

describe("when briefings shall come", () => {
  test.each([
    ["07:30", "07:30"],
    ["7", "07:00"],
    ["7:05", "07:05"],
    ["0730", "07:30"],
    ["7.30", "07:30"],
    ["7h30", "07:30"],
    ["7pm", "19:00"],
    ["7:30 PM", "19:30"],
    ["12am", "00:00"],
    ["12 pm", "12:00"],
    ["at 8", "08:00"],
    ["every day at 8", "08:00"],
    ["오후 7시", "19:00"],
    ["오전 7시 30분", "07:30"],
    ["매일 7시30분", "07:30"],
    ["18:00, 07:30 and 07:30", "07:30 18:00"],
  ])("reads %s as %s, every day", (text, slots) => {
    expect(times(text)).toEqual([slots, "daily", ""]);
  });

  test.each([
    ["07:30 weekdays", "12345", ""],
    ["weekends 9", "67", ""],
    ["08:00 mon-fri Europe/Berlin", "12345", "Europe/Berlin"],
    ["08:00 Mon, Wed, Fri", "135", ""],
    ["fri-mon 10", "1567", ""],
    ["08:00 평일", "12345", ""],
    ["08:00 월 수 금 서울", "not a zone", ""],
    ["08:00 europe/berlin", "daily", "Europe/Berlin"],
    ["08:00 new york", "daily", "America/New_York"],
    ["08:00 kolkata", "daily", "Asia/Kolkata"],
    ["08:00 asia/kolkata", "daily", "Asia/Kolkata"],
    ["08:00 UTC", "daily", "UTC"],
    ["08:00 +09:00", "daily", "+09:00"],
    ["08:00 UTC+9", "daily", "+09:00"],
    ["08:00 Seoul daily", "daily", "Asia/Seoul"],
  ])("reads %s", (text, days, zone) => {
    const read = times(text);
    expect(Array.isArray(read) ? read.slice(1) : [read, ""]).toEqual([days, zone]);
  });

  test.each([
    ["", "not a time"],
    ["soon", "not a time"],
    ["25:00", "not a time"],
    ["07:61", "not a time"],
    ["13pm", "not a time"],
    ["weekdays", "not a time"],
    ["07:30 Atlantis", "not a zone"],
    ["1 2 3 4 5 6 7", "too many"],
  ])("cannot read %s: %s", (text, kind) => {
    expect(readWhen(text).kind).toBe(kind);
  });

  test("asks back where a city is not one", () => {
    expect(readWhen("08:00 Port")).toMatchObject({
      kind: "which zone",
      zones: expect.arrayContaining(["America/Port-au-Prince"]),
    });
  });

  test("writes what it reads, short enough for a button", () => {
    for (const text of [
      "07:30 Asia/Seoul",
      "07:30 18:00 weekdays America/Argentina/Buenos_Aires",
      "09:00 weekends UTC",
      "09:00 mon,wed UTC",
    ]) {
      const when = readWhen(text);
      if (when.kind !== "when") throw new Error(when.kind);
      expect(writeWhen(when.slots, when.zone ?? "")).toBe(text);
    }
  });

  test("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(readWhen(text)).toHaveProperty("kind");
      }),
    );
  });
});
