import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composePlanned } from "../../src/delivery/compose.ts";
import { plan } from "../../src/delivery/plan.ts";
import type { Subscription } from "../../src/reader/subscription.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aReader, aStory } from "../samples.ts";
import { memoryAdapter } from "./fake-adapter.ts";

const hour = 3_600_000;
const day = 24 * hour;
const slotAt = Date.parse("2026-11-24T06:30:00Z");
const slot = "2026-11-24T06:30";

let store: Store;
let rendered: number;
let adapter: ReturnType<typeof memoryAdapter>["adapter"];
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  rendered = 0;
  const chat = memoryAdapter().adapter;
  adapter = { ...chat, render: (...args) => (rendered++, chat.render(...args)) };
});
afterEach(() => store.close());

const save = (id: string, choice: Partial<Subscription> = {}) =>
  store.subscriptions.change("telegram", id, () =>
    aReader({ id, chat: id, slots: [{ at: "06:30" }], nextAt: slotAt, nextSlot: slot, ...choice }),
  );
const story = (n: number, at: number) =>
  store.stories.add({ id: `s${n}`, story: aStory({ title: `Report ${n}`, publishedAt: at }) }, `v${n}`, at);
const compose = async () => {
  await plan(store, ["telegram"], slotAt);
  await composePlanned(store, [adapter], slotAt);
};
const textOf = async (id: string) => {
  const row = await store.deliveries.find(`${id}:${slot}`);
  return JSON.stringify((await store.deliveries.edition(row?.edition ?? ""))?.parts);
};

describe("the editions of a morning", () => {
  test("are as many as there are different choices, however many the readers", async () => {
    await story(1, slotAt - hour);
    const zones = ["UTC", "Europe/Berlin", "Asia/Seoul", "America/Chicago", "Asia/Tokyo"];
    for (let i = 0; i < 1400; i++) {
      await save(`r${i}`, {
        timeZone: zones[i % 5]!,
        locale: i % 2 ? "en" : "ko",
        format: i % 4 < 2 ? "short" : "headlines",
        toldAt: slotAt - (i % 3) * 10 * hour,
      });
    }
    // 20 choices; half of their readers know another story of yesterday, which is not told again.
    await story(2, slotAt - 20 * hour);
    for (let i = 0; i < 1400; i++)
      if (i % 40 < 20) await store.subscriptions.tell(`r${i}`, ["v2"], slotAt - day, slotAt - day);
    await compose();
    expect(rendered).toBe(40);
    expect(await store.deliveries.uncomposed("telegram", 1, slotAt)).toEqual([]);
    expect(await textOf("r0")).not.toContain("Report 2");
    expect(await textOf("r20")).toContain("Report 2");
  });

  test("are shared by readers who were told different things long ago", async () => {
    await story(1, slotAt - 5 * day);
    await story(2, slotAt - hour);
    await save("a");
    await save("b");
    await store.subscriptions.tell("a", ["v1"], slotAt - day, slotAt - day);
    await store.subscriptions.tell("b", [], slotAt - day, slotAt - day);
    // Whom that story is news for is composed for together with them.
    await save("c");
    await store.subscriptions.tell("c", [], slotAt - 6 * day, 0);
    await compose();
    expect(rendered).toBe(2);
    expect([await textOf("b"), await textOf("c")]).toEqual([
      expect.not.stringContaining("Report 1"),
      expect.stringContaining("Report 1"),
    ]);
  });

  test("are shared by readers who come back from a weekend within the same hour, and cover it", async () => {
    await story(1, slotAt - 2 * day);
    for (let i = 0; i < 50; i++) {
      await save(`r${i}`);
      await store.subscriptions.tell(`r${i}`, [], slotAt - 3 * day + 1 + i * 1000, 0);
    }
    await compose();
    expect(rendered).toBe(1);
    expect(await textOf("r7")).toContain("Report 1");
  });

  test("say since when there is nothing new to each as it is true for that reader", async () => {
    await save("a", { toldAt: slotAt - 2 * hour });
    await save("b", { toldAt: slotAt - 2 * hour + 59_000 });
    await save("c", { toldAt: slotAt - 3 * hour });
    await compose();
    expect([await textOf("a"), await textOf("b"), await textOf("c")]).toEqual([
      expect.stringContaining("4:30"),
      expect.stringContaining("4:30"),
      expect.stringContaining("3:30"),
    ]);
  });

  test("tell each reader's own missed slots, those since the last briefing only", async () => {
    await story(1, slotAt - hour);
    const missed = (id: string, at: number) =>
      ({ subscription: id, platform: "telegram", slot: `s${at}`, slotAt: at, state: "missed", reason: null }) as const;
    await save("a", { toldAt: slotAt - 4 * day });
    await save("b", { toldAt: slotAt - 2 * day });
    for (const id of ["a", "b"])
      await store.deliveries.plan([missed(id, slotAt - 3 * day), missed(id, slotAt - day)], [], slotAt);
    await compose();
    expect(await textOf("a")).toContain("2 briefings");
    expect(await textOf("b")).not.toContain("2 briefings");
  });
});
