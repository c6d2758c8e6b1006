import * as fc from "fast-check";
import { expect, it } from "vitest";
import { chances } from "../../../src/story/clean/furniture-chain.ts";

const steps = [
  [0.9, -1.1, -1.6, -0.3],
  [2, -1, -0.6, 0.7],
] as const;

/** The same by trying all ways through the chain. */
function tried(odds: readonly number[], kinds: readonly number[]): number[] {
  let all = 0;
  const sums = odds.map(() => 0);
  for (let way = 0; way < 2 ** odds.length; way++) {
    const states = odds.map((_, index) => (way >> index) & 1);
    let score = 0;
    states.forEach((state, index) => {
      score += state * odds[index]!;
      if (index > 0) score += steps[kinds[index]!]![2 * states[index - 1]! + state]!;
    });
    all += Math.exp(score);
    states.forEach((state, index) => (sums[index]! += state * Math.exp(score)));
  }
  return sums.map((sum) => sum / all);
}

it("gives the chances that all ways through the chain add up to", () => {
  const line = fc.tuple(fc.double({ min: -8, max: 8, noNaN: true }), fc.integer({ min: 0, max: 1 }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const odds = lines.map(([own]) => own);
      const kinds = lines.map(([, kind]) => kind);
      const expected = tried(odds, kinds);
      chances(odds, kinds, steps).forEach((chance, index) => expect(chance).toBeCloseTo(expected[index]!, 9));
    }),
  );
});

it("stays a chance where the odds are beyond all numbers", () => {
  for (const chance of chances([1e6, -1e6, 1e6], [0, 1, 1], steps)) {
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThanOrEqual(1);
  }
});
