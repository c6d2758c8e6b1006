import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Subscription } from "../../src/reader/subscription.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aReader, aStory, anEdition } from "../samples.ts";
import { engines } from "./engines.ts";

const hour = 3_600_000;
const now = Date.parse("2026-11-24T06:30:00Z");

describe.each(engines)("the store on $name", ({ place }) => {
  let at: Awaited<ReturnType<typeof place>>;
  let store: Store;
  let fence: number;
  beforeEach(async () => {
    at = await place();
    store = await openStore(at.address);
    fence = (await store.leases.acquire("send:telegram", "us", now, now + hour))!;
  });
  afterEach(async () => {
    await store.close();
    await at.remove();
  });
  const save = (reader: Subscription) => store.subscriptions.change(reader.platform, reader.chat, () => reader);
  const due = {
    subscription: "r1",
    platform: "telegram",
    slot: "2026-11-24T07:30",
    slotAt: now,
    state: "queued",
    reason: null,
  } as const;
  const edition = anEdition({ events: ["v1"], composedAt: now - hour });

  test("keeps what it was given when it is opened again", async () => {
    const reader = aReader({
      id: "r1",
      slots: [{ at: "07:30", days: [1, 2] }],
      nextAt: now,
      nextSlot: "2026-11-24T07:30",
    });
    await save(reader);
    await store.close();
    store = await openStore(at.address);
    expect(await store.subscriptions.find(reader.platform, reader.chat)).toEqual(reader);
  });

  test("keeps what a model wrote of an event with it, for as long as it keeps the event", async () => {
    for (const [id, event] of [
      ["s1", "v1"],
      ["s2", "v2"],
      ["s3", "v3"],
    ] as const) {
      await store.stories.add({ id, story: aStory() }, event, now);
    }
    await store.summaries.keep("v1", "One.\nTwo.", 1);
    await store.summaries.keep("v2", "", 4);
    await store.summaries.keep("none", "Nothing.", 1);
    expect(await store.summaries.madeOf(["v1", "v2", "v3", "none"])).toEqual(
      new Map([
        ["v1", 1],
        ["v2", 4],
      ]),
    );
    // A story that comes later leaves it as it is.
    await store.stories.add({ id: "s4", story: aStory() }, "v1", now + 1);
    const told = async () => (await store.stories.since(0)).map(({ id, summary }) => [id, summary]);
    expect(await told()).toEqual([
      ["v1", "One.\nTwo."],
      ["v2", undefined],
      ["v3", undefined],
    ]);
    await store.stories.forget(now + hour);
    expect(await store.summaries.madeOf(["v1", "v2"])).toEqual(new Map());
  });

  test("brings a new one up to date once, though several processes open it together", { timeout: 60_000 }, async () => {
    const { address, remove } = await place();
    const script = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, "../../src/store/store.ts"))};
      const store = await openStore("${address}"); await store.subscriptions.first("x", 1); await store.close();`;
    const codes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
          stdio: ["ignore", "ignore", "inherit"],
        });
        return (await once(child, "exit"))[0];
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    await remove();
  });

  test("writes one row for a slot, however often it is planned", async () => {
    await save(aReader({ id: "r1", nextAt: now, nextSlot: due.slot }));
    const advance = { subscription: "r1", from: now, to: { at: now + 24 * hour, slot: "2026-11-25T07:30" } };
    await Promise.all([store.deliveries.plan([due], [advance], now), store.deliveries.plan([due], [advance], now)]);
    expect(await store.deliveries.history("r1", 10)).toHaveLength(1);
    expect(await store.subscriptions.due("telegram", now, 10)).toEqual([]);
  });

  test("does not move on a subscription whose reader has just chosen another time", async () => {
    const reader = aReader({ id: "r1", nextAt: now + hour, nextSlot: "2026-11-24T08:30" });
    await save(reader);
    await store.deliveries.plan(
      [due],
      [{ subscription: "r1", from: now, to: { at: now + 24 * hour, slot: "x" } }],
      now,
    );
    expect((await store.subscriptions.find(reader.platform, reader.chat))?.nextAt).toBe(now + hour);
  });

  test("gives a claim to one taker only, and back when it runs out", async () => {
    await store.deliveries.plan([due, { ...due, subscription: "r2" }], [], now);
    await store.deliveries.compose(new Map([[edition, ["r1:2026-11-24T07:30", "r2:2026-11-24T07:30"]]]));
    const [a, b] = await Promise.all([
      store.claims.claim("telegram", fence, now, now + 1000, "a", 10),
      store.claims.claim("telegram", fence, now, now + 1000, "b", 10),
    ]);
    expect(a.length + b.length).toBe(2);
    expect(await store.claims.claim("telegram", fence, now + 999, now + 5000, "c", 10)).toEqual([]);
    const again = await store.claims.claim("telegram", fence, now + 1000, now + 5000, "c", 10);
    expect(again.map(({ delivery }) => delivery.id)).toEqual(["r1:2026-11-24T07:30", "r2:2026-11-24T07:30"]);
    expect(await store.claims.write([...a, ...b][0]!, { state: "sending" }, now)).toBe(false);
    expect(await store.claims.write(again[0]!, { state: "sending" }, now)).toBe(true);
  });

  test("claims a reader's slots one after the other, and nothing of another platform", async () => {
    const evening = { ...due, slot: "2026-11-24T07:45", slotAt: now + 1 };
    await store.deliveries.plan([evening, due, { ...due, subscription: "r9", platform: "discord" }], [], now);
    await store.deliveries.compose(
      new Map([[edition, ["r1:2026-11-24T07:30", "r1:2026-11-24T07:45", "r9:2026-11-24T07:30"]]]),
    );
    const [first, ...none] = await store.claims.claim("telegram", fence, now, now + 1000, "a", 10);
    expect([first?.delivery.slot, none]).toEqual(["2026-11-24T07:30", []]);
    await store.claims.write(first!, { state: "delivered" }, now);
    const next = await store.claims.claim("telegram", fence, now, now + 1000, "a", 10);
    expect(next.map(({ delivery }) => delivery.slot)).toEqual(["2026-11-24T07:45"]);
  });

  test("remembers with the outcome what was told, and forgets it when the platform takes that back", async () => {
    await save(aReader({ id: "r1" }));
    await store.deliveries.plan([due], [], now);
    await store.deliveries.compose(new Map([[edition, ["r1:2026-11-24T07:30"]]]));
    const [claim] = await store.claims.claim("telegram", fence, now, now + 1000, "a", 1);
    await store.claims.write(claim!, { state: "delivered", sentIds: ["7"] }, now, edition);
    expect(await store.subscriptions.told("r1")).toEqual(new Map([["v1", now - hour]]));
    const no = () => ({ state: "refused", reason: "no" }) as const;
    // Of a part that has not left, nothing can fail.
    expect(await store.reports.failed(claim!.delivery.id, 1, no, now)).toBeUndefined();
    expect(await store.reports.failed(claim!.delivery.id, 0, no, now)).toEqual({ subscription: "r1", chat: "42" });
    expect(await store.reports.failed(claim!.delivery.id, 0, no, now)).toBeUndefined();
    expect(await store.subscriptions.told("r1")).toEqual(new Map());
    expect(await store.deliveries.find(claim!.delivery.id)).toMatchObject({
      state: "refused",
      reason: "no",
      sentIds: ["7"],
    });
  });

  test("takes the platform's later word for a part whose answer was lost, once, and goes on after it", async () => {
    await save(aReader({ id: "r1" }));
    await store.deliveries.plan([due], [], now);
    await store.deliveries.compose(
      new Map([[{ ...edition, parts: [{ text: "1" }, { text: "2" }] }, ["r1:2026-11-24T07:30"]]]),
    );
    const [claim] = await store.claims.claim("telegram", fence, now, now + 1000, "a", 1);
    await store.claims.write(claim!, { state: "sending" }, now);
    const id = claim!.delivery.id;
    await store.reports.arrived(id, 0, "delivered", "x0", now);
    await store.reports.arrived(id, 0, "delivered", "x0", now);
    expect(await store.deliveries.find(id)).toMatchObject({ state: "queued", sentIds: ["x0"] });
    expect(await store.claims.write(claim!, { state: "unknown" }, now)).toBe(false);
    await store.reports.arrived(id, 1, "delivered", "x1", now);
    expect(await store.deliveries.find(id)).toMatchObject({ state: "delivered", sentIds: ["x0", "x1"] });
    expect(await store.subscriptions.told("r1")).toEqual(new Map([["v1", now - hour]]));
    await store.reports.arrived("nobody:2026", 0, "delivered", "x", now);
  });

  describe("of a reader whom nothing reaches", () => {
    const day = 24 * hour;
    const send = async (
      subscription: string,
      days: number,
      change: { state?: "delivered" | "nudged" | "refused" } = {},
    ) => {
      const slotAt = now + days * day;
      const id = `${subscription}:day${days}`;
      await store.deliveries.plan([{ ...due, subscription, slot: `day${days}`, slotAt }], [], slotAt);
      await store.deliveries.compose(new Map([[edition, [id]]]));
      const [claim] = await store.claims.claim("telegram", fence, slotAt, slotAt + 1000, "a", 1);
      await store.claims.write(claim!, { state: "delivered", sentIds: ["7"], ...change }, slotAt);
      return id;
    };
    const seen = (id: string, days: number) => store.reports.arrived(id, 0, "delivered", "7", now + days * day + hour);
    beforeEach(async () => {
      await save(aReader({ id: "r1", heardAt: now - day }));
      await save(aReader({ id: "r2", chat: "43" }));
      for (let i = 0; i < 5; i++) {
        await send("r1", i, i % 2 ? { state: "nudged" } : {});
        await seen(await send("r2", i), i);
      }
    });

    test("knows it after so many days, and neither before nor of anybody else", async () => {
      expect(await store.reports.isUnseen("r1", 5)).toBe(true);
      expect(await store.reports.isUnseen("r1", 6)).toBe(false);
      expect(await store.reports.isUnseen("r2", 5)).toBe(false);
    });

    test("takes one sign of the platform, told once, for enough", async () => {
      expect(await seen("r1:day3", 9)).toBe("42");
      expect(await seen("r1:day3", 9)).toBeUndefined();
      expect(await store.reports.isUnseen("r1", 5)).toBe(false);
      expect(await store.deliveries.find("r1:day3")).toMatchObject({ state: "nudged", sentIds: ["7"] });
    });

    test("takes a word of the reader, or a message that was refused, for enough", async () => {
      await save(aReader({ id: "r1", heardAt: now + hour }));
      expect(await store.reports.isUnseen("r1", 5)).toBe(false);
      await save(aReader({ id: "r1", heardAt: now - hour }));
      expect(await store.reports.isUnseen("r1", 5)).toBe(true);
      await seen(await send("r2", 5), 5);
      await send("r1", 5, { state: "refused" });
      expect(await store.reports.isUnseen("r1", 5)).toBe(false);
    });

    test("takes the silence of the whole platform for no sign", async () => {
      await send("r1", 5);
      await send("r2", 5);
      expect(await store.reports.isUnseen("r1", 5)).toBe(false);
    });
  });

  test("tells the slots that were missed since a time", async () => {
    const missed = [3, 1, 2].map((n) => ({ ...due, state: "missed" as const, slot: `s${n}`, slotAt: now + n * hour }));
    await save(aReader({ id: "r1", toldAt: now + hour }));
    await store.deliveries.plan([due, ...missed], [], now);
    expect(await store.deliveries.missed(["r1", "r2"])).toEqual(new Map([["r1", [now + 2 * hour, now + 3 * hour]]]));
  });

  test("forgets a chat with everything it has, and no other; what is told to it meanwhile is not kept", async () => {
    for (const id of ["r1", "r2"]) {
      await save(aReader({ id, chat: id, slots: [{ at: "07:30" }], nextAt: now, nextSlot: due.slot }));
      await store.deliveries.plan([{ ...due, subscription: id }], [], now);
      await store.subscriptions.tell(id, ["v1"], now, now);
    }
    await store.subscriptions.erase("telegram", "r1");
    await store.subscriptions.erase("telegram", "nobody");
    await store.subscriptions.tell("r1", ["v2"], now, now);
    const left = async (id: string) => [
      await store.subscriptions.find("telegram", id).then((reader) => reader?.id),
      (await store.deliveries.history(id, 9)).length,
      (await store.subscriptions.told(id)).size,
    ];
    expect(await left("r1")).toEqual([undefined, 0, 0]);
    expect(await left("r2")).toEqual(["r2", 1, 1]);
  });

  test("moves a chat with everything it has, and joins two that become one", async () => {
    const reader = aReader({ id: "r1", chat: "-5", slots: [{ at: "07:30" }] });
    await save(reader);
    await save(aReader({ id: "r2", chat: "-1005" }));
    await store.subscriptions.move("telegram", "-5", "-1005");
    expect(await store.subscriptions.find("telegram", "-5")).toBeUndefined();
    expect(await store.subscriptions.find("telegram", "-1005")).toEqual({ ...reader, chat: "-1005" });
    await store.subscriptions.move("telegram", "-1005", "-1005");
    await store.subscriptions.move("telegram", "nobody", "-1005");
    expect((await store.subscriptions.find("telegram", "-1005"))?.id).toBe("r1");
  });

  test("finds the places inside a chat, and nobody else's", async () => {
    for (const [i, chat] of ["42", "42/7", "42/30", "42#7", "420", "42:1"].entries())
      await save(aReader({ id: `r${i}`, chat }));
    expect((await store.subscriptions.places("telegram", "42")).toSorted()).toEqual(["42/30", "42/7"]);
  });

  test("changes a chat one change after the other", async () => {
    await save(aReader({ id: "r1", heardAt: 0 }));
    const more = () =>
      store.subscriptions.change("telegram", "42", (r) => r && { ...r, heardAt: (r.heardAt ?? 0) + 1 });
    await Promise.all(Array.from({ length: 20 }, more));
    expect((await store.subscriptions.find("telegram", "42"))?.heardAt).toBe(20);
  });

  test("makes one subscription of a chat's first words, however many come at once", async () => {
    const meet = (_: unknown, i: number) =>
      store.subscriptions.change("telegram", "42", (known) => known ?? aReader({ id: `r${i}` }));
    const met = await Promise.all(Array.from({ length: 8 }, meet));
    expect(new Set(met.map((reader) => reader?.id)).size).toBe(1);
  });

  test("keeps what is written of a chat while its reader changes it", async () => {
    await save(aReader({ id: "r1", heardAt: 0 }));
    const more = () =>
      store.subscriptions.change("telegram", "42", (r) => r && { ...r, heardAt: (r.heardAt ?? 0) + 1 });
    for (let round = 1; round <= 10; round++) {
      await Promise.all([more(), more(), store.subscriptions.tell("r1", [`v${round}`], round, round), more(), more()]);
      expect(await store.subscriptions.find("telegram", "42")).toMatchObject({ toldAt: round, heardAt: 4 * round });
    }
  });

  test("plans the same subscriptions twice at once, in whatever order they come", async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `r${i}`);
    await Promise.all(ids.map((id) => save(aReader({ id, chat: id, nextAt: now, nextSlot: due.slot }))));
    const rows = ids.map((subscription) => ({ ...due, subscription }));
    const steps = ids.map((subscription, i) => ({
      subscription,
      from: now,
      to: { at: now + hour + i, slot: `s${i}` },
    }));
    await Promise.all([
      store.deliveries.plan(rows, steps, now),
      store.deliveries.plan(rows.toReversed(), steps.toReversed(), now),
    ]);
    expect(await store.deliveries.uncomposed("telegram", 500, now)).toHaveLength(100);
    expect(await store.subscriptions.due("telegram", now, 10)).toEqual([]);
  });

  test("knows an incoming update that comes again, until it is forgotten", async () => {
    expect(await store.subscriptions.first("telegram:7", now)).toBe(true);
    expect(await store.subscriptions.first("telegram:7", now)).toBe(false);
    await store.subscriptions.forgetSeen(now + 1);
    expect(await store.subscriptions.first("telegram:7", now)).toBe(true);
  });

  test("groups stories by event, and gives an undated one the time at which it came", async () => {
    await store.stories.add({ id: "a", story: aStory({ title: "A", publishedAt: 5 }) }, "v1", now);
    await store.stories.add({ id: "b", story: aStory({ title: "B" }) }, "v1", now + 1);
    await store.stories.add({ id: "c", story: aStory({ title: "C" }) }, "v2", now + 2);
    const events = await store.stories.since(now + 1);
    expect(events.map(({ id, stories }) => [id, stories.map((s) => [s.title, s.publishedAt])])).toEqual([
      [
        "v1",
        [
          ["A", 5],
          ["B", now + 1],
        ],
      ],
      ["v2", [["C", now + 2]]],
    ]);
  });

  test("forgets old events, but not one that a source still lists", async () => {
    await store.stories.add({ id: "a", story: aStory({ title: "A" }) }, "v1", now);
    await store.stories.add({ id: "b", story: aStory({ title: "B" }) }, "v2", now);
    expect([...(await store.stories.known(["b", "z"], now + 9 * hour)).keys()]).toEqual(["b"]);
    await store.stories.forget(now + hour);
    expect([...(await store.stories.known(["a", "b"], now + 9 * hour)).keys()]).toEqual(["b"]);
  });

  test("keeps what is known of a source when the list is read again", async () => {
    const list = [
      { url: "https://a.example/feed", title: "A", topics: ["world"], weight: 1 },
      { url: "https://b.example/feed", title: "B", topics: [], weight: 2 },
    ];
    await store.sources.list(list);
    const lines = [{ title: "t", url: "u", lines: ["a", "b"] }];
    const next = { dueAt: now + hour, failures: 0, etag: '"1"' };
    await store.sources.fetched("https://a.example/feed", { ...next, lines });
    // It answers that nothing is new.
    await store.sources.fetched("https://a.example/feed", next);
    await store.sources.list(list.slice(0, 1));
    expect(await store.sources.due(now)).toEqual([]);
    expect(await store.sources.due(now + hour)).toEqual([{ ...list[0], ...next }]);
    expect(await store.sources.lines("https://a.example/feed")).toEqual(lines);
    expect(await store.sources.lines("https://b.example/feed")).toEqual([]);
    await store.sources.list([]);
    expect(await store.sources.due(now + hour)).toEqual([]);
  });
});
