import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../../src/briefing/event.ts";
import { rank, scoreOf } from "../../src/briefing/rank.ts";
import { select } from "../../src/briefing/select.ts";
import { names, type Taste } from "../../src/briefing/taste.ts";

const hour = 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 23, 7, 30);
const event = (id: string, sources: string[], ageMs?: number): Event => ({
  id,
  stories: sources.map((source) => ({
    source,
    title: `Story ${id}`,
    text: "",
    language: "en",
    ...(ageMs !== undefined && { publishedAt: now - ageMs }),
  })),
});
const ids = (events: readonly Event[]) => events.map(({ id }) => id);
const nothing: ReadonlyMap<string, number> = new Map();

describe("rank", () => {
  test("puts what many sources tell first", () => {
    expect(ids(rank([event("a", ["X"], hour), event("b", ["X", "Y", "Z"], hour)], now))).toEqual(["b", "a"]);
  });

  test("counts a source once, however often it tells", () => {
    expect(ids(rank([event("a", ["X", "X", "X"], 2 * hour), event("b", ["X"], hour)], now))).toEqual(["b", "a"]);
  });

  test("puts the fresh before the old", () => {
    expect(ids(rank([event("a", ["X"], 9 * hour), event("b", ["X"], hour)], now))).toEqual(["b", "a"]);
  });

  test("lets freshness win over a second source in the end", () => {
    expect(ids(rank([event("a", ["X", "Y"], 30 * hour), event("b", ["X"], hour)], now))).toEqual(["b", "a"]);
  });

  test("does not put a story first because its clock runs ahead", () => {
    expect(ids(rank([event("a", ["X"], -48 * hour), event("b", ["X", "Y"], 0)], now))).toEqual(["b", "a"]);
  });

  test("keeps equal ones in the order of their ids, whichever way they come", () => {
    const events = ["c", "a", "b"].map((id) => event(id, ["X"], hour));
    expect(ids(rank(events, now))).toEqual(["a", "b", "c"]);
    expect(ids(rank(events.toReversed(), now))).toEqual(["a", "b", "c"]);
  });

  test("weighs a source as the operator does", () => {
    const heavy = { ...event("b", ["Y"], 2 * hour) };
    const weighed = { ...heavy, stories: heavy.stories.map((story) => ({ ...story, weight: 4 })) };
    expect(ids(rank([event("a", ["X"], 2 * hour), weighed], now))).toEqual(["b", "a"]);
  });

  test("puts first what the reader follows, and says what the points are made of", () => {
    const followed = event("followed", ["X"], 12 * hour);
    const taste = { follows: { words: ["story followed"] } };
    expect(ids(rank([event("a", ["X", "Y", "Z"], hour), followed], now, taste))).toEqual(["followed", "a"]);
    const score = scoreOf(event("b", ["X", "Y"], 12 * hour), now);
    expect(score).toEqual({ sources: 1, age: -1, followed: 0, total: 0 });
  });

  test("takes bare stories, too", () => {
    const [one, two] = [event("a", ["X"], hour).stories, event("b", ["X", "Y"], hour).stories];
    expect(rank([one, two], now)).toEqual([two, one]);
  });
});

describe("select", () => {
  test("leaves out what was told and what is too old", () => {
    const events = [event("told", ["X"], hour), event("old", ["Y"], 37 * hour), event("new", ["Z"], 35 * hour)];
    const { picked, left } = select(events, { told: new Map([["told", 1]]), now, limit: 7 });
    expect(ids(picked)).toEqual(["new"]);
    expect(left).toBe(0);
  });

  test("goes back as far as it is told to", () => {
    const events = [event("old", ["Y"], 37 * hour)];
    expect(select(events, { told: nothing, now, limit: 7, maxAgeMs: 48 * hour }).picked).toHaveLength(1);
  });

  test("takes what bears no date", () => {
    expect(select([event("a", ["X"])], { told: nothing, now, limit: 7 }).picked).toHaveLength(1);
  });

  test("counts what it leaves", () => {
    const events = Array.from({ length: 10 }, (_, i) => event(`e${i}`, [`S${i}`], hour));
    const { picked, left } = select(events, { told: nothing, now, limit: 7 });
    expect([picked.length, left]).toEqual([7, 3]);
  });

  test("lets no source fill the briefing while others wait", () => {
    const loud = Array.from({ length: 20 }, (_, i) => event(`loud${i}`, ["Loud"], hour));
    const quiet = Array.from({ length: 4 }, (_, i) => event(`quiet${i}`, [`Quiet${i}`], 20 * hour));
    const { picked } = select([...loud, ...quiet], { told: nothing, now, limit: 6 });
    expect(ids(picked)).toEqual(["loud0", "loud1", "quiet0", "quiet1", "quiet2", "quiet3"]);
  });

  test("lets a source fill what nobody else wants", () => {
    const loud = Array.from({ length: 20 }, (_, i) => event(`e${i}`, ["Loud"], hour));
    expect(select([...loud, event("quiet", ["Quiet"], hour)], { told: nothing, now, limit: 6 }).picked).toHaveLength(6);
  });

  test("lets no topic fill the briefing while others wait", () => {
    const about = (topic: string, count: number, ageMs: number) =>
      Array.from({ length: count }, (_, i): Event => {
        const { id, stories } = event(`${topic}${i}`, [`S${topic}${i}`], ageMs);
        return { id, stories: stories.map((story) => ({ ...story, topics: [topic] })) };
      });
    const { picked } = select([...about("war", 10, hour), ...about("sea", 2, 9 * hour)], {
      told: nothing,
      now,
      limit: 4,
    });
    expect(ids(picked)).toEqual(["war0", "war1", "sea0", "sea1"]);
  });

  test("tells only what the reader's taste lets through", () => {
    const [sea, war] = [event("sea", ["Harbour Wire"], hour), event("war", ["Post"], hour)];
    const topical = { ...sea, stories: sea.stories.map((story) => ({ ...story, topics: ["sea"] })) };
    const wish = { told: nothing, now, limit: 7 };
    const told = (taste: Taste) => ids(select([topical, war], { ...wish, taste }).picked);
    expect(told({ topics: ["sea"] })).toEqual(["sea"]);
    expect(told({ mutes: { sources: ["post"] } })).toEqual(["sea"]);
    expect(told({ mutes: { words: ["story sea"] } })).toEqual(["war"]);
    expect(told({ mutes: { events: ["war"] } })).toEqual(["sea"]);
    expect(told({ languages: ["ko"] })).toEqual([]);
    expect(told({ languages: ["en", "ko"] })).toEqual(["sea", "war"]);
  });

  test("gives every wanted event a place or a count, and nobody a second one", () => {
    const anyEvent = fc.record({
      id: fc.uuid(),
      sources: fc.array(fc.constantFrom("A", "B", "C"), { maxLength: 4 }),
      age: fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyEvent, { selector: ({ id }) => id }), fc.nat(12), (all, limit) => {
        const events = all.map(({ id, sources, age }) =>
          event(id, sources, age === undefined ? undefined : age * hour),
        );
        const { picked, left } = select(events, { told: nothing, now, limit });
        const wanted = all.filter(({ sources, age }) => sources.length > 0 && (age ?? 0) <= 36).length;
        expect(picked.length + left).toBe(wanted);
        expect(picked).toHaveLength(Math.min(limit, wanted));
        expect(new Set(picked).size).toBe(picked.length);
      }),
    );
  });
});

describe("names", () => {
  test.each([
    ["A car is stolen", "car", true],
    ["Cars are stolen", "car", true],
    ["The cards are dealt", "car", false],
    ["A scar remains", "car", false],
    ["Tariffs on steel, again", "steel", true],
    ["South  Korea votes", "south korea", true],
    ["한국은 오늘", "한국", true],
    ["남한국은", "한국", false],
    ["在北京举行", "北京", true],
    ["В Москве выпал снег", "москв", true],
    ["C++ (a language)", "c++", true],
    ["The covid-19 wave", "covid-19", true],
    ["ＡＩ makes news", "ai", true],
    ["Covid-19 returns to schools", "covid-19", true],
    ["anything", "(", false],
  ])("of %s: %s is %s", (text, word, named) => {
    expect(names(text, [word])).toBe(named);
  });
});
