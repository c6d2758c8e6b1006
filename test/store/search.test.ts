import { beforeEach, describe, expect, test } from "vitest";
import { queryTerms } from "../../src/briefing/search-words.ts";
import { indexAll } from "../../src/store/index-words.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { anyEvent } from "../../src/store/pushes.ts";
import type { Store } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { aReader, aStory } from "../samples.ts";
import { engines, freshStore } from "./engines.ts";

const now = Date.parse("2026-11-24T06:30:00Z");

describe.each(engines)("searching the store on $name", (engine) => {
  const at = freshStore(engine);
  let store: Store;
  beforeEach(() => {
    ({ store } = at);
  });
  const add = (event: string, story: Partial<Story>, when = now) =>
    store.stories.add({ id: `s-${event}-${when}-${story.title}`, story: aStory({ text: "", ...story }) }, event, when);
  const find = (words: string, language = "en") => store.search.find({ terms: queryTerms(words, language) }, 10);

  test("finds words in any script, whatever their endings, case and accents", async () => {
    await add("en", { title: "The Harbours of São Paulo" });
    await add("ko", { title: "한국은행이 금리를 올렸다", language: "ko" });
    await add("ja", { title: "東京の地下鉄が値上げ", language: "ja" });
    await add("zh", { title: "北京地铁票价上涨", language: "zh" });
    await add("ru", { title: "В Москве открыли мост", language: "ru" });
    await add("ar", { title: "افتتاح الجسر في القاهرة", language: "ar" });
    await add("th", { title: "กรุงเทพเปิดสะพานใหม่", language: "th" });
    for (const [words, event] of [
      ["harbour", "en"],
      ["SAO paulo", "en"],
      ["은행", "ko"],
      ["한국", "ko"],
      ["東京", "ja"],
      ["地下鉄", "ja"],
      ["地铁", "zh"],
      ["москве", "ru"],
      ["القاهرة", "ar"],
      ["สะพาน", "th"],
    ] as const) {
      expect([words, await find(words)]).toEqual([words, [event]]);
    }
  });

  test("asks for more than half of the words, and ranks headlines first, then the newest", async () => {
    await add("text", { title: "Something else", text: "The ferry sank near the island." }, now + 2);
    await add("old", { title: "Ferry sinks near an island" }, now);
    await add("new", { title: "Island ferry is back" }, now + 1);
    await add("half", { title: "A ferry is built" }, now + 3);
    expect(await find("ferry island")).toEqual(["new", "old", "text"]);
    expect(await find("the ferry of the island")).toEqual(["new", "old", "text"]);
    expect(await store.search.find({ terms: queryTerms("ferry island", "en") }, 1, 1)).toEqual(["old"]);
    expect(await store.search.find({ terms: queryTerms("ferry", "en"), since: now + 1 }, 9)).toEqual([
      "half",
      "new",
      "text",
    ]);
  });

  test("narrows to a topic, and knows the sources by the beginnings of their names", async () => {
    await add("a", { title: "Chips run short", topics: ["technology"], source: "Town Gazette" });
    await add("b", { title: "Fish and chips", topics: ["food"], source: "Harbour Wire" });
    await add("c", { title: "technology and #food in a headline" });
    expect(await store.search.find({ terms: queryTerms("chips", "en"), topics: ["technology"] }, 9)).toEqual(["a"]);
    expect(await store.search.find({ terms: [], topics: ["food"] }, 9)).toEqual(["b"]);
    expect(await store.search.find({ terms: [] }, 9)).toEqual([]);
    expect(await store.search.sources("town", 9)).toEqual(["town gazette"]);
    expect(await store.search.sources("gazette", 9)).toEqual([]);
  });

  test("takes operators, quotes and wildcards for what they are not, and any length", async () => {
    await add("a", { title: "Ferry sinks" });
    for (const words of [
      "ferry%",
      '"ferry',
      "ferry'; --",
      "ferry*",
      "NOT ferry",
      "(ferry)",
      "^ferry$",
      "\u0000ferry\ud800",
      `ferry ${"🦊".repeat(5000)}`,
    ]) {
      expect([words, await find(words)]).toEqual([words, ["a"]]);
    }
    for (const words of ["%", "*", '""', "___", "\u202e", ""]) expect(await find(words)).toEqual([]);
    expect(await find("x".repeat(10_000))).toEqual([]);
  });

  test("fills its index with what came before there was one", async () => {
    await add("a", { title: "Ferry sinks", source: "Town Gazette", topics: ["world"] });
    await add("a", { title: "Ferry lost" }, now + 1);
    const { db } = await openDatabase(at.address);
    await db.deleteFrom("word").execute();
    expect(await find("ferry")).toEqual([]);
    await indexAll(db);
    await db.destroy();
    expect([await find("ferry sinks"), await store.search.sources("town", 9)]).toEqual([["a"], ["town gazette"]]);
  });

  test("forgets the words of an event with it, and what readers follow of it", async () => {
    await add("a", { title: "Ferry sinks", source: "Town Gazette" });
    await store.subscriptions.change("telegram", "42", () => aReader({ choices: { follows: { events: ["a"] } } }));
    expect(await store.pushes.followed(now)).toEqual(["a"]);
    await store.stories.forget(now + 1);
    expect(await find("ferry")).toEqual([]);
    expect(await store.search.sources("", 9)).toEqual([]);
    expect(await store.pushes.followed(0)).toEqual([]);
  });

  test("finds events by the beginnings of their ids, the most widely told, and those that are asked for in their order", async () => {
    await add("aaaa-1", { title: "A" });
    await add("aaab-2", { title: "B" }, now + 1);
    await add("aaab-2", { title: "B again", source: "Town Gazette" }, now + 2);
    expect((await store.stories.find("aaa"))?.id).toBe("aaab-2");
    expect((await store.stories.find("aaaa"))?.id).toBe("aaaa-1");
    expect(await store.stories.find("b")).toBeUndefined();
    expect((await store.stories.widest(now, 1)).map(({ id }) => id)).toEqual(["aaab-2"]);
    const events = await store.stories.events(["aaab-2", "none", "aaaa-1"]);
    expect(events.map(({ id, stories }) => [id, stories.length])).toEqual([
      ["aaab-2", 2],
      ["aaaa-1", 1],
    ]);
  });

  test("finds those who wait for an event, as their choices stand", async () => {
    const save = (id: string, choices: object, gone: "blocked" | null = null) =>
      store.subscriptions.change("telegram", id, () => aReader({ id, chat: id, choices, gone }));
    await save("r1", { breaking: 3 });
    await save("r2", { breaking: 1, follows: { events: ["a"] } });
    await save("r3", { breaking: 1 }, "blocked");
    await save("r4", { breaking: 0 });
    const waiting = async (event: string, after = "") =>
      (await store.pushes.waiting(event, "telegram", after, 10)).map(({ id }) => id);
    expect(await waiting(anyEvent)).toEqual(["r1", "r2"]);
    expect(await waiting(anyEvent, "r1")).toEqual(["r2"]);
    expect(await waiting("a")).toEqual(["r2"]);
    await save("r1", { breaking: 0 });
    expect(await waiting(anyEvent)).toEqual(["r2"]);
    await store.subscriptions.move("telegram", "r2", "moved");
    expect(await waiting("a")).toEqual(["r2"]);
  });

  test("ends a following once, however many try, and keeps what the reader changes meanwhile", async () => {
    await add("a", { title: "Ferry sinks" });
    await store.subscriptions.change("telegram", "42", () => aReader({ choices: { follows: { events: ["a"] } } }));
    const reader = (await store.subscriptions.find("telegram", "42"))!;
    const push = { reader, event: "a", slot: "update a 2", at: now };
    const [one, two] = await Promise.all([
      store.pushes.endFollow(push, ["a"], now),
      store.pushes.endFollow({ ...push, slot: "update a 3" }, ["a"], now),
      store.subscriptions.change("telegram", "42", (r) => r && { ...r, choices: { ...r.choices, most: 3 } }),
    ]);
    expect(one).not.toBe(two);
    expect(await store.deliveries.history(reader.id, 5)).toHaveLength(1);
    const after = await store.subscriptions.find("telegram", "42");
    expect(after?.choices).toEqual({ most: 3, follows: { events: [] } });
  });
});
