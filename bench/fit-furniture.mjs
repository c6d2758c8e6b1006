// Fits the weights of the furniture cleaner and prints src/story/clean/furniture-weights.ts:
//   node scripts/node.mjs bench/fit-furniture.mjs LINES.jsonl.gz > weights.ts && mv weights.ts src/story/clean/furniture-weights.ts
// A line of LINES is an article: { title, lines, labels }, each label "keep", "drop" or "mixed" (not counted). A linear
// chain of two states is fitted by its likelihood, with the cost of errors in it (softmax margin): a lost line costs more
// the longer it is. Adam on all articles at once; the same input gives the same weights.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { linesOf } from "../src/story/clean/furniture-lines.ts";
import { signsOf, stepKinds } from "../src/story/clean/furniture-signs.ts";

const ridge = 2;
const rounds = 250;
const rate = 0.08;
const fewest = 3; // a rarer sign is chance
const smallest = 0.05; // a lighter sign decides nothing
const lostCost = ({ length }) => 1 + 2 * Math.min(4, length / 100);
const leftCost = 2;
const kinds = 3;

const articles = gunzipSync(readFileSync(process.argv[2]))
  .toString()
  .trim()
  .split("\n")
  .map((row) => prepare(JSON.parse(row)));
const counts = new Map();
for (const { signs } of articles)
  for (const names of signs) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
const names = [...counts]
  .filter(([, count]) => count >= fewest)
  .map(([name]) => name)
  .toSorted((a, b) => (a < b ? -1 : 1));
const ids = new Map(names.map((name, id) => [name, id]));
const bias = names.length;
for (const article of articles)
  article.ids = article.signs.map((signs) => signs.map((name) => ids.get(name)).filter((id) => id !== undefined));
print(fit());

function prepare({ title, lines: rows, labels }) {
  const lines = linesOf(rows.map((row) => row.replaceAll("\n", " ")).join("\n"));
  const truth = lines.map(({ at }) => ({ keep: 0, drop: 1 })[labels[at]]);
  return { lines, signs: signsOf(lines, title ?? ""), steps: stepKinds(lines), truth };
}

function fit() {
  const size = bias + 1 + 4 * kinds;
  const [weights, mean, spread] = [0, 0, 0].map(() => new Float64Array(size));
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(size);
    for (const article of articles) descend(article, weights, slope);
    const pace = rate * (round < rounds * 0.7 ? 1 : (rounds - round) / (rounds * 0.3) + 0.02);
    for (let id = 0; id < size; id++) {
      const by = slope[id] + ridge * weights[id] * (id === bias ? 0.05 : 1);
      mean[id] = 0.9 * mean[id] + 0.1 * by;
      spread[id] = 0.98 * spread[id] + 0.02 * by * by;
      weights[id] -= (pace * (mean[id] / (1 - 0.9 ** round))) / (Math.sqrt(spread[id] / (1 - 0.98 ** round)) + 1e-8);
    }
  }
  return weights;
}

/** Adds an article's slope of the cost: what the chain expects less what is true. */
function descend({ lines, ids, steps, truth }, weights, slope) {
  const odds = ids.map((signs, index) => {
    const own = signs.reduce((sum, id) => sum + weights[id], weights[bias]);
    return truth[index] === undefined ? own : truth[index] === 0 ? own + lostCost(lines[index]) : own - leftCost;
  });
  const stepWeights = weights.subarray(bias + 1);
  const free = expect(odds, steps, stepWeights, []);
  const tied = expect(odds, steps, stepWeights, truth);
  lines.forEach((_, index) => {
    const by = free.line[index] - tied.line[index];
    slope[bias] += by;
    for (const id of ids[index]) slope[id] += by;
    for (let way = 0; index > 0 && way < 4; way++)
      slope[bias + 1 + 4 * steps[index] + way] += free.step[index][way] - tied.step[index][way];
  });
}

/** The chance of each line to be furniture and of each way to step to it, forwards and backwards through the chain. */
function expect(odds, steps, weights, truth) {
  const cost = (index, state) => (truth[index] !== undefined && truth[index] !== state ? -1e9 : state * odds[index]);
  const way = (index, from, to) => weights[4 * steps[index] + 2 * from + to];
  const ahead = odds.map(() => [0, 0]);
  const behind = odds.map(() => [0, 0]);
  for (let index = 0; index < odds.length; index++)
    for (const to of [0, 1])
      ahead[index][to] =
        cost(index, to) +
        (index === 0 ? 0 : sum(...[0, 1].map((from) => ahead[index - 1][from] + way(index, from, to))));
  for (let index = odds.length - 2; index >= 0; index--)
    for (const from of [0, 1])
      behind[index][from] = sum(
        ...[0, 1].map((to) => way(index + 1, from, to) + cost(index + 1, to) + behind[index + 1][to]),
      );
  const all = odds.length === 0 ? 0 : sum(...ahead.at(-1));
  return {
    line: odds.map((_, index) => Math.exp(ahead[index][1] + behind[index][1] - all)),
    step: odds.map((_, index) =>
      index === 0
        ? []
        : [0, 1, 2, 3].map((k) =>
            Math.exp(
              ahead[index - 1][k >> 1] + way(index, k >> 1, k & 1) + cost(index, k & 1) + behind[index][k & 1] - all,
            ),
          ),
    ),
  };
}

function sum(a, b) {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

function print(weights) {
  const short = (number) => Number(number.toFixed(2));
  const signs = names
    .map((name, id) => [name, short(weights[id])])
    .filter(([, weight]) => Math.abs(weight) >= smallest);
  const steps = Array.from({ length: kinds }, (_, kind) =>
    Array.from(weights.subarray(bias + 1 + 4 * kind, bias + 5 + 4 * kind), short),
  );
  console.log(`import type { Weights } from "./furniture-chain.ts";

/**
 * What the signs of a line weigh, as logarithms of odds: above 0 for furniture. Fitted on ${articles.length} articles with
 * ${articles.reduce((total, { lines }) => total + lines.length, 0)} marked lines; \`bench/fit-furniture.mjs\` makes this file.
 */
export const weights: Weights = {
  bias: ${short(weights[bias])},
  steps: ${JSON.stringify(steps)},
  signs: ${JSON.stringify(Object.fromEntries(signs), undefined, 2).replaceAll("\n", "\n  ")},
};`);
}
