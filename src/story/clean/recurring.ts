import { createHash } from "node:crypto";

// A line in as many articles of a source is the source's own.
const fewestArticles = 3;
// A whole paragraph may also be the background of a story that goes on for days: it must be in more of them.
const paragraph = { length: 160, share: 1 / 4 } as const;
// What is known of a source: its newest articles. A new line of its own is known by the third, an old one is forgotten.
const mostArticles = 40;

type Article = { readonly title: string; readonly text: string; readonly url?: string | undefined };

/** What is kept of an article to know its lines again: hashes of its headline, its address and its lines. */
export type Fingerprint = { readonly title: string; readonly url: string; readonly lines: readonly string[] };

/** What stands for a line among the lines of other articles: its letters, however written, and its numbers. */
export function lineKey(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/**
 * The keys of the lines of these articles that stand in three or more of their source's, `earlier` ones among them; of a long
 * paragraph, in a quarter: furniture there, whatever they say. Articles with one headline, or with one address, count
 * as one: a story that is told anew repeats itself.
 */
export function recurringLines(articles: readonly Article[], earlier: readonly Fingerprint[] = []): Set<string> {
  const all = [...articles.map(fingerprint), ...earlier];
  const holders = new Map<string, { titles: Set<string>; urls: Set<string> }>();
  for (const { title, url, lines } of all) {
    for (const line of lines) {
      const { titles, urls } = holders.get(line) ?? { titles: new Set(), urls: new Set() };
      holders.set(line, { titles: titles.add(title), urls: urls.add(url) });
    }
  }
  const counts = (key: string) => {
    const { titles, urls } = holders.get(hash(key)) ?? { titles: new Set(), urls: new Set() };
    return Math.min(titles.size, urls.size);
  };
  const known = new Set(all.map(({ url }) => url)).size;
  const least = (key: string) =>
    key.length < paragraph.length ? fewestArticles : Math.max(fewestArticles, Math.ceil(known * paragraph.share));
  return new Set(articles.flatMap(({ text }) => keysOf(text)).filter((key) => counts(key) >= least(key)));
}

/** What to keep of a source's articles, the newest first, for its next ones: those read now and those of `earlier`. Pure. */
export function remembered(articles: readonly Article[], earlier: readonly Fingerprint[]): Fingerprint[] {
  const now = articles.map(fingerprint);
  const isOld = ({ url }: Fingerprint) => now.every((other) => other.url !== url);
  return [...now, ...earlier.filter(isOld)].slice(0, mostArticles);
}

function fingerprint({ title, text, url }: Article): Fingerprint {
  return { title: hash(title), url: hash(url ?? title), lines: [...new Set(keysOf(text).map(hash))] };
}

function keysOf(text: string): string[] {
  return text
    .split("\n")
    .map(lineKey)
    .filter((key) => key !== "");
}

/** Forty-eight bits: among the thousand lines that a source is known by, two are alike by chance once in 500 million. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 8);
}
