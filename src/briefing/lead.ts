import type { Story } from "../story/story.ts";
import { makeConcepts, wordsOf } from "./summary/concepts.ts";

// A text shorter than this (UTF-16 units) is a teaser, and tells little.
const leastText = 200;
// Of two there is no telling which one is odd.
const leastStories = 3;
// More would not change what is usual.
const mostStories = 200;
// The first story is kept as long as its headline is nearly as usual as any: what a reader opens is what was shown.
const nearly = 0.75;

/**
 * The story by which an event is told: of those with a text the first one, unless its headline says much less of what the
 * other headlines say than others do, so that an odd one never stands for all. Pure.
 */
export function leadOf(stories: readonly Story[]): Story | undefined {
  const all = stories.slice(0, mostStories);
  const [first, ...rest] =
    [
      all.filter(({ text }) => text.length >= leastText),
      all.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)),
      all,
    ].find((some) => some.length > 0) ?? [];
  if (!first || rest.length === 0 || all.length < leastStories) return first;
  const concepts = makeConcepts();
  const headlines = new Map(all.map((story) => [story, concepts.of(wordsOf(story.title))]));
  const times = Map.groupBy([...headlines.values()].flat(), (concept) => concept);
  const usualness = (story: Story) => {
    const said = headlines.get(story) ?? [];
    return said.reduce((sum, concept) => sum + (times.get(concept)?.length ?? 0), 0) / Math.sqrt(said.length || 1);
  };
  const usual = [first, ...rest].map((story) => ({ story, usualness: usualness(story) }));
  const most = Math.max(...usual.map(({ usualness }) => usualness));
  return usual.find(({ usualness }) => usualness >= nearly * most)?.story;
}
