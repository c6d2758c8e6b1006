import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outcome } from "../../src/adapter.ts";
import { createTurns } from "../../src/delivery/pace.ts";
import { graceMs } from "../../src/delivery/plan.ts";
import { startSender } from "../../src/delivery/send.ts";
import type { Subscription } from "../../src/reader/subscription.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aReader, anEdition } from "../samples.ts";
import { quiet } from "../quiet-log.ts";
import { memoryAdapter, type Sent } from "./fake-adapter.ts";

const start = Date.parse("2026-11-24T06:30:00Z");
const now = () => Date.now();
let store: Store;
beforeEach(async () => {
  vi.useFakeTimers({ now: start, toFake: ["setTimeout", "clearTimeout", "Date"] });
  store = await openStore("sqlite::memory:");
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

/** Readers r0, r1 … with one composed delivery each, of `parts` parts. */
async function queue(readers: number, parts = 1): Promise<void> {
  for (let i = 0; i < readers; i++) {
    const reader = aReader({ id: `r${i}`, chat: `chat${i}`, slots: [{ at: "07:30" }] });
    await store.subscriptions.change("telegram", reader.chat, () => reader);
    const row = {
      subscription: reader.id,
      platform: "telegram",
      slot: "s",
      slotAt: start,
      state: "queued",
      reason: null,
    } as const;
    await store.deliveries.plan([row], [], start);
    const edition = anEdition({
      id: "e",
      parts: Array.from({ length: parts }, (_, n) => ({ text: `part ${n}` })),
      events: ["v1", "v2"],
      composedAt: start - 7,
    });
    await store.deliveries.compose(new Map([[edition, [`${reader.id}:s`]]]));
  }
}

const lease = () => store.leases.acquire("send:telegram", "this worker", now(), now());

/** Runs a sender until nothing is queued or `until` holds, stops it, and tells what left. */
async function run(
  answers: (sent: Sent) => Outcome | undefined = () => undefined,
  ms = 60_000,
  whenUnsure: "skip" | "repeat" = "skip",
) {
  const platform = memoryAdapter(answers);
  const halts: string[] = [];
  const turns = createTurns(platform.adapter.pace, now, (whole, until) => {
    void store.accounts.hold("telegram", whole, until);
  });
  const sender = startSender({
    whenUnsure,
    store,
    adapter: platform.adapter,
    fence: (await lease())!,
    turns,
    now,
    log: quiet,
    halted: (reason) => halts.push(reason),
  });
  for (let passed = 0; passed < ms; passed += 1000) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise(setImmediate);
  }
  turns.stop();
  await sender.stop();
  return { ...platform, halts };
}
const states = async (readers: number) =>
  Promise.all(Array.from({ length: readers }, async (_, i) => (await store.deliveries.find(`r${i}:s`))?.state));

test("sends everybody's parts, each once and in order, and remembers what was told", async () => {
  await queue(120, 3);
  const { sent } = await run();
  expect(sent).toHaveLength(360);
  for (let i = 0; i < 120; i++)
    expect(sent.filter(({ chat }) => chat === `chat${i}`).map(({ text }) => text)).toEqual([
      "part 0",
      "part 1",
      "part 2",
    ]);
  expect(new Set(await states(120))).toEqual(new Set(["delivered"]));
  expect(await store.subscriptions.told("r7")).toEqual(
    new Map([
      ["v1", start - 7],
      ["v2", start - 7],
    ]),
  );
  expect((await store.deliveries.find("r7:s"))?.sentIds).toHaveLength(3);
});

test("sends a push also to who has no appointments, not after a stop, and does not take it for a briefing", async () => {
  const choices = { r0: {}, r1: { stopped: { at: start, slots: [] } } };
  for (const [id, chosen] of Object.entries(choices)) {
    const reader = aReader({ id, chat: id, choices: chosen });
    await store.subscriptions.change("telegram", id, () => reader);
    await store.pushes.queue([{ reader, event: "v1", slot: "s", at: start }], start);
    await store.deliveries.compose(
      new Map([[anEdition({ id: "e", parts: [{ text: "Push" }], events: ["v1"], composedAt: start }), [`${id}:s`]]]),
    );
  }
  const { sent } = await run();
  expect(sent.map(({ chat }) => chat)).toEqual(["r0"]);
  expect(await states(2)).toEqual(["delivered", "stopped"]);
  expect((await store.subscriptions.told("r0")).has("v1")).toBe(true);
  expect((await store.subscriptions.find("telegram", "r0"))?.toldAt).toBeNull();
});

test("makes no sound at night, or in the reader's own quiet hours", async () => {
  await queue(4);
  const change = (chat: string, what: Pick<Subscription, "timeZone"> & Partial<Pick<Subscription, "choices">>) =>
    store.subscriptions.change("telegram", chat, (reader) => reader && { ...reader, ...what });
  await change("chat0", { timeZone: "Europe/Berlin" }); // 07:30
  await change("chat1", { timeZone: "America/New_York" }); // 01:30
  await change("chat2", { timeZone: "Europe/Berlin", choices: { quiet: { from: "22:00", to: "08:00" } } });
  await change("chat3", { timeZone: "America/New_York", choices: { quiet: { from: "08:00", to: "16:00" } } });
  const { sent } = await run();
  expect(sent.filter(({ silent }) => silent).map(({ chat }) => chat)).toEqual(["chat1", "chat2"]);
});

test("goes on at the unsent part after a crash, and does not send again what may have arrived", async () => {
  await queue(2, 3);
  const [a, b] = await store.claims.claim("telegram", (await lease())!, start, start + 1000, "a worker that died", 2);
  await store.claims.write(a!, { sentIds: ["1"] }, start);
  await store.claims.write(b!, { state: "sending", sentIds: ["1"] }, start);
  const { sent } = await run();
  expect(sent.map(({ text, chat }) => `${chat} ${text}`)).toEqual(["chat0 part 1", "chat0 part 2"]);
  expect(await states(2)).toEqual(["delivered", "unknown"]);
});

test("says of a repeated part since when it is in doubt, until it is settled, through a crash", async () => {
  await queue(1, 2);
  const [claim] = await store.claims.claim("telegram", (await lease())!, start, start + 1000, "a worker that died", 1);
  await store.claims.write(claim!, { state: "sending", unsureAt: start - 5000 }, start);
  const tries: [string, number | undefined][] = [];
  const answers: Outcome[] = [{ kind: "unknown" }, { kind: "later", afterMs: 1000, whole: "chat" }];
  await run(
    ({ text, unsureSince }) => {
      tries.push([text, unsureSince]);
      return answers.shift();
    },
    60_000,
    "repeat",
  );
  const doubt = start - 5000;
  expect(tries).toEqual([
    ["part 0", doubt],
    ["part 0", doubt],
    ["part 0", doubt],
    ["part 1", undefined],
  ]);
  expect(await states(1)).toEqual(["delivered"]);
});

test("holds the account as the platform asks, and loses nothing", async () => {
  await queue(3);
  let asked = 0;
  const { sent } = await run(() => (asked++ === 0 ? { kind: "later", afterMs: 20_000, whole: "account" } : undefined));
  expect(sent).toHaveLength(3);
  expect(await states(3)).toEqual(["delivered", "delivered", "delivered"]);
  expect((await store.accounts.holds("telegram")).account).toBeGreaterThan(start);
});

test("obeys a hold that an earlier process was given", async () => {
  await queue(1);
  await store.accounts.hold("telegram", "account", start + 30_000);
  const { sent } = await run(undefined, 20_000);
  expect(sent).toEqual([]);
});

test("leaves a reader who blocked us alone until a sign comes", async () => {
  await queue(1);
  await run(() => ({ kind: "gone", reason: "blocked" }));
  expect(await states(1)).toEqual(["gone"]);
  expect(await store.subscriptions.find("telegram", "chat0")).toMatchObject({
    gone: "blocked",
    nextAt: null,
    slots: [{ at: "07:30" }],
  });
});

test("follows a chat to its new address and sends there", async () => {
  await queue(1);
  const { sent } = await run(({ chat }) => (chat === "chat0" ? { kind: "moved", chat: "-100" } : undefined));
  expect(sent.map(({ chat }) => chat)).toEqual(["-100"]);
  expect((await store.subscriptions.find("telegram", "-100"))?.id).toBe("r0");
});

test("does not send to a reader who has stopped in the meantime", async () => {
  await queue(1);
  await store.subscriptions.change("telegram", "chat0", (reader) => reader && { ...reader, slots: [] });
  const { sent } = await run();
  expect(sent).toEqual([]);
  expect(await states(1)).toEqual(["stopped"]);
});

test("leaves a chat alone that refused three days in a row, and no other", async () => {
  await queue(2);
  const row = (slot: string) =>
    ({ subscription: "r0", platform: "telegram", slot, slotAt: Date.parse(slot), state: "missed" }) as const;
  for (const slot of ["2026-11-22T07:30", "2026-11-23T07:30"]) {
    await store.deliveries.plan([{ ...row(slot), state: "queued", reason: null }], [], start);
    await store.deliveries.compose(new Map([[anEdition({ id: "old" }), [`r0:${slot}`]]]));
    const fence = (await lease())!;
    const [claim] = await store.claims.claim("telegram", fence, start, start + 1000, "t", 1);
    await store.claims.write(claim!, { state: "refused", reason: "nobody there" }, start);
  }
  await run(() => ({ kind: "refused", reason: "nobody there", strikes: 3 }));
  expect(await states(2)).toEqual(["refused", "refused"]);
  expect(await store.subscriptions.find("telegram", "chat0")).toMatchObject({ gone: "unreachable", nextAt: null });
  expect(await store.subscriptions.find("telegram", "chat1")).toMatchObject({ gone: null });
});

test("stops at a revoked token, says so once, and keeps the rest for later", async () => {
  await queue(5);
  const { halts } = await run(() => ({ kind: "halted", reason: "bad token" }));
  expect(halts).toEqual(["bad token"]);
  expect(new Set(await states(5))).toEqual(new Set(["queued"]));
});

test("records as missed what could not be sent within the grace", async () => {
  await queue(1);
  vi.setSystemTime(start + graceMs + 60_000);
  const { sent } = await run();
  expect(sent).toEqual([]);
  expect(await store.deliveries.find("r0:s")).toMatchObject({
    state: "missed",
    reason: "it could not be sent in time",
  });
});

test("survives an adapter that throws, and sends the others", async () => {
  await queue(3);
  const { sent } = await run(({ chat }) => {
    if (chat === "chat1") throw new Error("a bug");
    return undefined;
  });
  expect(sent).toHaveLength(2);
  expect(await states(3)).toEqual(["delivered", "refused", "delivered"]);
});
