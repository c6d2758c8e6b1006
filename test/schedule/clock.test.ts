import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startClock } from "../../src/schedule/clock.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-24T06:30:30Z") }));
afterEach(() => void vi.useRealTimers());

test("ticks at once, then at the start of each minute, and no more when it is stopped", async () => {
  const ticks: number[] = [];
  const clock = startClock(
    async () => void ticks.push(Date.now()),
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(130_000);
  expect(ticks.map((at) => new Date(at).toISOString().slice(14, 19))).toEqual(["30:30", "31:00", "32:00"]);
  await clock.stop();
  await vi.advanceTimersByTimeAsync(130_000);
  expect(ticks).toHaveLength(3);
});

test("makes up at once for a minute that came while the process slept", async () => {
  const ticks: number[] = [];
  const clock = startClock(
    async () => void ticks.push(Date.now()),
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(40_000);
  // Ten minutes pass, and no timer has run.
  vi.setSystemTime(Date.parse("2026-11-24T06:41:25Z"));
  await vi.advanceTimersByTimeAsync(55_000);
  expect(ticks).toHaveLength(3);
  await clock.stop();
});

test("is never in two ticks at a time, and reports what one throws", async () => {
  const failures: unknown[] = [];
  let running = 0;
  let most = 0;
  const clock = startClock(
    async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 90_000));
      running--;
      throw new Error("broken");
    },
    (error) => failures.push(error),
  );
  await vi.advanceTimersByTimeAsync(300_000);
  expect(most).toBe(1);
  expect(failures.length).toBeGreaterThan(1);
  const stopped = clock.stop();
  await vi.advanceTimersByTimeAsync(90_000);
  await stopped;
});
