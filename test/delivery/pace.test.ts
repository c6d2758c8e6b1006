import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Pace } from "../../src/adapter.ts";
import { createTurns, Stopped } from "../../src/delivery/pace.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const pace = (account: number, chat = 1000): Pace => ({
  account: { sends: account, perMs: 1000 },
  chat: () => [{ sends: chat, perMs: 1000 }],
});
const now = () => Date.now();
/** Takes turns, and notes who got one when, in milliseconds from the start. */
function taking(turns: ReturnType<typeof createTurns>, notes: string[] = []) {
  const start = now();
  return {
    notes,
    take(name: string, chat: string, lane: "people" | "bulk" = "bulk") {
      void turns.take(chat, lane).then(() => notes.push(`${name}@${now() - start}`));
    },
  };
}

test("gives no more turns in any second than the account has", async () => {
  const turns = createTurns(pace(30), now);
  const { notes, take } = taking(turns);
  for (let i = 0; i < 95; i++) take(String(i), `chat${i}`);
  await vi.advanceTimersByTimeAsync(10_000);
  const times = notes.map((note) => Number(note.split("@")[1]));
  expect(times).toHaveLength(95);
  for (const time of times) expect(times.filter((t) => t > time - 1000 && t <= time).length).toBeLessThanOrEqual(30);
  expect(times.at(-1)).toBe(3000);
});

test("makes one chat wait without holding up the others", async () => {
  const turns = createTurns(pace(30, 1), now);
  const { notes, take } = taking(turns);
  take("a1", "a");
  take("a2", "a");
  take("b1", "b");
  await vi.advanceTimersByTimeAsync(5000);
  expect(notes).toEqual(["a1@0", "b1@0", "a2@1000"]);
});

test("counts the places inside a chat as one", async () => {
  const turns = createTurns(pace(30, 1), now);
  const { notes, take } = taking(turns);
  take("a", "-5/1");
  take("b", "-5/2");
  await vi.advanceTimersByTimeAsync(5000);
  expect(notes).toEqual(["a@0", "b@1000"]);
});

test("serves people before bulk", async () => {
  const turns = createTurns(pace(1), now);
  const { notes, take } = taking(turns);
  take("bulk1", "a");
  take("bulk2", "b");
  take("person", "c", "people");
  await vi.advanceTimersByTimeAsync(5000);
  expect(notes).toEqual(["bulk1@0", "person@1000", "bulk2@2000"]);
});

test("holds a chat, or the whole account, for as long as the platform asked", async () => {
  const turns = createTurns(pace(30), now);
  const { notes, take } = taking(turns);
  turns.hold(now() + 4000, "a");
  take("a", "a");
  take("b", "b");
  await vi.advanceTimersByTimeAsync(1);
  turns.hold(now() + 10_000);
  take("c", "c", "people");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(notes).toEqual(["b@0", "c@10001", "a@10001"]);
});

test("can be held for longer than a timer can run", async () => {
  const turns = createTurns(pace(30), now);
  const { notes, take } = taking(turns);
  turns.hold(now() + 40 * 86_400_000);
  take("a", "a");
  await vi.advanceTimersByTimeAsync(39 * 86_400_000);
  expect(notes).toEqual([]);
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(notes).toHaveLength(1);
});

test("lets nobody wait for ever when it is stopped", async () => {
  const turns = createTurns(pace(1), now);
  await turns.take("a", "bulk");
  const waiting = turns.take("b", "bulk");
  turns.stop();
  await expect(waiting).rejects.toBeInstanceOf(Stopped);
  expect(vi.getTimerCount()).toBe(0);
});
