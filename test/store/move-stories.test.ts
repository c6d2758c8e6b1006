import { beforeEach, describe, expect, test } from "vitest";
import type { Move } from "../../src/briefing/events/event-index.ts";
import { idsOf } from "../../src/briefing/event.ts";
import { knownOf } from "../../src/briefing/brief.ts";
import { queryTerms } from "../../src/briefing/search-words.ts";
import { select } from "../../src/briefing/select.ts";
import type { Store } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { aReader, aStory } from "../samples.ts";
import { engines, freshStore } from "./engines.ts";

const hour = 3_600_000;
const now = Date.parse("2026-11-24T06:30:00Z");

describe.each(engines)("an event that turns out to be part of another on $name", (engine) => {
  const at = freshStore(engine);
  let store: Store;
  beforeEach(async () => {
    ({ store } = at);
    await add("a", { title: "Ferry sinks near the island", source: "Harbour Wire" }, now);
    await add("b", { title: "Kittiwake lost in a storm", source: "Town Gazette" }, now + 1);
  });
  const add = (event: string, story: Partial<Story>, when: number, moves: readonly Move[] = []) =>
    store.stories.add({ id: `s-${when}`, story: aStory({ text: "", ...story }) }, event, when, moves);
  const join = (to: string, from: string, when = now + 2) =>
    add(to, { title: "Ferry Kittiwake sinks", source: "Daily Lantern" }, when, [{ from, to }]);
  const find = (words: string) => store.search.find({ terms: queryTerms(words, "en") }, 10);

  test("has its stories and words there, and is known by both ids", async () => {
    await store.summaries.keep("a", "A ferry sank.", 1);
    await join("a", "b");
    const [event, ...others] = await store.stories.since(0);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ id: "a", parts: ["b"] });
    expect(event?.summary).toBeUndefined();
    expect(event?.stories.map(({ source }) => source)).toEqual(["Harbour Wire", "Town Gazette", "Daily Lantern"]);
    expect([await find("storm"), await find("island"), await find("kittiwake")]).toEqual([["a"], ["a"], ["a"]]);
    expect((await store.stories.find("b"))?.id).toBe("a");
    expect((await store.stories.event("b"))?.stories).toHaveLength(3);
    expect((await store.stories.events(["b", "a", "none"])).map(({ id }) => id)).toEqual(["a"]);
    const byId = await store.stories.byId(["b", "none", "a"]);
    expect(Array.from(byId, ([id, { id: is }]) => [id, is])).toEqual([
      ["b", "a"],
      ["a", "a"],
    ]);
  });

  test("was told to those who were told any of the two, whenever they look", async () => {
    for (const id of ["r1", "r2"]) await store.subscriptions.change("telegram", id, () => aReader({ id, chat: id }));
    await store.subscriptions.tell("r1", ["b"], now + 1, now + 1);
    await store.subscriptions.tell("r2", ["a", "b"], now + 1, now + 1);
    await join("a", "b", now + hour);
    // A message that was composed before, and arrived now.
    await store.subscriptions.tell("r2", ["b"], now + hour, now + 5);
    const told = new Map([
      ["b", now + 1],
      ["a", now + 1],
    ]);
    expect(await store.subscriptions.told("r1")).toEqual(told);
    const events = await store.stories.since(0);
    const byId = new Map(events.map((event) => [event.id, event]));
    const picked = (known: ReadonlyMap<string, number>) =>
      select(events, { told: knownOf(known, byId), now: now + hour, limit: 5 }).picked.map(({ id }) => id);
    expect([picked(told), picked(new Map())]).toEqual([[], ["a"]]);
    const later = new Map(Array.from(told, ([id]) => [id, now + 5]));
    expect(await store.subscriptions.toldBy(["r1", "r2"], now + hour)).toEqual(
      new Map([
        ["r1", told],
        ["r2", later],
      ]),
    );
  });

  test("brings its followers along", async () => {
    const choices = { follows: { events: ["x", "b", "a"] } };
    const reader = (await store.subscriptions.change("telegram", "42", () => aReader({ choices })))!;
    await join("a", "b");
    expect(await store.pushes.followed(now + 2)).toEqual(["a"]);
    const push = { reader, event: "a", slot: "update a 3", at: now };
    expect(await store.pushes.endFollow(push, ["a", "b"], now)).toBe(true);
    expect(await store.pushes.endFollow(push, ["a", "b"], now)).toBe(false);
    expect((await store.subscriptions.find("telegram", "42"))?.choices).toEqual({ follows: { events: ["x"] } });
    expect(await store.pushes.followed(0)).toEqual([]);
  });

  test("passes on what somebody still brings to it, through any number of joins", async () => {
    await add("c", { title: "Storm over the Lissel Sound", source: "Hillside Radio" }, now + 3);
    await join("a", "b", now + 4);
    await join("c", "a", now + 5);
    await add("b", { title: "Divers find the Kittiwake", source: "Meridian Post" }, now + 6);
    const [event, ...others] = await store.stories.since(now + 6);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ id: "c", parts: ["a", "b"] });
    expect(event?.stories).toHaveLength(6);
    expect(await find("divers")).toEqual(["c"]);
  });

  test("brings along what it is part of when somebody joins it again, and is never part of itself", async () => {
    await add("c", { title: "Storm over the Lissel Sound", source: "Hillside Radio" }, now + 3);
    await join("a", "b", now + 4);
    await join("c", "b", now + 5);
    await join("b", "a", now + 6);
    await join("c", "none", now + 7);
    const [event, ...others] = await store.stories.since(0);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ id: "c", parts: ["a", "b"] });
    expect(event?.stories).toHaveLength(7);
  });

  test("loses no story though others bring some to either at the same time", async () => {
    const bring = (event: string, i: number) =>
      add(event, { title: `Ferry, part ${i}`, source: `Paper ${i}` }, now + 10 + i);
    await Promise.all([bring("b", 1), bring("a", 2), join("a", "b", now + hour), bring("b", 3), bring("b", 4)]);
    const [event, ...others] = await store.stories.since(0);
    expect(others).toEqual([]);
    expect(event?.stories).toHaveLength(7);
    expect(await find("part")).toEqual(["a"]);
  });

  test("is forgotten with it, and no sooner", async () => {
    await store.subscriptions.change("telegram", "42", () => aReader({ choices: { follows: { events: ["b"] } } }));
    await store.subscriptions.tell("r1", ["b"], now, now);
    await join("a", "b", now + 2);
    await add("a", { title: "Ferry raised", source: "Hillside Radio" }, now + hour);
    await store.stories.forget(now + hour);
    expect((await store.subscriptions.told("r1")).has("a")).toBe(true);
    await store.stories.forget(now + 2 * hour);
    expect(await store.subscriptions.told("r1")).toEqual(new Map());
    expect(await store.stories.find("b")).toBeUndefined();
    expect([await find("kittiwake"), await store.pushes.followed(0)]).toEqual([[], []]);
  });
});

describe.each(engines)("stories that turn out to belong to another event on $name", (engine) => {
  const at = freshStore(engine);
  let store: Store;
  const add = (event: string, id: string, story: Partial<Story>, when: number, moves: readonly Move[] = []) =>
    store.stories.add({ id, story: aStory({ text: "", ...story }) }, event, when, moves);
  const find = (words: string) => store.search.find({ terms: queryTerms(words, "en") }, 10);
  const told = async () =>
    Object.fromEntries(
      (await store.stories.since(0)).map(({ id, stories }) => [id, stories.map(({ title }) => title)]),
    );
  beforeEach(async () => {
    ({ store } = at);
    await add("ferry", "s1", { title: "Ferry sails at last" }, now);
    await add("ferry", "s2", { title: "Ferry crews strike", text: "Night shifts." }, now + 1);
  });
  const strike = (when: number, moves: readonly Move[]) =>
    add("strike", "s3", { title: "Union calls a strike", source: "Daily Lantern" }, when, moves);

  /** The later events that would be told to a reader who was told these at a time; by both ways to look that up. */
  const pickedFor = async (events: readonly string[], when: number) => {
    const id = `reader ${events.join()} ${when}`;
    await store.subscriptions.change("telegram", id, () => aReader({ id, chat: id }));
    await store.subscriptions.tell(id, events, when, when);
    return async () => {
      const all = await store.stories.since(now + 2);
      const byId = new Map(all.flatMap((event) => idsOf(event).map((one) => [one, event] as const)));
      const one = await store.subscriptions.told(id);
      const some = (await store.subscriptions.toldBy([id], now + 2)).get(id) ?? new Map();
      const ids = [one, some].map((known) =>
        select(all, { told: knownOf(known, byId), now: now + hour, limit: 5 })
          .picked.map((event) => event.id)
          .toSorted(),
      );
      expect(ids[1]).toEqual(ids[0]);
      return ids[0];
    };
  };

  test("are found there, with all that they said, and leave the rest as it is", async () => {
    const again = aStory({ title: "Ferry crews strike", text: "Night shifts, and 14 free nights." });
    await store.stories.revise({ id: "s2", story: again }, "ferry", true, now + 2);
    await store.summaries.keep("ferry", "A ferry sailed.", 2);
    await strike(now + 3, [{ from: "ferry", to: "strike", stories: ["s2"] }]);
    expect(await told()).toEqual({
      ferry: ["Ferry sails at last"],
      strike: ["Ferry crews strike", "Union calls a strike"],
    });
    const [strikes] = await store.stories.events(["strike"]);
    expect(strikes?.versions).toHaveLength(3);
    expect((await store.stories.events(["ferry"]))[0]?.summary).toBeUndefined();
    expect(await find("sails")).toEqual(["ferry"]);
    expect(await find("shifts")).toEqual(["strike"]);
    expect((await find("ferry")).toSorted()).toEqual(["ferry", "strike"]);
    expect((await store.stories.known(["s2"], now)).get("s2")?.event).toBe("strike");
  });

  test("are news where they come to an event that a reader was not told", async () => {
    const picked = await pickedFor(["ferry"], now + 1);
    await strike(now + 2, [{ from: "ferry", to: "strike", stories: ["s2"] }]);
    expect(await picked()).toEqual(["strike"]);
  });

  test("are known as an event of their own to who was told the one that they left", async () => {
    const early = await pickedFor(["ferry"], now + 1);
    const none = await pickedFor([], now + 1);
    await strike(now + 2, [{ from: "ferry", to: "new", isNew: true, stories: ["s2"] }]);
    const late = await pickedFor(["ferry"], now + 3);
    expect([await early(), await late(), await none()]).toEqual([["strike"], ["new", "strike"], ["new", "strike"]]);
    await add("new", "s5", { title: "Crews win: 14 dead in clash", source: "Meridian Post" }, now + 4);
    expect(await early()).toEqual(["new", "strike"]);
  });

  test("stay known, whatever joins whatever afterwards", async () => {
    const picked = await pickedFor(["ferry"], now + 1);
    await strike(now + 2, [{ from: "ferry", to: "new", isNew: true, stories: ["s2"] }]);
    await add("whole", "s4", { title: "Ferries" }, now + 3, [{ from: "ferry", to: "whole" }]);
    expect(await picked()).toEqual(["strike"]);
    await add("strike", "s5", { title: "Union and crews" }, now + 4, [{ from: "new", to: "strike" }]);
    expect(await picked()).toEqual([]);
    await add("new", "s6", { title: "Union and crews talk" }, now + 5, [{ from: "strike", to: "whole" }]);
    expect(await picked()).toEqual([]);
  });

  test("may make an event of their own, which is found from then on", async () => {
    await strike(now + 2, [{ from: "ferry", to: "new", isNew: true, stories: ["s2"] }]);
    expect(await told()).toMatchObject({ ferry: ["Ferry sails at last"], new: ["Ferry crews strike"] });
    expect(await find("shifts")).toEqual(["new"]);
    await store.stories.forget(now + hour);
    expect([await told(), await find("shifts"), await find("ferry")]).toEqual([{}, [], []]);
  });

  test("are taken from where they are by now; of what is gone, or has left already, nothing is said", async () => {
    await add("whole", "s4", { title: "Ferries" }, now + 2, [{ from: "ferry", to: "whole" }]);
    await strike(now + 3, [
      { from: "ferry", to: "strike", stories: ["s2", "none"] },
      { from: "ferry", to: "strike", stories: ["s2"] },
      { from: "none", to: "strike", stories: ["s1"] },
      { from: "strike", to: "strike", stories: ["s3"] },
    ]);
    expect(await told()).toEqual({
      whole: ["Ferry sails at last", "Ferries"],
      strike: ["Ferry crews strike", "Union calls a strike"],
    });
  });

  test("stay whole when two move some to and fro at the same time", async () => {
    await strike(now + 2, []);
    const pass = (i: number, from: string, to: string, stories: string[]) =>
      store.stories.add({ id: `p${i}`, story: aStory({ title: `Part ${i}` }) }, to, now + 3 + i, [
        { from, to, stories },
      ]);
    await Promise.all(
      [0, 1, 2, 3, 4].flatMap((i) => [
        pass(2 * i, "ferry", "strike", ["s1", "s2"]),
        pass(2 * i + 1, "strike", "ferry", ["s3"]),
      ]),
    );
    const all = Object.values(await told()).flat();
    expect(all).toHaveLength(13);
    expect(await find("shifts")).toEqual(["strike"]);
    expect(await find("union")).toEqual(["ferry"]);
  });
});
