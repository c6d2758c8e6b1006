// What a scorer of article extraction, cleaning, language detection, sentence splitting and feed parsing calls, over the
// story room: give this file to it as its module. RAW=1 leaves the cleaner out of the extraction.
import { clean, explainClean } from "../src/story/clean.ts";
import { readArticle } from "../src/story/read-article.ts";

export { parseFeed } from "./score-feeds.mjs";
export { detectLanguage } from "../src/story/language.ts";
export { splitSentences } from "../src/story/sentences.ts";

export function extractArticle(html, { url } = {}) {
  const { title, text } = readArticle(html, { url });
  return { title, text: process.env.RAW ? text : clean({ title, text }) };
}

export function cleanArticle({ title, text, lang }) {
  // The lines that stay: a line whose dateline is cut stays.
  const lines = text.split("\n");
  const verdicts = explainClean({ title: title ?? "", text, language: lang });
  return { lines: verdicts.flatMap(({ line, kept }) => (kept ? [lines[line]] : [])) };
}
