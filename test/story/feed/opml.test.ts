import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NotOpml, readOpml } from "../../../src/story/feed/opml.ts";

const list = (body: string) => `<?xml version="1.0"?><opml version="2.0"><head/><body>${body}</body></opml>`;

describe("readOpml", () => {
  test("reads a feed's title, address and categories", () => {
    const opml = list(
      '<outline text="Harbour &amp; Sea" category="World, /science/space" xmlUrl="https://h.example/rss"/>',
    );
    expect(readOpml(opml)).toEqual([
      { title: "Harbour & Sea", url: "https://h.example/rss", topics: ["world", "space"], weight: 1 },
    ]);
  });

  test("takes the folders around a feed for its topics where it names none", () => {
    const feeds =
      '<outline text="A" xmlUrl="https://a.example/"/><outline text="B" category="sea" xmlUrl="https://b.example/"/>';
    const opml = list(`<outline text="Science"><outline text="Space">${feeds}</outline></outline>`);
    expect(readOpml(opml).map(({ topics }) => topics)).toEqual([["science", "space"], ["sea"]]);
  });

  test("takes a feed's weight from its attribute, and 1 where that is no sensible number", () => {
    const feed = (weight: string) => `<outline text="A" weight="${weight}" xmlUrl="https://a.example/${weight}"/>`;
    const weights = readOpml(list(["2", "0.5", "many", "-1", "1e9"].map(feed).join(""))).map(({ weight }) => weight);
    expect(weights).toEqual([2, 0.5, 1, 1, 1]);
  });

  test("makes a feed that is listed twice one source with the topics of both", () => {
    const feed = (topic: string) => `<outline text="A" category="${topic}" xmlUrl="https://a.example/"/>`;
    expect(readOpml(list(feed("world") + feed("sea")))).toEqual([
      { title: "A", url: "https://a.example/", topics: ["world", "sea"], weight: 1 },
    ]);
  });

  test("passes over what has no web address, and names a feed without a title by its host", () => {
    const opml = list(
      '<outline text="A" xmlUrl="file:///etc/passwd"/><outline text="B"/><outline xmlUrl="http://c.example/x"/>',
    );
    expect(readOpml(opml)).toEqual([{ title: "c.example", url: "http://c.example/x", topics: [], weight: 1 }]);
  });

  test("reads the list that comes with the program, each feed over https and with a topic", () => {
    const sources = readOpml(readFileSync(new URL("../../../sources.opml", import.meta.url), "utf8"));
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter(({ url, topics }) => !url.startsWith("https:") || topics.length === 0)).toEqual([]);
  });

  test("throws nothing but NotOpml, whatever it reads", () => {
    expect(() => readOpml("<html><body>Hello</body></html>")).toThrow(NotOpml);
    const mutated = fc.tuple(fc.nat(), fc.nat(80), fc.string()).map(([at, cut, text]) => {
      const opml = list('<outline text="A"><outline text="B" category="c" xmlUrl="https://a.example/"/></outline>');
      const start = at % opml.length;
      return opml.slice(0, start) + text + opml.slice(start + cut);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated), (text) => {
        expect(outcomeOf(text)).toBe(true);
      }),
    );
  });
});

/** Is it read, or refused by the one error that it should be? */
function outcomeOf(text: string): boolean {
  try {
    return Array.isArray(readOpml(text));
  } catch (error) {
    return error instanceof NotOpml;
  }
}
