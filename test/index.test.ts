import { expect, test } from "vitest";
import * as tidings from "../src/index.ts";

const wire = `Ferry returns to the old harbour
Ferry returns to the old harbour

The ferry between the old harbour and North Island sails again from Monday, its owner said on Friday. It had been out of service for three weeks.

The new engine passed every test, said Mara Lindqvist, who runs the line. The first boat leaves at 6 a.m.

City council votes on new tram line
Library opens on Sundays from spring
Join NewsDesk Whatsapp group
Related News`;

test("takes articles to a message for each platform", () => {
  const story = tidings.readStory(wire, { url: "https://wire.example/ferry" });
  expect(story).toMatchObject({
    title: "Ferry returns to the old harbour",
    language: "en",
    url: "https://wire.example/ferry",
  });
  const message = tidings.composeBriefing(tidings.cluster([story]), {
    locale: "ko",
    timeZone: "Asia/Seoul",
    at: new Date("2026-11-23T22:30:00Z"),
  });
  expect(message.blocks[0]).toEqual({ kind: "title", text: "11월 24일 화요일 브리핑" });
  for (const platform of ["telegram", "discord", "whatsapp", "terminal"] as const) {
    const sent = JSON.stringify(tidings.render(platform, message, "ko"));
    expect(sent).toContain("sails again from Monday");
    expect(sent).not.toMatch(/Whatsapp group|Related News|tram line/u);
  }
});

test("gives each step by itself", () => {
  const body = tidings.clean({ title: "Ferry returns to the old harbour", text: wire.replaceAll("\n\n", "\n") });
  expect(body.split("\n")).toHaveLength(2);
  expect(tidings.splitSentences("Mr. Smith came. He left.", "en")).toEqual(["Mr. Smith came.", "He left."]);
  expect(tidings.detectLanguage("서울시는 오늘 새로운 버스 노선을 발표했습니다.")).toBe("ko");
  expect(tidings.summarise({ title: "Ferry returns to the old harbour", text: body }, { sentences: 1 })).toMatch(
    /^The ferry between .*said on Friday\.$/u,
  );
  const feed = tidings.readFeed(
    '<rss version="2.0"><channel><title>W</title><item><title>A &amp; B</title><link>/a</link><pubDate>Mon, 23 Nov 2026 07:30:00 +0100</pubDate></item></channel></rss>',
    { url: "https://w.example/feed" },
  );
  expect(feed).toMatchObject({
    title: "W",
    items: [{ title: "A & B", link: "https://w.example/a", date: "2026-11-23T06:30:00.000Z" }],
  });
});

test("tells the next slot, from any way of saying an instant", () => {
  const schedule = { slots: ["07:30", { at: "18:00", days: [5] }], timeZone: "Europe/Berlin" };
  const after = "2026-11-23T12:00:00Z";
  for (const instant of [after, new Date(after), Date.parse(after)])
    expect(tidings.nextSlot(schedule, instant)).toBe(Date.parse("2026-11-24T06:30:00Z"));
  expect(tidings.nextSlot({ slots: [], timeZone: "UTC" }, 0)).toBeUndefined();
});

test("throws a RangeError that says what is wrong", () => {
  expect(() => tidings.nextSlot({ slots: ["07:30"], timeZone: "UTC" }, "soon")).toThrow(RangeError);
  expect(() => tidings.nextSlot({ slots: ["7 o'clock"], timeZone: "UTC" }, 0)).toThrow(RangeError);
  expect(() => tidings.nextSlot({ slots: ["07:30"], timeZone: "Mars/Base" }, 0)).toThrow(RangeError);
  const pigeon: string = "pigeon";
  // @ts-expect-error a platform that does not exist
  expect(() => tidings.render(pigeon, { blocks: [] }, "en")).toThrow(/pigeon.*telegram/u);
});
