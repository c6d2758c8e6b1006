import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTurns } from "../../src/delivery/pace.ts";
import { startSender } from "../../src/delivery/send.ts";
import { createHost } from "../../src/host.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { quiet } from "../quiet-log.ts";
import { aReader, anEdition } from "../samples.ts";
import { memoryAdapter } from "./fake-adapter.ts";

const start = Date.parse("2026-11-24T07:30:00Z");
const day = 24 * 60 * 60_000;
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

/** Six mornings of a reader whom nothing reaches and of one who gets everything, on a platform that tells or does not. */
async function sixMornings(repeatAfterMs?: number) {
  const platform = memoryAdapter();
  const adapter = { ...platform.adapter, ...(repeatAfterMs !== undefined && { repeatAfterMs }) };
  const turns = createTurns(adapter.pace, now, () => {});
  const halted = () => {};
  const defaults = { locale: "en", timeZone: "UTC" };
  const host = createHost({ store, adapter, turns, defaults, now, log: quiet, halted });
  for (const chat of ["lost", "well"]) {
    const reader = aReader({ id: chat, chat, slots: [{ at: "07:30" }], heardAt: start - day });
    await store.subscriptions.change("telegram", chat, () => reader);
  }
  const fence = (await store.leases.acquire("send:telegram", "us", now(), now() + 30 * day))!;
  for (let morning = 0; morning < 6; morning++) {
    vi.setSystemTime(start + morning * day);
    const slot = new Date(now()).toISOString().slice(0, 16);
    const rows = ["lost", "well"].map((subscription) => ({ subscription, slot, slotAt: now() }));
    await store.deliveries.plan(
      rows.map((row) => ({ ...row, platform: "telegram", state: "queued", reason: null })),
      [],
      now(),
    );
    await store.deliveries.compose(
      new Map([[anEdition({ id: slot, composedAt: now() }), [`lost:${slot}`, `well:${slot}`]]]),
    );
    const sender = startSender({ whenUnsure: "skip", store, adapter, fence, turns, now, log: quiet, halted });
    for (let i = 0; i < 20; i++) {
      await vi.advanceTimersByTimeAsync(1000);
      await new Promise(setImmediate);
    }
    await sender.stop();
    await host.report(`well:${slot}:0`, { kind: "delivered", id: "1" });
  }
  turns.stop();
  const sentTo = (chat: string) => platform.sent.filter((sent) => sent.chat === chat).length;
  return { host, lost: sentTo("lost"), well: sentTo("well") };
}

test("sends nothing more to a chat where five in a row have not arrived, until something does", async () => {
  const { host, lost, well } = await sixMornings(180_000);
  expect([lost, well]).toEqual([5, 6]);
  expect(await store.deliveries.history("lost", 1)).toMatchObject([{ state: "gone", reason: "unreachable" }]);
  expect(await store.subscriptions.find("telegram", "lost")).toMatchObject({ gone: "unreachable", nextAt: null });
  await host.report("lost:2026-11-26T07:30:0", { kind: "delivered", id: "3" });
  expect(await store.subscriptions.find("telegram", "lost")).toMatchObject({ gone: null, nextAt: start + 6 * day });
});

test.each([
  ["tells nothing later", undefined],
  ["drops what comes twice", 0],
])("goes on where the platform %s", async (_, repeatAfterMs) => {
  expect((await sixMornings(repeatAfterMs)).lost).toBe(6);
});
