import { expect, test } from "vitest";
import type { Outcome } from "../../src/adapter.ts";
import type { Delivery } from "../../src/delivery/delivery.ts";
import { afterFailure, effectOf } from "../../src/delivery/outcome.ts";
import { watchForIncident } from "../../src/delivery/incident.ts";
import { graceMs } from "../../src/delivery/plan.ts";
import { isStruckOut } from "../../src/delivery/strike-out.ts";

const now = 1_000_000_000;
const delivery: Delivery = {
  id: "r1:2026-11-24T07:30",
  subscription: "r1",
  platform: "telegram",
  slot: "2026-11-24T07:30",
  slotAt: now,
  about: null,
  edition: "e1",
  state: "sending",
  reason: null,
  sentIds: [],
  attempts: 0,
  unsureAt: null,
  edits: null,
  runAt: now,
};
const effect = (outcome: Outcome, other: Partial<Delivery> = {}, repeatAfterMs?: number, parts = 1) =>
  effectOf(outcome, { delivery: { ...delivery, ...other }, parts, repeatAfterMs, now });

test("is delivered with its last part, and told only then", () => {
  expect(effect({ kind: "delivered", id: "7" }, {}, undefined, 2)).toEqual({
    change: { sentIds: ["7"], unsureAt: null },
  });
  expect(effect({ kind: "delivered", id: "8" }, { sentIds: ["7"] }, undefined, 2)).toEqual({
    change: { sentIds: ["7", "8"], state: "delivered", reason: null, unsureAt: null },
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

test("waits longer each time where the platform says that waits grow, an hour at most", () => {
  const wait = (attempts: number) =>
    (effect({ kind: "later", afterMs: 4000, growth: 4, whole: "chat" }, { attempts }).hold?.until ?? 0) - now;
  expect([0, 1, 2, 30].map(wait)).toEqual([4000, 16_000, 64_000, 3_600_000]);
});

test("is missed when it would have to wait past its grace", () => {
  const late = effect({ kind: "later", afterMs: graceMs + 1, whole: "chat" });
  expect(late.change).toMatchObject({ state: "missed" });
  expect(late.hold?.whole).toBe("chat");
});

test("leaves alone a chat that is gone, and says why", () => {
  expect(effect({ kind: "gone", reason: "blocked" })).toEqual({
    change: { state: "gone", reason: "blocked", unsureAt: null },
    gone: "blocked",
  });
});

test("follows a chat that moved, once", () => {
  expect(effect({ kind: "moved", chat: "-100" })).toMatchObject({
    moved: "-100",
    change: { state: "queued", runAt: now },
  });
  // A wait before it does not count.
  expect(effect({ kind: "moved", chat: "-100" }, { attempts: 3 }).moved).toBe("-100");
  const { reason } = effect({ kind: "moved", chat: "-100" }).change;
  expect(effect({ kind: "moved", chat: "-200" }, { reason: reason ?? null }).change.state).toBe("refused");
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
  expect(effect({ kind: "refused", reason: "too long" }).change).toEqual({
    state: "refused",
    reason: "too long",
    unsureAt: null,
  });
});

test("keeps since when it is in doubt, until an answer settles it", () => {
  const doubt = { unsureAt: now - 5000 };
  expect(effect({ kind: "unknown" }, doubt, 0).change).not.toHaveProperty("unsureAt");
  // The platform turned away this try, and says nothing of the one before.
  expect(effect({ kind: "later", afterMs: 1, whole: "chat" }, doubt).change.unsureAt).toBe(now - 5000);
  expect(effect({ kind: "delivered", id: "7" }, doubt).change.unsureAt).toBeNull();
});

test("is not repeated where nobody could tell a copy any more", () => {
  expect(effect({ kind: "unknown", final: true }, {}, 0).change.state).toBe("unknown");
});

const failure = (outcome: Outcome, part: number, other: Partial<Delivery> = {}) =>
  afterFailure(outcome, { delivery: { ...delivery, state: "delivered", sentIds: ["a", "b"], ...other }, part, now });

test("is sent again when the platform lost its last part, and only that part", () => {
  expect(failure({ kind: "later", afterMs: 60_000, whole: "chat" }, 1)).toEqual({
    state: "queued",
    reason: "the platform lost it",
    runAt: now + 60_000,
    attempts: 1,
    sentIds: ["a"],
  });
  // Part 0 again would stand below part 1.
  expect(failure({ kind: "later", afterMs: 60_000, whole: "chat" }, 0).state).toBe("refused");
  expect(
    failure({ kind: "later", afterMs: 60_000, whole: "chat" }, 0, { state: "unknown", sentIds: [] }),
  ).toMatchObject({
    state: "queued",
    sentIds: [],
  });
  expect(failure({ kind: "gone", reason: "opted out" }, 1)).toEqual({ state: "gone", reason: "opted out" });
  expect(failure({ kind: "refused", reason: "no WhatsApp there" }, 1)).toEqual({
    state: "refused",
    reason: "no WhatsApp there",
  });
});

test("takes a chat for unreachable that refused in the same way on so many days in a row", () => {
  const refusal = (slot: string, other: Partial<Delivery> = {}): Delivery => ({
    ...delivery,
    slot,
    state: "refused",
    reason: "nobody there",
    ...other,
  });
  const [third, second, first] = [
    refusal("2026-11-26T07:30"),
    refusal("2026-11-25T07:30"),
    refusal("2026-11-24T07:30"),
  ];
  expect(isStruckOut([third, second, first], 3)).toBe(true);
  expect(isStruckOut([third, second], 3)).toBe(false);
  expect(isStruckOut([third, refusal("2026-11-26T06:30"), second, first], 3)).toBe(false);
  expect(isStruckOut([third, { ...second, reason: "too long" }, first], 3)).toBe(false);
  expect(isStruckOut([third, { ...second, state: "delivered" }, first], 3)).toBe(false);
});

test("takes a burst of chats that are gone for an incident, once a day", () => {
  let time = now;
  let alarms = 0;
  const judge = watchForIncident(
    () => time,
    () => alarms++,
  );
  const gone: Outcome = { kind: "gone", reason: "blocked" };
  const judged = (outcome: Outcome, times: number) => Array.from({ length: times }, () => judge(outcome).kind);
  // Of many who are served, some leave: no incident.
  judged({ kind: "delivered", id: "1" }, 100);
  expect(judged(gone, 15)).not.toContain("later");
  time += 120_000;
  expect(judged(gone, 12)).toEqual([...Array.from({ length: 9 }, () => "gone"), "later", "later", "later"]);
  expect(judge(gone)).toMatchObject({ whole: "bulk" });
  expect(alarms).toBe(1);
  time += 601_000;
  expect(judged(gone, 30)).not.toContain("later");
  time += 86_400_000;
  expect(judged(gone, 10)).toContain("later");
  expect(alarms).toBe(2);
});
