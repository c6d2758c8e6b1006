import { describe, expect, test } from "vitest";
import { moveStore } from "../../src/store/move-store.ts";
import { openStore } from "../../src/store/store.ts";
import { anyEvent } from "../../src/store/pushes.ts";
import { aReader, aStory, anEdition } from "../samples.ts";
import { engines, sqlite } from "./engines.ts";

const now = Date.parse("2026-11-24T06:30:00Z");

async function fill(address: string): Promise<void> {
  const store = await openStore(address);
  await store.sources.list([{ url: "https://a.example/feed", title: "A", topics: ["world"], weight: 1 }]);
  await store.stories.add({ id: "s1", story: aStory({ title: "Grüße, 김치 \u{1f600}" }) }, "v1", now);
  await store.summaries.keep("v1", "Short.", 1);
  for (const id of ["r1", "r2"]) await store.subscriptions.change("telegram", id, () => aReader({ id, chat: id }));
  await store.subscriptions.change("telegram", "r1", (r) => r && { ...r, choices: { breaking: 3 } });
  const events = Array.from({ length: 1201 }, (_, i) => `v${i}`);
  await store.subscriptions.tell("r1", events, now, now);
  await store.subscriptions.tell("r2", events.slice(0, 99), now, now);
  const row = {
    subscription: "r1",
    platform: "telegram",
    slot: "s",
    slotAt: now,
    state: "queued",
    reason: null,
  } as const;
  await store.deliveries.plan([row], [], now);
  await store.deliveries.compose(new Map([[anEdition({ events: ["v1"], composedAt: now }), ["r1:s"]]]));
  await store.accounts.hold("telegram", "account", now);
  await store.leases.acquire("send:telegram", "us", now, now);
  await store.settings.set("tz", "2026a");
  await store.subscriptions.first("telegram:1", now);
  await store.close();
}

/** All that a store remembers, as the rest of the program sees it. */
async function all(address: string) {
  const store = await openStore(address);
  const seen = {
    sources: await store.sources.due(now),
    stories: await store.stories.since(0),
    found: await store.search.find({ terms: [{ stem: "ferry" }] }, 10),
    waiting: await store.pushes.waiting(anyEvent, "telegram", "", 10),
    readers: await store.subscriptions.byId(["r1", "r2"]),
    told: [await store.subscriptions.told("r1"), await store.subscriptions.told("r2")],
    deliveries: await store.deliveries.history("r1", 10),
    edition: await store.deliveries.edition("e1"),
    hold: await store.accounts.holds("telegram"),
    tz: await store.settings.get("tz"),
    first: await store.subscriptions.first("telegram:1", now),
    fence: await store.leases.acquire("send:telegram", "them", now, now),
  };
  await store.close();
  return seen;
}

const ways = engines.flatMap((from) => engines.map((to) => ({ from, to })));

describe.each(ways)("a store that moves from $from.name to $to.name", ({ from, to }) => {
  test("is there as it was, every row counted", async () => {
    const [old, fresh] = await Promise.all([from.place(), to.place()]);
    await fill(old.address);
    expect(await moveStore(old.address, fresh.address)).toEqual({
      source: 1,
      event: 1,
      story: 1,
      word: 19,
      subscription: 2,
      watch: 1,
      told: 1300,
      edition: 1,
      correction: 0,
      delivery: 1,
      account: 1,
      seen: 1,
      setting: 1,
      lease: 1,
    });
    const moved = await all(fresh.address);
    expect(moved).toEqual(await all(old.address));
    expect(moved).toMatchObject({ first: false, fence: 2, tz: "2026a" });
    await Promise.all([old.remove(), fresh.remove()]);
  });
});

describe.each(engines)("a store on $name", ({ place }) => {
  test("takes in no other one when it has rows of its own", async () => {
    const [old, taken] = await Promise.all([place(), place()]);
    await Promise.all([fill(old.address), fill(taken.address)]);
    await expect(moveStore(old.address, taken.address)).rejects.toThrow("The target is not empty");
    await Promise.all([old.remove(), taken.remove()]);
  });
});

test("a store that is not there is not moved", async () => {
  const [old, fresh] = await Promise.all([sqlite.place(), sqlite.place()]);
  await expect(moveStore(old.address, fresh.address)).rejects.toThrow("There is no store");
  await Promise.all([old.remove(), fresh.remove()]);
});
