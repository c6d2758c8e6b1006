import { domainToUnicode } from "node:url";
import { cluster } from "../src/briefing/events/cluster.ts";
import { summarise as sumUp, summarySentences } from "../src/briefing/summary/summarise.ts";
import { clean, explainClean } from "../src/story/clean/clean.ts";
import { readArticle } from "../src/story/page/read-article.ts";
import { NotAFeed, readFeed, type Feed } from "../src/story/feed/read-feed.ts";

export { detectLanguage } from "../src/story/language/language.ts";
export { splitSentences } from "../src/story/language/sentences.ts";

// What the scorers of `quality.ts` call.

/** An article of a data set, and a headline or article of a day that was sorted into events by hand. */
type Article = { title?: string | null; text: string; lang?: string };
export type Told = { id: string; title?: string | null; text?: string; lang?: string; published?: string };

/** The article of a page. It is summed up too, so that the time taken is that from a page to its summary. */
export function extractArticle(html: string, { url }: { url?: string }): { title: string; text: string } {
  const found = readArticle(html, { ...(url !== undefined && { url }) });
  const article = { title: found.title, text: clean(found) };
  sumUp(article);
  return article;
}

/** The lines that stay. A line whose dateline is cut stays. */
export function cleanArticle({ title, text, lang = "und" }: Article): { lines: string[] } {
  const lines = text.split("\n");
  const verdicts = explainClean({ title: title ?? "", text, language: lang });
  return { lines: verdicts.flatMap(({ line, kept }) => (kept ? [lines[line] ?? ""] : [])) };
}

/** The sentences chosen. */
export function summarise(
  { title, text, lang = "und" }: Article,
  { maxSentences = 3, maxChars = Infinity }: { maxSentences?: number; maxChars?: number },
): string[] {
  return summarySentences(
    { title: title ?? "", text, language: lang },
    { sentences: maxSentences, characters: maxChars },
  );
}

/** The ids of each group. */
export function clusterStories(items: readonly Told[]): string[][] {
  const stories = items.map(({ id, title, text = "", lang = "und", published }) => ({
    id,
    title: title ?? "",
    text,
    language: lang,
    ...(published !== undefined && { publishedAt: Date.parse(published) }),
  }));
  return cluster(stories).map((group) => group.map(({ id }) => id));
}

const place = "https://feed.example";

/**
 * A feed; undefined for what is none, which is an answer. The scorer gives no address and expects links as they were
 * written: a stand-in is put in front of relative ones and taken off again, xml:base is left out, and what an address may
 * not hold is shown as people write it.
 */
export function parseFeed(xml: string): Feed | undefined {
  try {
    const feed = readFeed(xml.replaceAll(/\sxml:base=(["']).*?\1/gu, ""), { url: `${place}/` });
    return {
      ...feed,
      items: feed.items.map((item) => (item.link === undefined ? item : { ...item, link: asWritten(item.link) })),
    };
  } catch (error) {
    if (error instanceof NotAFeed) return undefined;
    throw error;
  }
}

function asWritten(link: string): string {
  const { host } = new URL(link);
  return decodeURI(link).replace(host, domainToUnicode(host)).replace(place, "");
}
