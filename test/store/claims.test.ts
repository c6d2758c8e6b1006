import { beforeEach, describe, expect, test } from "vitest";
import { unsure } from "../../src/delivery/delivery.ts";
import type { Store } from "../../src/store/store.ts";
import { anEdition } from "../samples.ts";
import { engines, freshStore } from "./engines.ts";

const now = Date.parse("2026-11-24T06:30:00Z");
const slot = "2026-11-24T07:30";
const edition = anEdition({ events: ["v1"], composedAt: now });

describe.each(engines)("claims on $name", (engine) => {
  const at = freshStore(engine);
  let store: Store;
  beforeEach(() => {
    ({ store } = at);
  });
  const acquire = (owner: string, from = now, until = now + 1000) =>
    store.leases.acquire("send:telegram", owner, from, until);
  const queue = async (count: number) => {
    const rows = Array.from({ length: count }, (_, i) => ({
      subscription: `r${i}`,
      platform: "telegram",
      slot,
      slotAt: now - i,
      state: "queued" as const,
      reason: null,
    }));
    await store.deliveries.plan(rows, [], now);
    const ids = rows.map(({ subscription }) => `${subscription}:${slot}`);
    await store.deliveries.compose(new Map([[edition, ids]]));
    return ids;
  };

  test("gives each row to one of many takers, and all of them", async () => {
    const ids = await queue(600);
    const fence = (await acquire("us"))!;
    const take = async (_: unknown, i: number) => {
      const taken: string[] = [];
      for (;;) {
        const claims = await store.claims.claim("telegram", fence, now, now + 1000, `t${i}`, 70);
        if (claims.length === 0) return taken;
        taken.push(...claims.map(({ delivery }) => delivery.id));
      }
    };
    const taken = await Promise.all(Array.from({ length: 9 }, take));
    expect(taken.flat().toSorted()).toEqual(ids.toSorted());
  });

  test("takes no more than it is asked for, the oldest slots first", async () => {
    const ids = await queue(130);
    const claims = await store.claims.claim("telegram", (await acquire("us"))!, now, now + 1000, "t", 120);
    expect(claims.map(({ delivery }) => delivery.id)).toEqual(ids.toReversed().slice(0, 120));
  });

  test("leases to one owner at a time, and raises the fence when the owner changes", async () => {
    expect(await acquire("us")).toBe(1);
    expect(await acquire("us", now + 500, now + 1500)).toBe(1);
    expect(await acquire("them", now + 1499)).toBeUndefined();
    expect(await acquire("them", now + 1500, now + 2500)).toBe(2);
    expect(await acquire("us", now + 1600)).toBeUndefined();
    await store.leases.release("send:telegram", "us");
    expect(await acquire("us", now + 1600)).toBeUndefined();
    await store.leases.release("send:telegram", "them");
    expect(await acquire("us", now + 1600)).toBe(3);
    expect(await store.leases.acquire("send:discord", "them", now, now + 1000)).toBe(1);
  });

  test("leases to one of many who ask together", async () => {
    const fences = await Promise.all(Array.from({ length: 8 }, (_, i) => acquire(`w${i}`)));
    expect(fences.filter((fence) => fence !== undefined)).toEqual([1]);
  });

  test("lets a sender that lost the lease while it slept claim and write nothing", async () => {
    const [id] = await queue(2);
    const stale = (await acquire("us"))!;
    const [claim] = await store.claims.claim("telegram", stale, now, now + 1000, "t", 1);
    expect(await store.claims.write(claim!, { state: "sending" }, now)).toBe(true);
    const fence = (await acquire("them", now + 1000))!;
    expect(await store.claims.write(claim!, { state: "delivered" }, now + 1000)).toBe(false);
    expect(await store.claims.write(claim!, { state: "delivered" }, now + 1000, edition)).toBe(false);
    expect(await store.subscriptions.told("r1")).toEqual(new Map());
    expect(await store.claims.claim("telegram", stale, now + 1000, now + 2000, "t", 10)).toEqual([]);
    expect(await store.claims.stranded("telegram", stale, now + 1000, now + 2000, "t")).toEqual([]);
    const stranded = await store.claims.stranded("telegram", fence, now + 1000, now + 2000, "u");
    expect(stranded.map(({ delivery }) => delivery.id)).toEqual([`r1:${slot}`]);
    const rest = await store.claims.claim("telegram", fence, now + 1000, now + 2000, "u", 10);
    expect(rest.map(({ delivery }) => delivery.id)).toEqual([id]);
  });

  test("waits anew for a platform's word on what an earlier sender was unsure of", async () => {
    const [unsureId, other] = await queue(2);
    const before = (await acquire("us"))!;
    const claims = await store.claims.claim("telegram", before, now, now + 1000, "t", 2);
    const unsureClaim = claims.find(({ delivery }) => delivery.id === unsureId)!;
    await store.claims.write(unsureClaim, { state: "queued", reason: unsure, runAt: now + 500 }, now);
    const fence = (await acquire("them", now + 1000, now + 9000))!;
    await store.claims.takeOver("telegram", fence, now + 1000, now + 5000);
    const first = await store.claims.claim("telegram", fence, now + 1000, now + 2000, "u", 10);
    expect(first.map(({ delivery }) => delivery.id)).toEqual([other]);
    const later = await store.claims.claim("telegram", fence, now + 5000, now + 6000, "u", 10);
    expect(later.map(({ delivery }) => delivery.id)).toContain(unsureId);
  });

  test("says when composed rows wait, until nobody listens any more", async () => {
    const heard: string[] = [];
    let ring = Promise.withResolvers<void>();
    const stop = await store.onWork((platform) => {
      heard.push(platform);
      ring.resolve();
    });
    await queue(1);
    await ring.promise;
    expect(heard).toEqual(["telegram"]);
    ring = Promise.withResolvers();
    await stop();
    const stopAnother = await store.onWork(() => ring.resolve());
    await queue(2);
    await ring.promise;
    expect(heard).toEqual(["telegram"]);
    await stopAnother();
  });
});
