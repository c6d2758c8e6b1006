import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composePlanned } from "../../src/delivery/compose.ts";
import { plan } from "../../src/delivery/plan.ts";
import { planPushes } from "../../src/delivery/push.ts";
import { pushTime } from "../../src/delivery/push-time.ts";
import { isLookBack } from "../../src/delivery/look-back.ts";
import type { Choices, Subscription } from "../../src/reader/subscription.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { aReader, aStory } from "../samples.ts";
import { memoryAdapter } from "./fake-adapter.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse("2026-11-24T12:00:00Z");
const { adapter } = memoryAdapter();
let store: Store;
let now: number;
beforeEach(async () => {
  now = start;
  store = await openStore("sqlite::memory:");
});
afterEach(() => store.close());

const save = (choices: Choices, other: Partial<Subscription> = {}) =>
  store.subscriptions.change("telegram", other.chat ?? "42", () => aReader({ ...other, choices }));
let count = 0;
const add = (event: string, story: Partial<Story>, at = now, joined: readonly string[] = []) => {
  count++;
  const url = `https://harbour.example/${count}`;
  const moves = joined.map((from) => ({ from, to: event }));
  return store.stories.add({ id: `s${count}`, story: aStory({ url, publishedAt: at, ...story }) }, event, at, moves);
};
/** A minute of the program's life, in which all that is composed arrives. Gives back what came: slot and text. */
async function tick(at = now): Promise<{ slot: string; text: string }[]> {
  now = at;
  await plan(store, ["telegram"], now);
  await planPushes(store, ["telegram"], now);
  await composePlanned(store, [adapter], now);
  const fence = (await store.leases.acquire("send:telegram", "us", now, now + hour))!;
  const came: { slot: string; text: string }[] = [];
  for (const claim of await store.claims.claim("telegram", fence, now, now + minute, "token", 100)) {
    const edition = (await store.deliveries.edition(claim.delivery.edition!))!;
    await store.claims.write(claim, { state: "delivered", sentIds: ["1"] }, now, edition);
    came.push({ slot: claim.delivery.slot, text: JSON.stringify(edition.parts) });
  }
  return came;
}
const reader = async (chat = "42") => (await store.subscriptions.find("telegram", chat))!;
const words = [
  "The vessel went down in heavy weather on its way to the island, the coast guard said on Tuesday.",
  "Rescuers searched the cold sea through the night with two helicopters and nine boats.",
  "A spokeswoman of the company could not say how many people had bought a ticket.",
  "Fishermen from three villages joined the search although a storm had been forecast.",
];
/** Several papers begin to tell it, some minutes apart. */
const breaks = async (event: string, title: string, papers = 3, apart = 5 * minute) => {
  for (let i = 0; i < papers; i++) {
    const at = now - (papers - 1 - i) * apart;
    await add(event, { title: `${title} ${i}`, source: `Paper ${i}`, text: words[i % words.length]! }, at);
  }
};

describe("a story that a reader follows", () => {
  const followed = async (choices: Choices = {}, other: Partial<Subscription> = {}) => {
    await add("v1", { title: "Ferry sinks, 5 dead", text: "A ferry sank. 5 people are dead." });
    await save({ ...choices, follows: { events: ["v1"], words: ["korea"] } }, other);
    await store.subscriptions.tell("r1", ["v1"], now, now);
    now += hour;
    await add("v1", { title: "Ferry: 40 dead", text: "40 people are dead." });
  };

  test("is pushed once when it changes, and then not followed any more", async () => {
    await followed();
    const [push, ...others] = await tick();
    expect(others).toEqual([]);
    expect(push?.slot).toBe("update v1 2");
    expect(push?.text).toContain("News of a story you follow");
    expect(push?.text).toContain("40 dead");
    expect((await reader()).choices.follows).toEqual({ events: [], words: ["korea"] });
    expect(await tick(now + minute)).toEqual([]);
    await add("v1", { title: "Ferry: 90 dead", text: "90 people are dead." }, now);
    expect(await tick(now + minute)).toEqual([]);
    // It was no briefing: the next one covers the same time as without it.
    expect((await reader()).toldAt).toBe(start);
    expect((await store.deliveries.missed(["r1"])).size).toBe(0);
  });

  test("is pushed for each time that it is followed", async () => {
    await followed();
    await tick();
    await store.subscriptions.change("telegram", "42", (r) => r && { ...r, choices: { follows: { events: ["v1"] } } });
    expect(await tick(now + minute)).toEqual([]);
    await add("v1", { title: "Ferry: 90 dead", text: "90 people are dead." }, now);
    expect((await tick(now + minute)).map(({ slot }) => slot)).toEqual(["update v1 3"]);
  });

  test("is not pushed where others say the same in other words", async () => {
    await add("v1", { title: "Ferry sinks, 5 dead", text: "A ferry sank. 5 people are dead." });
    await save({ follows: { events: ["v1"] } });
    await store.subscriptions.tell("r1", ["v1"], now, now);
    await add("v1", { title: "Ship goes down with 5 dead", text: "It sank. 5 people are dead." }, now + minute);
    expect(await tick(now + hour)).toEqual([]);
    expect((await reader()).choices.follows?.events).toEqual(["v1"]);
  });

  test("waits for the end of the quiet hours, through a restart, and is not told twice", async () => {
    await followed({ quiet: { from: "12:30", to: "15:00" } });
    expect(await tick()).toEqual([]);
    const [row] = await store.deliveries.history("r1", 1);
    expect(row).toMatchObject({ about: "v1", state: "queued", slotAt: Date.parse("2026-11-24T15:00:00Z") });
    expect(await tick(now + hour)).toEqual([]);
    expect(await tick(row!.slotAt)).toHaveLength(1);
    expect(await tick(row!.slotAt + minute)).toEqual([]);
  });

  test("is left to the briefing that comes at the same time", async () => {
    const nextAt = start + hour;
    await followed({}, { slots: [{ at: "13:00" }], nextAt, nextSlot: "2026-11-24T13:00" });
    const came = [...(await tick(nextAt)), ...(await tick(nextAt + minute)), ...(await tick(nextAt + hour))];
    expect(came.map(({ slot }) => slot)).toEqual(["2026-11-24T13:00"]);
    expect(came[0]?.text).toContain("40 dead");
    expect((await store.deliveries.history("r1", 5)).map(({ state }) => state)).toContain("stopped");
  });

  test.each<[string, Choices, Partial<Subscription>]>([
    ["has stopped everything", { stopped: { at: start, slots: [] } }, {}],
    ["pauses", { pausedUntil: start + 2 * hour }, {}],
    ["is gone", {}, { gone: "blocked" }],
  ])("does not come to one who %s", async (_, choices, other) => {
    await followed(choices, other);
    expect(await tick()).toEqual([]);
    expect((await reader()).choices.follows?.events).toEqual(["v1"]);
  });

  test("is pushed once when it becomes part of another one that says more, though both are followed", async () => {
    await add("v1", { title: "Ferry sinks, 5 dead", text: "A ferry sank. 5 people are dead." });
    await add("v2", { title: "Boat lost in a storm", text: "A boat is lost, the coast guard said." });
    await save({ follows: { events: ["v1", "v2"] } });
    await store.subscriptions.tell("r1", ["v1"], now, now);
    now += hour;
    await add("v2", { title: "Ferry: 40 dead", text: "40 people are dead." }, now, ["v1"]);
    const [push, ...others] = await tick();
    expect(others).toEqual([]);
    expect(push?.text).toContain("40 dead");
    expect((await reader()).choices.follows).toEqual({ events: [] });
    expect(await tick(now + minute)).toEqual([]);
  });

  test("is written down once, however many processes look", async () => {
    await followed();
    await Promise.all([1, 2, 3].map(() => planPushes(store, ["telegram"], now)));
    expect(await store.deliveries.history("r1", 5)).toHaveLength(1);
  });
});

describe("breaking news", () => {
  test("comes once to those who asked for it, when three papers tell it within half an hour", async () => {
    await save({ breaking: 3 });
    await save({}, { id: "r2", chat: "43" });
    await breaks("v1", "Ferry sinks off the coast");
    const [push, ...others] = await tick();
    expect(others).toEqual([]);
    expect(push?.text).toContain("Breaking news");
    expect(push?.text).toContain("Ferry sinks");
    expect(await tick(now + minute)).toEqual([]);
    expect((await store.subscriptions.told("r1")).has("v1")).toBe(true);
  });

  test.each([
    ["two papers", async () => breaks("v1", "Ferry sinks", 2)],
    ["an hour between them", async () => breaks("v1", "Ferry sinks", 3, 30 * minute)],
    [
      "one text in three papers",
      async () => {
        for (let i = 0; i < 3; i++) await add("v1", { source: `Paper ${i}`, text: words.join(" ") });
      },
    ],
    [
      "old stories that come at once",
      async () => {
        for (let i = 0; i < 3; i++) {
          await add("v1", { title: `Ferry ${i}`, source: `Paper ${i}`, text: words[i]!, publishedAt: now - 5 * hour });
        }
      },
    ],
  ])("is not %s", async (_, tell) => {
    await save({ breaking: 3 });
    await tell();
    expect(await tick()).toEqual([]);
  });

  test("keeps to so many a day, to the reader's topics and mutes, and to what was not told", async () => {
    await save({ breaking: 2, mutes: { words: ["storm"] } });
    for (const [i, title] of ["Storm hits", "Ferry sinks", "Bank closes", "Mayor resigns"].entries()) {
      await breaks(`v${i}`, title);
    }
    await store.subscriptions.tell("r1", ["v1"], now, now, { as: "push" });
    expect((await tick()).concat(await tick(now + minute)).map(({ slot }) => slot)).toEqual([
      "breaking v2",
      "breaking v3",
    ]);
    now += minute;
    await breaks("v9", "Bridge falls");
    expect(await tick()).toEqual([]);
    now += day;
    await breaks("v10", "Tower falls");
    expect(await tick()).toHaveLength(1);
  });

  test("comes once where two that broke turn out to be one", async () => {
    await save({ breaking: 3 });
    await breaks("v1", "Ferry sinks off the coast");
    expect(await tick()).toHaveLength(1);
    await breaks("v2", "Boat lost in a storm");
    await add("v2", { title: "The boat that was lost is the ferry", source: "Paper 9" }, now, ["v1"]);
    expect(await tick(now + minute)).toEqual([]);
  });

  test("is not planned again for what it became part of while it waits", async () => {
    await save({ breaking: 3, quiet: { from: "11:00", to: "15:00" } });
    await breaks("v1", "Ferry sinks off the coast");
    expect(await tick()).toEqual([]);
    await add("v2", { title: "The boat that was lost is the ferry", source: "Paper 9", text: words[3]! }, now, ["v1"]);
    expect(await tick(now + minute)).toEqual([]);
    expect((await store.deliveries.history("r1", 5)).map(({ slot }) => slot)).toEqual(["breaking v1"]);
    expect(await tick(start + 3 * hour)).toHaveLength(1);
  });

  test("comes once where two that wait for the end of the quiet hours turn out to be one", async () => {
    await save({ breaking: 3, quiet: { from: "11:00", to: "15:00" } });
    await breaks("v3", "Bridge falls");
    await breaks("v4", "Road closed at the river");
    expect(await tick()).toEqual([]);
    expect(await store.deliveries.history("r1", 5)).toHaveLength(2);
    await add("v4", { title: "Road closed where the bridge fell", source: "Paper 9" }, now, ["v3"]);
    expect(await tick(start + 3 * hour)).toHaveLength(1);
    expect(await tick(start + 4 * hour)).toEqual([]);
  });

  test("is withdrawn in the quiet hours when a briefing tells it, or the reader wants no more", async () => {
    await save({ breaking: 3, quiet: { from: "11:00", to: "15:00" } });
    await breaks("v1", "Ferry sinks");
    await tick();
    await store.subscriptions.tell("r1", ["v1"], now, now);
    expect(await tick(start + 3 * hour)).toEqual([]);
    expect(await store.deliveries.history("r1", 1)).toMatchObject([
      { state: "stopped", reason: "the reader was told before it left" },
    ]);
  });
});

test("quiet hours go over midnight, on the reader's clock, and a briefing that is near is waited for", () => {
  const quiet = { from: "22:00", to: "07:00" };
  const of = (at: string, nextAt: string | null = null) => {
    const reader = { choices: { quiet }, timeZone: "Asia/Seoul", nextAt: nextAt === null ? null : Date.parse(nextAt) };
    return new Date(pushTime(reader, Date.parse(at))).toISOString().slice(11, 16);
  };
  expect(of("2026-11-24T12:59:00Z")).toBe("12:59");
  expect(of("2026-11-24T13:00:00Z")).toBe("22:00");
  expect(of("2026-11-24T21:59:00Z")).toBe("22:00");
  expect(of("2026-11-24T22:00:00Z")).toBe("22:00");
  expect(of("2026-11-24T20:00:00Z", "2026-11-24T22:05:00Z")).toBe("22:15");
  const none = { choices: { quiet: { from: "07:00", to: "07:00" } }, timeZone: "UTC", nextAt: null };
  expect(pushTime(none, start)).toBe(start);
});

describe("the look back over the week", () => {
  const digest = { at: "18:00", days: [2] } as const;

  test("is the appointment that was chosen for it, and no other", () => {
    expect(isLookBack({ slot: "2026-11-24T18:00" }, { digest })).toBe(true);
    expect(isLookBack({ slot: "2026-11-25T18:00" }, { digest })).toBe(false);
    expect(isLookBack({ slot: "2026-11-24T08:00" }, { digest })).toBe(false);
    expect(isLookBack({ slot: "2026-11-24T18:00" }, {})).toBe(false);
  });

  test("tells the most important events of seven days, told or not, and says so", async () => {
    const at = Date.parse("2026-11-24T18:00:00Z");
    for (let i = 0; i < 4; i++) {
      await add("old", { title: `Peace is signed ${i}`, source: `Paper ${i}`, text: words[i]! }, at - 6 * day);
    }
    await add("small", { title: "Library opens on Sundays" }, at - hour);
    await add("ancient", { title: "Too long ago" }, at - 8 * day);
    await save({ digest }, { nextAt: at, nextSlot: "2026-11-24T18:00" });
    await store.subscriptions.tell("r1", ["old", "small"], at - day, at - day);
    const [briefing] = await tick(at);
    expect(briefing?.text).toContain("Your week");
    expect(briefing?.text.indexOf("Peace is signed")).toBeLessThan(briefing!.text.indexOf("Library opens"));
    expect(briefing?.text).not.toContain("Too long ago");
  });
});
