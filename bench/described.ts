import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { oneLine } from "../messages/layout.ts";
import { wordsOf } from "../src/briefing/summary/concepts.ts";
import { clean } from "../src/story/clean/clean.ts";
import { detectLanguage } from "../src/story/language/language.ts";
import { parsePage } from "../src/story/page/parse-page.ts";
import { readArticle } from "../src/story/page/read-article.ts";

const sets = ["fundus-multi", "fundus-eval", "newspaper4k", "scrapinghub", "trafilatura"];
const page = z.object({ html: z.string(), url: z.string().nullish() });

/** An article and what its newsroom says of it, as the scorer of summaries takes it. */
export type Described = { id: string; title: string; text: string; lang: string; refs: [[string]] };

/**
 * The pages of the article data (`folder`: data/nlp) that describe themselves in words that are not just the page's own: a
 * whole sentence of 60 to 500 characters, of whose runs of four words at most 70 % stand in the text, and of whose words at least
 * half do. Pages of the summary data are left out.
 */
export function describedPages(folder: string): Described[] {
  const known = new Set(read(join(folder, "summary/standfirst.jsonl.gz")).map((row) => titled.parse(row).title));
  const found = new Map<string, Described>();
  for (const set of sets) {
    for (const row of read(join(folder, `extraction/${set}.jsonl.gz`))) {
      const { html, url } = page.parse(row);
      const article = readArticle(html, url ? { url } : {});
      const { title } = article;
      const text = clean(article);
      const description = descriptionOf(html);
      if (text.length < 900 || known.has(title) || found.has(title) || !isOwn(description, text)) continue;
      const lang = detectLanguage(`${title}\n${text}`);
      found.set(title, { id: `${set} ${found.size}`, title, text, lang, refs: [[description]] });
    }
  }
  return [...found.values()];
}

const titled = z.object({ title: z.string().nullish() });

function read(file: string): unknown[] {
  return gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

function descriptionOf(html: string): string {
  const described = parsePage(html)
    .filter(
      ({ name, attributes }) =>
        name === "meta" && /description$/iu.test(attributes["name"] ?? attributes["property"] ?? ""),
    )
    .map(({ attributes }) => oneLine(attributes["content"] ?? ""));
  return described.reduce((longest, next) => (next.length > longest.length ? next : longest), "");
}

function isOwn(description: string, text: string): boolean {
  if (description.length < 60 || description.length > 500 || !/(?<!\.\.)[.!?。]["”]?$/u.test(description)) return false;
  const [words, there] = [wordsOf(description), wordsOf(text)];
  const all = new Set(there);
  const runs = new Set(runsOf(there));
  const mine = runsOf(words);
  const copied = mine.filter((run) => runs.has(run)).length;
  return copied <= 0.7 * mine.length && 2 * words.filter((word) => all.has(word)).length >= words.length;
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(3).map((_, i) => words.slice(i, i + 4).join(" "));
}
