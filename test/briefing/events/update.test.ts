import { describe, expect, test } from "vitest";
import { updateOf } from "../../../src/briefing/events/update.ts";
import type { Story } from "../../../src/story/story.ts";

const hour = 3_600_000;
const story = (title: string, text: string, other: Partial<Story> = {}): Story => ({
  source: "Harbour Wire",
  title,
  text,
  language: "en",
  publishedAt: 10 * hour,
  ...other,
});
const quake = story(
  "Earthquake kills 5 in Marrow Valley",
  "An earthquake of magnitude 6.1 shook Marrow Valley at 05:12 on Monday. Five people died and 30 were hurt, officials said. Two bridges are closed.",
);
const later = (title: string, text: string, other: Partial<Story> = {}) =>
  story(title, text, { source: "Northbank Courier", publishedAt: 15 * hour, ...other });

describe("updateOf", () => {
  test("tells a toll that rose", () => {
    const toll = later("Marrow Valley quake: death toll rises to 40", "Rescue teams found more victims overnight.");
    expect(updateOf([quake], [toll])).toEqual({ story: toll, kind: "figure" });
  });

  test("tells a toll that rose under the same headline", () => {
    const toll = later(
      "Marrow Valley shaken by earthquake",
      "Rescue teams now count 40 dead after the earthquake in Marrow Valley, officials said on Tuesday.",
    );
    expect(updateOf([quake], [toll])?.kind).toBe("figure");
  });

  test("knows small counts that are spelled out", () => {
    const spelled = story("Five dead in Marrow Valley earthquake", "Five people died on Monday, officials said.");
    const again = later("5 dead as quake shakes valley", "The quake left five people dead.");
    const toll = later("Forty feared lost, twelve dead in valley", "Twelve people are dead, officials said.");
    expect(updateOf([spelled], [again])).toBeUndefined();
    expect(updateOf([spelled], [toll])?.kind).toBe("figure");
  });

  test("keeps silent about a copy, a rewrite, and a figure told in other words", () => {
    const copy = later(quake.title, quake.text);
    const rewrite = later(
      "Five dead as quake hits Marrow Valley",
      "At least 5 people were killed when a quake of magnitude 6.1 hit Marrow Valley early on Monday. Some 30 people were hurt and two bridges closed.",
    );
    const rounded = later("Quake in Marrow Valley hurts about 32", "About 32 people were hurt in the earthquake.");
    expect(updateOf([quake], [copy, rewrite, rounded])).toBeUndefined();
  });

  test("takes no year, date, time of day or house number for a figure", () => {
    const dated = later(
      "Marrow Valley shaken by strong earthquake",
      "The earthquake on 23 November 2026 was the strongest since 1987. It was felt at 05:12 and again at 06:40.",
    );
    expect(updateOf([quake], [dated])).toBeUndefined();
  });

  test("tells a verdict after a trial began", () => {
    const trial = story(
      "Trial of former mayor Ada Lund begins in Eastby",
      "The former mayor of Eastby, Ada Lund, went on trial on Monday. She is said to have taken money from a builder.",
    );
    const second = later(
      "Former mayor Lund in court",
      "Ada Lund denied on Tuesday that she took money from a builder.",
    );
    const verdict = later("Former mayor Lund found guilty", "A court in Eastby convicted Ada Lund.", {
      publishedAt: 90 * hour,
    });
    expect(updateOf([trial], [verdict, second])).toEqual({ story: verdict, kind: "outcome" });
  });

  test("tells a name that nobody had told, where the headline is new", () => {
    const theft = story(
      "Painting stolen from Tarnholm museum",
      "A painting was stolen from the museum of Tarnholm in the night to Monday. The police look for two men who were seen at the back door. The picture shows the old harbour and had been lent to the museum for the summer by a bank.",
    );
    const named = later("Thieves sold it to collector Jonas Verren", "The trail leads abroad, investigators say.");
    const same = later("Thieves steal painting from the Tarnholm museum", "Two men stole a painting in the night.");
    expect(updateOf([theft], [same])).toBeUndefined();
    expect(updateOf([theft], [same, named])).toEqual({ story: named, kind: "name" });
  });

  test("gives the story that says it first", () => {
    const first = later("Quake toll in Marrow Valley rises to 25 dead", "", { publishedAt: 12 * hour });
    const second = later("Quake toll in Marrow Valley rises to 40 dead", "", { publishedAt: 14 * hour });
    expect(updateOf([quake], [second, first])?.story).toBe(first);
    expect(updateOf([quake, first], [second])?.story).toBe(second);
    expect(updateOf([quake, first, second], [])).toBeUndefined();
  });

  test("does not go back to what was published before", () => {
    const early = later("Earthquake kills 1 in Marrow Valley", "One man died, first reports said.", {
      publishedAt: 8 * hour,
    });
    expect(updateOf([quake], [early])).toBeUndefined();
  });

  test("looks only at languages in which it was told", () => {
    const spanish = later("Sube a 40 la cifra de muertos", "El terremoto dejó 40 muertos.", { language: "es" });
    expect(updateOf([quake], [spanish])).toBeUndefined();
    const told = story("Terremoto deja 5 muertos en el valle", "Cinco personas murieron el lunes.", { language: "es" });
    expect(updateOf([told], [spanish])?.kind).toBe("figure");
  });

  test("works in Korean", () => {
    const told = story(
      "마로 계곡 지진으로 5명 사망",
      "월요일 오전 마로 계곡에서 지진이 나 5명이 숨졌다고 당국이 밝혔다.",
      { language: "ko" },
    );
    const toll = later("마로 계곡 지진 사망자 40명으로 늘어", "당국은 화요일 40명이 숨졌다고 밝혔다.", {
      language: "ko",
    });
    const rewrite = later("마로 계곡서 지진… 5명 숨져", "지진으로 5명이 목숨을 잃었다.", { language: "ko" });
    expect(updateOf([told], [rewrite])).toBeUndefined();
    expect(updateOf([told], [rewrite, toll])).toEqual({ story: toll, kind: "figure" });
  });

  test("survives empty, endless and odd stories", () => {
    const odd = ["", "…", "٤٠ 🙂 \u0000", "9".repeat(100_000), "dead ".repeat(200_000)].map((text) =>
      later(text, text),
    );
    expect(updateOf([], odd)).toBeUndefined();
    expect(updateOf([quake], odd.slice(0, 4))).toBeUndefined();
    expect(() => updateOf(odd, odd)).not.toThrow();
  });
});
