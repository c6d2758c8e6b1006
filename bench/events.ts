/**
 * What it costs to put one more story to its event beside 50,000 recent ones: by the index, and by a look at each of
 * them. Made stories of 1,000 characters, their words as frequent as words are (Zipf), two and a half to an event.
 *
 *     node scripts/node.mjs bench/events.ts [stories]
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createEventIndex, type Named } from "../src/briefing/events/event-index.ts";
import { nearness } from "../src/briefing/events/nearness.ts";
import { signature, type Clusterable } from "../src/briefing/events/signature.ts";
import { createVocabulary } from "../src/briefing/events/vocabulary.ts";

const count = Number(process.argv[2] ?? 50_000);
const added = 500;
const looks = 5;

let seed = 1;
const random = () => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const letters = (n: number) => {
  let word = "";
  for (let i = n + 7; i > 0; i = Math.floor(i / 5)) word += "bdfgklmnprstvz"[i % 14]! + "aeiou"[i % 5]!;
  return word;
};
// Rank r is drawn in proportion to 1 / r.
const zipf = (most: number) => Math.floor(most ** random());
const common = () => letters(zipf(30_000));
const nameOf = (n: number) => `${letters(n)[0]!.toUpperCase()}${letters(n).slice(1)}th`;

function makeEvent(): () => Clusterable {
  const names = Array.from({ length: 5 }, () => nameOf(zipf(60_000)));
  const words = Array.from({ length: 20 }, common);
  const numbers = [Math.floor(random() * 90) + 10, Math.floor(random() * 900) + 100];
  const one = () => {
    const dice = random();
    if (dice < 0.12) return names[Math.floor(random() * 5)]!;
    if (dice < 0.15) return String(numbers[Math.floor(random() * 2)]!);
    return dice < 0.4 ? words[Math.floor(random() * 20)]! : common();
  };
  return () => ({
    title: Array.from({ length: 9 }, one).join(" "),
    text: Array.from({ length: 150 }, one).join(" "),
    language: "en",
  });
}

function makeStories(many: number): Named[] {
  const stories: Named[] = [];
  const open: (() => Clusterable)[] = [];
  for (let i = 0; i < many; i++) {
    if (open.length === 0 || random() < 0.4) open.push(makeEvent());
    stories.push({ id: String(i), ...open[Math.floor(random() * open.length)]!() });
    if (open.length > 400) open.shift();
  }
  return stories;
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");
const memory = () => {
  if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const stories = makeStories(count + added);
const recent = stories.slice(0, count);
const fresh = stories.slice(count);
let made = 0;
const newId = () => `e${made++}`;

const before = memory();
const index = createEventIndex();
const place = (story: Named) => [...index.place([story], 0, newId)];
const building = cpuMs(() => {
  for (const story of recent) place(story);
});
const held = memory() - before;
const times = fresh.map((story) => cpuMs(() => place(story))).toSorted((a, b) => a - b);
const byIndex = times.reduce((sum, ms) => sum + ms, 0) / added;

const vocabulary = createVocabulary();
const weighed = recent.map((story) => {
  const read = signature(story);
  vocabulary.learn(read);
  return vocabulary.weigh(read);
});
let found = 0;
const byLooking = cpuMs(() => {
  for (const story of fresh.slice(0, looks)) {
    const mine = vocabulary.weigh(signature(story));
    for (const other of weighed) if (nearness(mine, other) >= 1) found++;
  }
});

const row = (name: string, ms: number) => console.log(`${name.padEnd(34)} ${ms.toFixed(2).padStart(9)} ms CPU a story`);
console.log(`${count} recent stories, ${made} events`);
row("to the index, while it fills", building / count);
row("to the full index", byIndex);
row("99 of 100 of them in less than", times[Math.floor(0.99 * added)] ?? 0);
row("by a look at each, read before", byLooking / looks);
console.log(
  `ratio ${(byLooking / looks / byIndex).toFixed(0)}; the index holds ${held.toFixed(0)} MB${found < 0 ? "!" : ""}`,
);
