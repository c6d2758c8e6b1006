import { cluster } from "../src/briefing/cluster.ts";
import { summarySentences } from "../src/briefing/summarise.ts";

/** An article of a data set, and a headline or article of a day that was sorted into events by hand. */
type Article = { title?: string | null; text: string; lang?: string };
type Told = { id: string; title?: string | null; text?: string; lang?: string; published?: string };

/** What a scorer of summaries (ROUGE against human ones) calls: the sentences chosen. */
export function summarise(
  { title, text, lang = "und" }: Article,
  { maxSentences = 3, maxChars = Infinity }: { maxSentences?: number; maxChars?: number },
): string[] {
  return summarySentences(
    { title: title ?? "", text, language: lang },
    { sentences: maxSentences, characters: maxChars },
  );
}

/** What a scorer of clusters (B-cubed against human ones) calls: the ids of each group. */
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
