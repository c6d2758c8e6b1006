// A line in as many articles of a source is the source's own.
const fewestArticles = 3;

/** What stands for a line among the lines of other articles: its letters, however written, and its numbers. */
export function lineKey(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/**
 * The keys of the lines that stand in three or more of a source's articles: furniture there, whatever they say. Articles
 * with one title count as one.
 */
export function recurringLines(articles: readonly { readonly title: string; readonly text: string }[]): Set<string> {
  const titles = new Map<string, Set<string>>();
  for (const { title, text } of articles)
    for (const line of text.split("\n")) {
      const key = lineKey(line);
      const seen = titles.get(key) ?? new Set();
      if (key !== "") titles.set(key, seen.add(title));
    }
  return new Set([...titles].flatMap(([key, seen]) => (seen.size >= fewestArticles ? [key] : [])));
}
