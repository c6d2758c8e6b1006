import { beforeEach, describe, expect, test } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { createTakeIn } from "../../src/story/take-in.ts";
import { aStory, ferries, strikes } from "../samples.ts";
import { engines, freshStore } from "../store/engines.ts";

const hour = 3_600_000;
const now = Date.parse("2026-11-24T06:30:00Z");

const ferry = aStory({
  source: "Harbour Wire",
  title: "First electric ferry to link Tarnholm and Eastby",
  text: "The first electric ferry on the Lissel Sound will carry passengers between Tarnholm and Eastby from 3 March, the port authority said on Monday. It takes 180 passengers and 40 bicycles.",
  url: "https://harbour.example/ferry",
});
const sameFerry = aStory({
  source: "Northbank Courier",
  title: "Electric ferry Kittiwake to start on Lissel Sound",
  text: "An electric ferry will run between Tarnholm and Eastby from 3 March, the port authority announced on Monday. The Kittiwake carries 180 passengers and 40 bicycles across the Lissel Sound.",
  url: "https://courier.example/kittiwake",
});
const quake = aStory({
  source: "Daily Lantern",
  title: "Earthquake of magnitude 3.9 shakes Marrow Valley",
  text: "An earthquake of magnitude 3.9 shook Marrow Valley at 05:12, the seismological service said. Nobody was hurt and no damage was reported.",
  url: "https://lantern.example/quake",
});

describe.each(engines)("taking stories in on $name", (engine) => {
  const at = freshStore(engine);
  let store: Store;
  beforeEach(() => {
    ({ store } = at);
  });
  const told = async (since = 0) =>
    (await store.stories.since(since))
      .map(({ stories }) => stories.map(({ source }) => source).toSorted())
      .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));

  test("puts what tells the same happening under one event, in one round or in two", async () => {
    const take = createTakeIn(store);
    await take([ferry, quake], now);
    await take([sameFerry], now + hour);
    expect(await told()).toEqual([["Daily Lantern"], ["Harbour Wire", "Northbank Courier"]]);
  });

  test("leaves a story alone that came before", async () => {
    const take = createTakeIn(store);
    await take([ferry, ferry], now);
    await take([ferry, { ...ferry, title: "Now with another headline" }], now + hour);
    await createTakeIn(store)([ferry], now + hour);
    expect(await told()).toEqual([["Harbour Wire"]]);
  });

  test("knows the recent events after a restart", async () => {
    await createTakeIn(store)([ferry, quake], now);
    await createTakeIn(store)([sameFerry], now + hour);
    expect(await told()).toEqual([["Daily Lantern"], ["Harbour Wire", "Northbank Courier"]]);
  });

  test("sees what another process took in meanwhile, even if its clock is some minutes behind", async () => {
    const ours = createTakeIn(store);
    await ours([quake], now);
    const other = await openStore(at.address);
    await createTakeIn(other)([ferry], now - 5 * 60_000);
    await other.close();
    await ours([sameFerry], now + 60_000);
    expect(await told()).toEqual([["Daily Lantern"], ["Harbour Wire", "Northbank Courier"]]);
  });

  test("makes one of two events that a new story shows to be the same, also for other processes", async () => {
    const early = aStory({ ...ferries.early, url: "https://harbour.example/first" });
    const technical = aStory({
      ...ferries.technical,
      source: "Northbank Courier",
      url: "https://courier.example/charges",
    });
    const whole = aStory({ ...ferries.whole, source: "Meridian Post", url: "https://meridian.example/kittiwake" });
    const take = createTakeIn(store);
    await take([early, technical], now);
    const others = await openStore(at.address);
    const takeOthers = createTakeIn(others);
    await takeOthers([quake], now + 1);
    expect(await told()).toEqual([["Daily Lantern"], ["Harbour Wire"], ["Northbank Courier"]]);
    await take([whole], now + hour);
    const one = ["Harbour Wire", "Meridian Post", "Northbank Courier"];
    expect(await told()).toEqual([["Daily Lantern"], one]);
    await takeOthers([{ ...early, source: "Town Gazette", url: "https://gazette.example/first" }], now + 2 * hour);
    await others.close();
    expect(await told()).toEqual([["Daily Lantern"], [...one, "Town Gazette"]]);
  });

  test("parts again what was put together before more of it came, also after a restart", async () => {
    const { launch, both, crews, union } = strikes;
    const from = (source: string, story: Partial<Story>) =>
      aStory({ ...story, source, url: `https://${source}.example/` });
    await createTakeIn(store)([from("a", launch), from("b", both)], now);
    expect(await told()).toEqual([["a", "b"]]);
    const take = createTakeIn(store);
    await take([from("c", crews), quake, from("d", union)], now + hour);
    expect(await told()).toEqual([["Daily Lantern"], ["a"], ["b", "c", "d"]]);
    await take([from("e", both)], now + 2 * hour);
    expect(await told()).toEqual([["Daily Lantern"], ["a"], ["b", "c", "d", "e"]]);
  });

  test("takes no event that was last told days ago", async () => {
    const take = createTakeIn(store);
    await take([ferry], now);
    await take([quake], now + 73 * hour);
    await take([sameFerry], now + 74 * hour);
    expect(await told()).toEqual([["Daily Lantern"], ["Harbour Wire"], ["Northbank Courier"]]);
  });

  test("keeps feeds that come at the same time on one event", async () => {
    const take = createTakeIn(store);
    await Promise.all([take([ferry], now), take([sameFerry], now), take([quake], now)]);
    expect(await told()).toEqual([["Daily Lantern"], ["Harbour Wire", "Northbank Courier"]]);
  });

  test("takes stories in when they come again after the store failed", async () => {
    const { launch, both, crews, union } = strikes;
    const from = (source: string, story: Partial<Story>) =>
      aStory({ ...story, source, url: `https://${source}.example/` });
    let left = 3;
    const failing: Store = {
      ...store,
      stories: {
        ...store.stories,
        add: (...args) => (--left < 0 ? Promise.reject(new Error("away")) : store.stories.add(...args)),
      },
    };
    const take = createTakeIn(failing);
    const stories = [from("a", launch), from("b", both), from("c", crews), from("d", union)];
    await take(stories.slice(0, 2), now);
    // The one that would have moved "b" is lost, too.
    left = 0;
    await expect(take(stories, now + hour)).rejects.toThrow("away");
    left = Infinity;
    await take([quake], now + hour);
    expect(await told()).toEqual([["Daily Lantern"], ["a", "b"]]);
    await take(stories, now + 2 * hour);
    expect(await told()).toEqual([["Daily Lantern"], ["a"], ["b", "c", "d"]]);
  });

  test("reads from the store only what came since", async () => {
    const long: Story = { ...quake, text: "Marrow ".repeat(1000), publishedAt: now - hour };
    await store.stories.add({ id: "s1", story: ferry }, "e1", now);
    await store.stories.add({ id: "s2", story: long }, "e1", now + hour);
    const arrived = await store.stories.arrivedSince(now + 1);
    expect(arrived.map(({ id, event, at: came }) => ({ id, event, came }))).toEqual([
      { id: "s2", event: "e1", came: now + hour },
    ]);
    expect(arrived[0]).toMatchObject({ publishedAt: now - hour, url: quake.url });
    expect(arrived[0]?.text).toHaveLength(1200);
    expect(await store.stories.arrivedSince(now)).toHaveLength(2);
    expect(await store.stories.arrivedSince(now + 2 * hour)).toEqual([]);
  });
});
