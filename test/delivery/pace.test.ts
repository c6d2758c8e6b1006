import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rollDice } from "../../playground/whatsapp/dice.ts";
import type { Pace } from "../../src/adapter.ts";
import { createTurns, Stopped } from "../../src/delivery/pace.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const pace = (account: number, chat = 1000): Pace => ({
  account: { sends: account, perMs: 1000 },
  chat: () => [{ sends: chat, perMs: 1000 }],
});
const now = () => Date.now();
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Takes turns, and notes who got one when, in milliseconds from the start. A request takes `tookMs`. */
function taking(turns: ReturnType<typeof createTurns>, tookMs = 0) {
  const start = now();
  const notes: string[] = [];
  return {
    notes,
    take(name: string, chat: string, lane: "people" | "bulk" = "bulk") {
      void turns.run(chat, lane, async () => {
        notes.push(`${name}@${now() - start}`);
        if (tookMs > 0) await pause(tookMs);
      });
    },
    times: () => notes.map((note) => Number(note.split("@")[1])),
  };
}

/** The most that fall into any stretch of `perMs`, where one that ends as another comes is over. */
const densest = (times: readonly number[], perMs: number) =>
  Math.max(...times.map((time) => times.filter((other) => other > time - perMs && other <= time).length));

test("gives no more turns in any second than the account has, evenly", async () => {
  const turns = createTurns(pace(30), now);
  const { take, times } = taking(turns);
  for (let i = 0; i < 95; i++) take(String(i), `chat${i}`);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times()).toHaveLength(95);
  expect(densest(times(), 1000)).toBe(30);
  expect(densest(times(), 100)).toBeLessThanOrEqual(8);
  expect(times().at(-1)).toBeLessThan(3150);
});

/** Sends 600 over a network that takes `way` there and as much back; gives when each arrived, and how long it took. */
async function network(way: (i: number) => number): Promise<{ arrivals: number[]; waits: number[] }> {
  const turns = createTurns(pace(30), now);
  const arrivals: number[] = [];
  const waits: number[] = [];
  for (let i = 0; i < 600; i++) {
    void turns.run(`chat${i}`, "bulk", async () => {
      const begun = now();
      await pause(way(i));
      arrivals.push(now());
      await pause(way(i));
      waits.push(now() - begun);
    });
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrivals).toHaveLength(600);
  return { arrivals, waits };
}

const roll = rollDice(7);
test.each([
  ["near", () => 1 + roll() * 4],
  ["far", () => 40 + roll() * 5],
  ["wavering", () => 20 + roll() * 125],
  ["slow to begin with", (i: number) => (i < 60 ? 35 : 1)],
  ["slow now and then", (i: number) => (i % 100 < 60 ? 60 : 1)],
] as const)("lets nothing arrive too early on a network that is %s", async (_, way) => {
  const { arrivals } = await network(way);
  expect(densest(arrivals, 1000)).toBe(30);
});

test("loses no more of the rate than what a network wavers", async () => {
  const { arrivals, waits } = await network(() => 2 + roll() * 10);
  const waver = waits.reduce((a, b) => a + b) / waits.length - 4;
  const perSecond = 599 / ((arrivals.at(-1)! - arrivals[0]!) / 1000);
  // The rest: what we doubt, and timers that are never early.
  expect(perSecond).toBeGreaterThan(30 / (1 + (waver + 10) / 1000));
});

test("comes to use the whole rate over a long way", async () => {
  const turns = createTurns(pace(30), now);
  const begun: number[] = [];
  const worker = async (chat: string) => {
    while (begun.length < 6000) {
      await turns.run(chat, "bulk", async () => {
        begun.push(now());
        await pause(100);
      });
    }
  };
  for (let i = 0; i < 20; i++) void worker(`chat${i}`);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(1000 / ((begun[5999]! - begun[4999]!) / 1000)).toBeGreaterThan(29.7);
});

test("counts a request that has no answer for as long as it has none", async () => {
  const turns = createTurns(pace(2), now);
  const { notes, take } = taking(turns, 20_000);
  for (const name of ["a", "b", "c"]) take(name, name);
  await vi.advanceTimersByTimeAsync(19_000);
  expect(notes).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(3000);
  expect(notes).toHaveLength(3);
});

test("makes one chat wait without holding up the others", async () => {
  const turns = createTurns(pace(30, 1), now);
  const { notes, take } = taking(turns);
  take("a1", "a");
  take("a2", "a");
  take("b1", "b");
  await vi.advanceTimersByTimeAsync(5000);
  expect(notes.map((note) => note.split("@")[0])).toEqual(["a1", "b1", "a2"]);
  expect(notes.at(-1)).toBe("a2@1000");
});

test("keeps several rates of one chat", async () => {
  const single = { sends: 1, perMs: 1000 };
  const turns = createTurns(
    { account: { sends: 30, perMs: 1000 }, chat: () => [single, { sends: 4, perMs: 60_000 }] },
    now,
  );
  const { take, times } = taking(turns);
  for (let i = 0; i < 9; i++) take(String(i), "-5");
  await vi.advanceTimersByTimeAsync(200_000);
  expect(times()).toEqual([0, 1000, 2000, 3000, 60_000, 61_000, 62_000, 63_000, 120_000]);
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

test("finds a turn for a person within a moment, whatever bulk there is", async () => {
  const turns = createTurns(pace(30), now);
  const { take } = taking(turns, 10);
  for (let i = 0; i < 300; i++) take(String(i), `chat${i}`);
  const waits: number[] = [];
  for (let i = 0; i < 8; i++) {
    await vi.advanceTimersByTimeAsync(777);
    const asked = now();
    void turns.run(`person${i}`, "people", async () => void waits.push(now() - asked));
  }
  await vi.advanceTimersByTimeAsync(777);
  expect(waits).toHaveLength(8);
  expect(Math.max(...waits)).toBeLessThan(200);
});

test("counts what comes in, and for a moment as much again that may be on its way", async () => {
  const turns = createTurns(pace(3), now);
  const { notes, take } = taking(turns);
  turns.count();
  take("a", "a", "people");
  take("b", "b", "people");
  take("c", "c", "people");
  await vi.advanceTimersByTimeAsync(5000);
  expect(notes).toEqual(["a@0", "b@250", "c@1000"]);
});

test("holds a chat, or the whole account, for as long as the platform asked", async () => {
  const turns = createTurns(pace(30), now);
  const { notes, take } = taking(turns);
  turns.hold(now() + 4000, "chat", "a");
  take("a", "a");
  take("b", "b");
  await vi.advanceTimersByTimeAsync(1);
  turns.hold(now() + 10_000, "account");
  take("c", "c", "people");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(notes).toEqual(["b@0", "c@10001", "a@10001"]);
});

test("answers people while what nobody asked for is held, and remembers what is more than a chat's", async () => {
  const start = now();
  const held: string[] = [];
  const turns = createTurns(pace(30), now, (whole, until) => held.push(`${whole}@${until - start}`));
  const { notes, take } = taking(turns);
  turns.hold(now() + 10_000, "bulk");
  turns.hold(now() + 2000, "chat", "c");
  take("a", "a");
  take("b", "b", "people");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(notes).toEqual(["b@0", "a@10000"]);
  expect(held).toEqual(["bulk@10000"]);
});

test("keeps a place for a whole second for what came in, however slow our own requests are", async () => {
  const turns = createTurns(pace(10, 10), now);
  const { notes, take } = taking(turns, 400);
  // It takes thousands to be sure that none is quicker.
  for (let i = 0; i < 7000; i++) take("slow", `chat${i % 100}`);
  await vi.advanceTimersByTimeAsync(2_000_000);
  expect(notes).toHaveLength(7000);
  const start = now();
  for (let i = 0; i < 10; i++) turns.count();
  take("next", "a", "people");
  await vi.advanceTimersByTimeAsync(5000);
  const at = Number(notes.at(-1)?.split("@")[1]) - (start - 1_000_000);
  expect(at).toBeGreaterThanOrEqual(1000);
});

test("can be held for longer than a timer can run", async () => {
  const turns = createTurns(pace(30), now);
  const { notes, take } = taking(turns);
  turns.hold(now() + 40 * 86_400_000, "account");
  take("a", "a");
  await vi.advanceTimersByTimeAsync(39 * 86_400_000);
  expect(notes).toEqual([]);
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(notes).toHaveLength(1);
});

test("keeps what a chat was told, however many others are written to meanwhile", async () => {
  const turns = createTurns(pace(100_000, 1), now);
  const { notes, take } = taking(turns);
  turns.hold(now() + 60_000, "chat", "held");
  take("last", "full");
  for (let i = 0; i < 2500; i++) take(String(i), `chat${i}`, "people");
  await vi.advanceTimersByTimeAsync(500);
  take("again", "full", "people");
  take("held", "held");
  await vi.advanceTimersByTimeAsync(100_000);
  expect(notes).toHaveLength(2503);
  expect(notes.slice(-2)).toEqual(["again@1000", "held@60000"]);
});

test("serves a crowd of people who ask at once, in order", async () => {
  const turns = createTurns(pace(1000), now);
  const { notes, take } = taking(turns);
  for (let i = 0; i < 2000; i++) take(String(i), `chat${i}`, "people");
  await vi.advanceTimersByTimeAsync(3000);
  expect(notes.map((note) => Number(note.split("@")[0]))).toEqual(Array.from({ length: 2000 }, (_, i) => i));
});

test("gives a turn back when what was to be sent throws", async () => {
  const turns = createTurns(pace(1), now);
  await expect(turns.run("a", "bulk", async () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
  const { notes, take } = taking(turns);
  take("b", "b");
  await vi.advanceTimersByTimeAsync(1000);
  expect(notes).toEqual(["b@1000"]);
});

test("lets nobody wait for ever when it is stopped", async () => {
  const turns = createTurns(pace(1), now);
  const sent = async () => undefined;
  await turns.run("a", "bulk", sent);
  const waiting = turns.run("b", "bulk", sent);
  turns.stop();
  await expect(waiting).rejects.toBeInstanceOf(Stopped);
  await expect(turns.run("c", "people", sent)).rejects.toBeInstanceOf(Stopped);
  expect(vi.getTimerCount()).toBe(0);
});

test("lets answers that a platform does not count leave at once, and take nothing from the bulk", async () => {
  const turns = createTurns({ ...pace(2, 1), freeAnswers: true }, now);
  const { notes, take } = taking(turns);
  for (const name of ["a", "b", "c"]) take(name, name);
  for (let i = 0; i < 5; i++) take(`answer${i}`, "a", "people");
  await vi.advanceTimersByTimeAsync(5000);
  expect(notes.filter((note) => note.startsWith("answer"))).toEqual([0, 1, 2, 3, 4].map((i) => `answer${i}@0`));
  expect(notes.filter((note) => !note.startsWith("answer"))).toEqual(["a@0", "b@0", "c@1000"]);
});

test("holds also the answers that a platform does not count", async () => {
  const turns = createTurns({ ...pace(1), freeAnswers: true }, now);
  const { notes, take } = taking(turns);
  turns.hold(now() + 4000, "chat", "a");
  take("a", "a", "people");
  take("b", "b", "people");
  await vi.advanceTimersByTimeAsync(1);
  turns.hold(now() + 2000, "account");
  take("c", "c", "people");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(notes).toEqual(["b@0", "c@2001", "a@4000"]);
});
