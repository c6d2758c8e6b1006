import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdLease } from "../src/hold-lease.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { quiet } from "./quiet-log.ts";

const now = () => Date.now();
let store: Store;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T06:30:00Z"), toFake: ["setTimeout", "clearTimeout", "Date"] });
  store = await openStore("sqlite::memory:");
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

/** Lets seconds pass, one after the other, each with what it causes. */
async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed++) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise(setImmediate);
  }
}

/** A process that waits for the lease: what it began and ended, in order, and a way to put it to sleep. */
async function aProcess(begin: () => Promise<void> = async () => undefined) {
  const did: string[] = [];
  let awake = Promise.withResolvers<void>();
  awake.resolve();
  const acquire: Store["leases"]["acquire"] = async (...asked) => {
    await awake.promise;
    return store.leases.acquire(...asked);
  };
  const held = await holdLease(
    { store: { ...store, leases: { ...store.leases, acquire } }, name: "work", now, log: quiet },
    async (fence) => {
      await begin();
      did.push(`began ${fence}`);
      return { stop: async () => void did.push("ended") };
    },
  );
  return {
    did,
    ...held,
    sleep() {
      awake = Promise.withResolvers();
    },
    wake: () => awake.resolve(),
  };
}

test("does the work in one process, and in the next one when that one stops", async () => {
  const first = await aProcess();
  const second = await aProcess();
  await pass(60);
  expect(first.did).toEqual(["began 1"]);
  expect([first.ours(), second.ours(), second.work()]).toEqual([true, false, undefined]);
  await first.stop();
  expect(first.did).toEqual(["began 1", "ended"]);
  await pass(4);
  expect(second.did).toEqual(["began 2"]);
  await second.stop();
});

test("goes on elsewhere within 13 seconds of a process's falling asleep, and ends there when it wakes", async () => {
  const first = await aProcess();
  const second = await aProcess();
  first.sleep();
  await pass(13);
  expect(second.did).toEqual(["began 2"]);
  first.wake();
  await pass(1);
  expect(first.did).toEqual(["began 1", "ended"]);
  expect([first.ours(), second.ours()]).toEqual([false, true]);
  await first.stop();
  await second.stop();
});

test("keeps the lease while the work begins, however long that takes", async () => {
  let begun = Promise.withResolvers<void>();
  begun.resolve();
  const first = await aProcess(() => begun.promise);
  const second = await aProcess(() => begun.promise);
  begun = Promise.withResolvers();
  await first.stop();
  await pass(60);
  expect([second.ours(), second.work()]).toEqual([true, undefined]);
  const third = await aProcess();
  expect(third.ours()).toBe(false);
  begun.resolve();
  await pass(1);
  expect(second.did).toEqual(["began 2"]);
  await second.stop();
  await third.stop();
});

test("leaves the work to another process where it cannot begin here, and tries again after a minute", async () => {
  const fails = vi.fn(async () => {
    throw new Error("Nobody answers.");
  });
  await expect(aProcess(fails)).rejects.toThrow("Nobody answers.");
  const able = await aProcess();
  const unable = await aProcess(fails);
  await able.stop();
  await pass(4);
  expect(fails).toHaveBeenCalledTimes(2);
  const another = await aProcess();
  expect(another.ours()).toBe(true);
  await another.stop();
  await pass(70);
  expect(fails).toHaveBeenCalledTimes(3);
  expect(unable.ours()).toBe(false);
  await unable.stop();
});
