import { expect, test } from "vitest";
import type { Outcome } from "../../src/adapter.ts";
import type { Delivery } from "../../src/delivery/delivery.ts";
import { effectOf } from "../../src/delivery/outcome.ts";
import { graceMs } from "../../src/delivery/plan.ts";

const now = 1_000_000_000;
const delivery: Delivery = {
  id: "r1:2026-11-24T07:30",
  subscription: "r1",
  platform: "telegram",
  slot: "2026-11-24T07:30",
  slotAt: now,
  edition: "e1",
  state: "sending",
  reason: null,
  sentIds: [],
  attempts: 0,
  runAt: now,
};
const effect = (outcome: Outcome, other: Partial<Delivery> = {}, repeatAfterMs?: number, parts = 1) =>
  effectOf(outcome, { delivery: { ...delivery, ...other }, parts, repeatAfterMs, now });

test("is delivered with its last part, and told only then", () => {
  expect(effect({ kind: "delivered", id: "7" }, {}, undefined, 2)).toEqual({ change: { sentIds: ["7"] } });
  expect(effect({ kind: "delivered", id: "8" }, { sentIds: ["7"] }, undefined, 2)).toEqual({
    change: { sentIds: ["7", "8"], state: "delivered", reason: null },
    told: true,
  });
});

test("ends with a notice that came in its place, and has told nothing", () => {
  const nudged = effect({ kind: "nudged", id: "7" }, {}, undefined, 3);
  expect(nudged.change.state).toBe("nudged");
  expect(nudged.told).toBeUndefined();
});

test("waits as long and as wide as the platform asks", () => {
  expect(effect({ kind: "later", afterMs: 5000, whole: "account" })).toMatchObject({
    change: { state: "queued", runAt: now + 5000, attempts: 1 },
    hold: { until: now + 5000, whole: "account" },
  });
});

test("is missed when it would have to wait past its grace", () => {
  const late = effect({ kind: "later", afterMs: graceMs + 1, whole: "chat" });
  expect(late.change).toMatchObject({ state: "missed" });
  expect(late.hold?.whole).toBe("chat");
});

test("leaves alone a chat that is gone, and says why", () => {
  expect(effect({ kind: "gone", reason: "blocked" })).toEqual({
    change: { state: "gone", reason: "blocked" },
    gone: "blocked",
  });
});

test("follows a chat that moved, once", () => {
  expect(effect({ kind: "moved", chat: "-100" })).toMatchObject({
    moved: "-100",
    change: { state: "queued", runAt: now },
  });
  expect(effect({ kind: "moved", chat: "-100" }, { attempts: 1 }).change.state).toBe("refused");
});

test("waits in the queue while its account cannot send", () => {
  expect(effect({ kind: "halted", reason: "bad token" })).toMatchObject({
    change: { state: "queued" },
    halted: "bad token",
  });
});

test("is sent again after silence only where the platform drops a copy", () => {
  expect(effect({ kind: "unknown" }).change.state).toBe("unknown");
  expect(effect({ kind: "unknown" }, { attempts: 3 }, 0).change).toMatchObject({
    state: "queued",
    runAt: now + 8000,
    attempts: 4,
  });
  expect(effect({ kind: "unknown" }, { attempts: 60 }, 0).change).toMatchObject({ runAt: now + 300_000 });
});

test("waits for the platform's later word where there is one, before it is sent again", () => {
  expect(effect({ kind: "unknown" }, {}, 180_000).change).toMatchObject({ state: "queued", runAt: now + 180_000 });
});

test("takes a refusal for an answer", () => {
  expect(effect({ kind: "refused", reason: "too long" }).change).toEqual({ state: "refused", reason: "too long" });
});
