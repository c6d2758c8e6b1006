import { describe, expect, test } from "vitest";
import { independentSourcesOf, sourcesOf } from "../../src/briefing/event.ts";
import { rank } from "../../src/briefing/rank.ts";
import { aStory } from "../samples.ts";

const wire =
  "The first electric ferry on the Lissel Sound will carry passengers between Tarnholm and Eastby from 3 March, the port authority said on Monday. It takes 180 passengers and 40 bicycles, and needs 25 minutes for the crossing.";
const own =
  "Eleven years after the last boat was scrapped, people can cross from Tarnholm to Eastby on the water again. Ada Lund, who sold tickets on the old boat, has waited for this day.";
const stories = [
  aStory({
    source: "Northbank Courier",
    title: "Ferry to sail from March",
    text: `${wire} More soon.`,
    publishedAt: 2,
  }),
  aStory({ source: "Harbour Wire", title: "First electric ferry to link two towns", text: wire, publishedAt: 1 }),
  aStory({
    source: "Daily Lantern",
    title: "Electric boat starts in March",
    text: wire.replace("on Monday", "today"),
    publishedAt: 3,
  }),
];

describe("the sources of an event", () => {
  test("are all named, but of copies only the first counts as independent", () => {
    expect(sourcesOf(stories)).toEqual(["Northbank Courier", "Harbour Wire", "Daily Lantern"]);
    expect(independentSourcesOf(stories)).toEqual(["Harbour Wire"]);
  });

  test("count when they tell it in words of their own, be it beside a copy", () => {
    const ownWords = aStory({ source: "Daily Lantern", title: "A boat at last", text: own, publishedAt: 4 });
    expect(independentSourcesOf([...stories, ownWords])).toEqual(["Harbour Wire", "Daily Lantern"]);
  });

  test("count once when only the headlines are known and are the same, with or without the paper's name", () => {
    const bare = (source: string, title: string) => aStory({ source, title, text: "" });
    const title = "Electric ferry to link Tarnholm and Eastby";
    expect(
      independentSourcesOf([bare("Harbour Wire", title), bare("Daily Lantern", `${title} - Daily Lantern`)]),
    ).toEqual(["Harbour Wire"]);
    expect(
      independentSourcesOf([bare("Harbour Wire", "Ferry news"), bare("Daily Lantern", "Ferry news")]),
    ).toHaveLength(2);
  });

  test("fold a copy in a script without blanks between words", () => {
    const text = "潮見町と東浦町を結ぶ電気フェリーが三月三日に就航すると港湾局が月曜日に発表した。定員は百八十人。";
    const told = (source: string, more: string) => aStory({ source, title: more, text: text + more, language: "ja" });
    expect(independentSourcesOf([told("甲新聞", "続報へ"), told("乙新聞", "写真あり")])).toHaveLength(1);
  });

  test("rank an event that two tell by themselves above one that three copy", () => {
    const two = [stories[0]!, aStory({ source: "Daily Lantern", title: "A boat at last", text: own, publishedAt: 3 })];
    expect(rank([stories, two], 4)).toEqual([two, stories]);
  });

  test("are found among a thousand without delay", () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      aStory({ source: `S${i}`, title: `Ferry ${i} sails from pier`, text: wire + i }),
    );
    expect(independentSourcesOf(many)).toHaveLength(1);
  });
});
