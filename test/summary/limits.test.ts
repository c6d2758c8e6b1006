import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import { afterFailure, closed, type Breaker } from "../../src/summary/breaker.ts";
import { mostTokens, openBudget } from "../../src/summary/budget.ts";

const minute = 60_000;
const now = Date.parse("2026-11-26T23:58:00Z");

describe("the breaker", () => {
  const waits = (breaker: Breaker) => Math.max(breaker.until - now, 0) / minute;

  test("opens at the third failure in a row, for twice as long each time, an hour at most", () => {
    const pauses: number[] = [];
    let breaker = closed;
    for (let i = 0; i < 9; i++) pauses.push(waits((breaker = afterFailure(breaker, now))));
    expect(pauses).toEqual([0, 0, 5, 10, 20, 40, 60, 60, 60]);
  });

  test("waits as long as a server says, a day at most", () => {
    expect(waits(afterFailure(closed, now, 7 * minute))).toBe(7);
    expect(waits(afterFailure(closed, now, 1e12))).toBe(24 * 60);
  });
});

describe("the budget of a day", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
  });
  afterEach(() => store.close());

  test("is kept by what is set aside, settled by what was spent, and new at midnight UTC", async () => {
    const budget = openBudget(store.settings, 1000);
    expect(await budget.reserve(600, now)).toBe(true);
    expect(await budget.reserve(600, now)).toBe(false);
    await budget.settle(600, 100, now);
    expect(await budget.reserve(900, now)).toBe(true);
    expect(await budget.reserve(1, now)).toBe(false);
    expect(await budget.reserve(1000, now + 2 * minute)).toBe(true);
  });

  test("is not new after a restart", async () => {
    await openBudget(store.settings, 1000).reserve(600, now);
    expect(await openBudget(store.settings, 1000).reserve(600, now)).toBe(false);
  });

  test("counts a call over midnight for the day that it ended in, and never less than nothing", async () => {
    const budget = openBudget(store.settings, 1000);
    await budget.reserve(900, now);
    await budget.settle(900, 300, now + 3 * minute);
    expect(await budget.reserve(701, now + 3 * minute)).toBe(false);
    expect(await budget.reserve(700, now + 3 * minute)).toBe(true);
  });

  test("expects more of a call than it is likely to cost, in every script", () => {
    const articles = (text: string) => mostTokens({ instructions: "", articles: text }) - 1000;
    expect(articles("word ".repeat(100))).toBeGreaterThan(100);
    expect(articles("뉴스".repeat(100))).toBeGreaterThan(200);
  });
});
