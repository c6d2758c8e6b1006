import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { grounded } from "../src/briefing/grounded/grounded.ts";
import { isPlainSentence } from "../src/briefing/grounded/plain-sentence.ts";
import { summarise } from "../src/briefing/summary/summarise.ts";
import { splitSentences } from "../src/story/language/sentences.ts";

// How many sentences pass the check of a model's summary: true ones, and such as a model gets wrong.
//   node scripts/node.mjs bench/score-grounded.ts FILE.jsonl.gz…
// Each line of a file is an article with summaries by people: {"title", "text", "lang", "refs"}.

type Article = { title: string | null; text: string; lang: string; refs: (string | string[])[] };

const rows = new Map<string, { passed: number; of: number }>();
let calls = 0;
// The same draws on every machine.
let seed = 7;
const draw = <T>(all: readonly T[]): T | undefined => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
  return all[(seed >> 16) % all.length];
};

const before = process.cpuUsage();
for (const file of process.argv.slice(2)) {
  const articles = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split("\n")
    .map((line): Article => JSON.parse(line));
  for (const [i, article] of articles.entries()) score(article, articles[(i + 1) % articles.length] ?? article);
}
const { user, system } = process.cpuUsage(before);
console.table(
  Object.fromEntries(
    Array.from(rows, ([name, { passed, of }]) => [name, { passed, of, "%": ((100 * passed) / of).toFixed(1) }]),
  ),
);
console.log(`${((user + system) / 1000 / calls).toFixed(2)} ms of CPU for one sentence against one article`);

function score({ title, text, lang, refs }: Article, other: Article): void {
  const source = { title: title ?? "", text: text.slice(0, 4000), language: lang };
  const count = (name: string, sentence: string | undefined) => {
    if (
      sentence === undefined ||
      !isPlainSentence(sentence) ||
      source.text.includes(sentence) !== (name === "extract")
    ) {
      return;
    }
    const row = rows.get(name) ?? { passed: 0, of: 0 };
    rows.set(name, row);
    calls++;
    row.of++;
    row.passed += grounded(sentence, [source]).length;
  };
  for (const sentence of splitSentences(refs.flat().join("\n"), lang)) count("by people, in other words", sentence);
  const foreign = other.lang === lang ? splitSentences(other.text.slice(0, 2000), lang) : [];
  for (const sentence of foreign.slice(0, 3)) count("of another article", sentence);

  const numbers = source.text.match(/\d+/gu) ?? [];
  const names = namesIn(source.text);
  const strangers = namesIn(other.text).filter((name) => !source.text.includes(name));
  for (const sentence of splitSentences(summarise(source, { sentences: 4, characters: 900 }), lang)) {
    count("extract", sentence);
    const [number] = /\d+/u.exec(sentence) ?? [];
    if (number !== undefined) {
      count("one number off by one", sentence.replace(number, String(Number(number) + 1)));
      count("one number for another of the article", sentence.replace(number, draw(numbers) ?? number));
    }
    const [name] = namesIn(sentence);
    if (name !== undefined) {
      count("one name for a stranger's", sentence.replace(name, draw(strangers) ?? name));
      count("one name for another of the article", sentence.replace(name, draw(names) ?? name));
    }
    if (lang === "en") count("a not put in", sentence.replace(/ (is|was|will|has|have|are|were|would) /u, " $1 not "));
    if (lang === "en") count("a not left out", sentence.replace(" not ", " "));
    const [words, tail] = [sentence.split(" "), draw(splitSentences(source.text, lang))?.split(" ") ?? []];
    if (words.length > 6 && tail.length > 6) {
      const head = words.slice(0, words.length / 2);
      count("half of one sentence, half of another", [...head, ...tail.slice(tail.length / 2)].join(" "));
    }
  }
}

function namesIn(text: string): string[] {
  return Array.from(text.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{L}+/gu), ([name]) => name);
}
