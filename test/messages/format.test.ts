import { expect, test } from "vitest";
import {
  clock,
  day,
  distance,
  isolate,
  knownLocale,
  list,
  moment,
  number,
  plural,
  wallClock,
  weekdays,
} from "../../messages/format.ts";

const at = Date.parse("2026-11-24T06:30:00Z");

test("tells the day and the clock in the reader's language and zone", () => {
  expect(day(at, "en", "Europe/Berlin")).toBe("Tuesday, November 24");
  expect(day(at, "ko", "America/Los_Angeles")).toBe("11월 23일 월요일");
  expect(clock(at, "de", "Europe/Berlin")).toBe("07:30");
  expect(moment(at, "en-GB", "Asia/Kolkata")).toBe("Tue 12:00");
  expect(wallClock("07:30", "ko")).toBe("오전 7:30");
});

test("tells how far off something is in the unit that fits", () => {
  const minute = 60_000;
  expect(distance(at + 14 * 60 * minute, at, "en")).toBe("in 14 hours");
  expect(distance(at + 89 * minute, at, "en")).toBe("in 89 minutes");
  expect(distance(at - 2 * 60 * minute, at, "en", "short")).toBe("2 hr. ago");
  expect(distance(at + 72 * 60 * minute, at, "ko")).toBe("3일 후");
});

test("names days and joins lists as the language does", () => {
  expect(weekdays([1, 3, 7], "en")).toBe("Monday, Wednesday, and Sunday");
  expect(list(["A", "B"], "ko")).toBe("A 및 B");
});

test("reads any text for a locale, and English where it is none", () => {
  expect(["pt_br", "ko-kr", "", "not a locale", undefined].map(knownLocale)).toEqual([
    "pt-BR",
    "ko-KR",
    "en",
    "en",
    "en",
  ]);
  expect(day(at, "x_y_z!", "UTC")).toBe("Tuesday, November 24");
});

test("takes the form of a count by the rules of the language, and the other one where it is not given", () => {
  const forms = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
  const taken = (language: string) => [0, 1, 2, 5, 11, 21, 100].map((count) => plural(count, language, forms));
  expect(taken("en")).toEqual(["other", "one", "other", "other", "other", "other", "other"]);
  expect(taken("ru")).toEqual(["many", "one", "few", "many", "many", "one", "many"]);
  expect(taken("ar")).toEqual(["zero", "one", "two", "few", "many", "many", "other"]);
  expect(plural(2, "ar", { one: "one", other: "other" })).toBe("other");
});

test("writes a count in the digits of the locale", () => {
  expect(["en", "de", "ar-EG", "hi", "not a locale"].map((locale) => number(1200, locale))).toEqual([
    "1,200",
    "1.200",
    "١٬٢٠٠",
    "1,200",
    "1,200",
  ]);
});

test("sets a value apart, and lets it not end that itself", () => {
  expect(isolate("/brief")).toBe("\u2068/brief\u2069");
  expect(isolate("")).toBe("\u2068\u2069");
  expect(isolate("a\u2069b\u2067c")).toBe("\u2068abc\u2069");
});
