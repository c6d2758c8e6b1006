import { describe, expect, test } from "vitest";
import { mergeGroups, type Pair } from "../../../src/briefing/events/merge-groups.ts";

const things = (count: number) => Array.from({ length: count }, () => ({ names: new Int32Array() }));
const all = (some: readonly number[], others: readonly number[], near: number): Pair[] =>
  some.flatMap((a) => others.filter((b) => a < b).map((b) => ({ a, b, near })));

describe("groups", () => {
  test("take in one that is left over a little below what two of a kind need", () => {
    const pairs = [...all([0, 1, 2], [0, 1, 2], 2), ...all([0, 1, 2], [3], 0.95)];
    expect(mergeGroups(things(4), pairs)).toEqual([[0, 1, 2, 3]]);
  });

  test("stay two when both have grown and are as near as that, and so do two that are alone", () => {
    const grown = [
      ...all([0, 1, 2], [0, 1, 2], 2),
      ...all([3, 4, 5], [3, 4, 5], 2),
      ...all([0, 1, 2], [3, 4, 5], 0.95),
    ];
    expect(mergeGroups(things(6), grown).map((group) => group.toSorted((a, b) => a - b))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(mergeGroups(things(2), all([0], [1], 0.95))).toEqual([[0], [1]]);
  });

  test("leave alone what is far from most of them", () => {
    const pairs = [...all([0, 1, 2], [0, 1, 2], 2), ...all([0, 1], [3], 0.95)];
    expect(mergeGroups(things(4), pairs)).toEqual([[0, 1, 2], [3]]);
  });
});
