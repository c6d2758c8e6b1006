import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readQuiet } from "../../../src/reader/time/quiet.ts";
import { readSpan } from "../../../src/reader/time/span.ts";

describe("spans of time", () => {
  // A Wednesday morning in Seoul, still Tuesday evening in New York.
  const now = Date.parse("2026-11-25T00:40:00Z");

  test.each([
    ["7 days", 168],
    ["a week", 168],
    ["3 weeks", 504],
    ["last 12 hours", 12],
    ["12h", 12],
    ["100 days", 2400],
    ["a month", 720],
    ["since 3 days", 72],
    ["7일", 168],
    ["3주", 504],
    ["일주일", 168],
    ["지난 12시간", 12],
    ["二周", 336],
    ["2周", 336],
    ["eine Woche", 168],
    ["seit 3 Tagen", 72],
    ["deux semaines", 336],
    ["los últimos 7 días", 168],
    ["ultime 12 ore", 12],
    ["последние 3 дня", 72],
    ["سبعة أيام", 168],
    ["पिछले 7 दिन", 168],
    ["最近3天", 72],
    ["過去12時間", 12],
    ["0 days", undefined],
    ["9999 weeks", undefined],
    ["7", undefined],
    ["7 days Seoul", undefined],
    ["", undefined],
  ])("%s is %s hours", (text, hours) => {
    const span = readSpan(text, now, "Asia/Seoul");
    expect(span).toEqual(hours === undefined ? undefined : { kind: "lasting", ms: hours * 3_600_000 });
  });

  test.each([
    ["until Monday", "until", "2026-11-29T15:00:00Z"],
    ["until Wednesday", "until", "2026-12-01T15:00:00Z"],
    ["until tomorrow", "until", "2026-11-25T15:00:00Z"],
    ["since Monday", "since", "2026-11-22T15:00:00Z"],
    ["since Wednesday", "since", "2026-11-24T15:00:00Z"],
    ["since yesterday", "since", "2026-11-23T15:00:00Z"],
    ["since today", "since", "2026-11-24T15:00:00Z"],
    ["월요일까지", "until", "2026-11-29T15:00:00Z"],
    ["어제부터", "since", "2026-11-23T15:00:00Z"],
    ["bis Montag", "until", "2026-11-29T15:00:00Z"],
    ["depuis lundi", "since", "2026-11-22T15:00:00Z"],
    ["hasta el lunes", "until", "2026-11-29T15:00:00Z"],
    ["desde ontem", "since", "2026-11-23T15:00:00Z"],
    ["со вчерашнего дня", "since", "2026-11-23T15:00:00Z"],
    ["直到周一", "until", "2026-11-29T15:00:00Z"],
    ["月曜日から", "since", "2026-11-22T15:00:00Z"],
  ])("%s is %s %s", (text, kind, at) => {
    expect(readSpan(text, now, "Asia/Seoul")).toEqual({ kind, at: Date.parse(at) });
  });

  test("begin at midnight of the reader's own clock", () => {
    expect(readSpan("since yesterday", now, "America/New_York")).toEqual({
      kind: "since",
      at: Date.parse("2026-11-23T05:00:00Z"),
    });
    // 25 October had 25 hours.
    const monday = Date.parse("2026-10-26T12:00:00Z");
    expect(readSpan("since Sunday", monday, "Europe/Berlin")).toEqual({
      kind: "since",
      at: Date.parse("2026-10-24T22:00:00Z"),
    });
  });

  test.each([
    "Monday",
    "until",
    "since tomorrow",
    "until yesterday",
    "since Monday until Friday",
    "Monday to Friday",
    "since Atlantis",
  ])("%s is none", (text) => {
    expect(readSpan(text, now, "UTC")).toBeUndefined();
  });

  test("are read in any text without an error", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void readSpan(text, now, "Asia/Seoul")));
    expect(readSpan("7 ".repeat(10_000), now, "UTC")).toBeUndefined();
  });
});

describe("quiet hours", () => {
  test.each([
    ["22-7", "22:00 07:00"],
    ["22:00 to 07:00", "22:00 07:00"],
    ["22:30–6:15", "22:30 06:15"],
    ["10pm-7am", "22:00 07:00"],
    ["10 to 7", "22:00 07:00"],
    ["11 pm until half past six", "23:00 06:30"],
    ["12-7", "00:00 07:00"],
    ["9-17", "09:00 17:00"],
    ["noon to 3pm", "12:00 15:00"],
    ["midnight to 6", "00:00 06:00"],
    ["밤 11시부터 아침 7시까지", "23:00 07:00"],
    ["de 22h à 7h", "22:00 07:00"],
    ["von 22 bis 7 Uhr", "22:00 07:00"],
    ["с 22 до 7", "22:00 07:00"],
    ["22時から7時まで", "22:00 07:00"],
    ["晚上10点到早上7点", "22:00 07:00"],
  ])("%s is %s", (text, hours) => {
    const [from, to] = hours.split(" ");
    expect(readQuiet(text)).toEqual({ from, to });
  });

  test.each(["off", "OFF", "끄기", "aus", "выкл"])("%s is none of them", (text) => {
    expect(readQuiet(text)).toBe("off");
  });

  test.each(["", "7", "22-22", "22-7 weekdays", "22-25", "1-2-3", "22-7 Atlantis", "🎉", "9".repeat(10_000)])(
    "%s is not read",
    (text) => {
      expect(readQuiet(text)).toBeUndefined();
    },
  );
});
