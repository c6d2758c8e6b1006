import type { Story } from "../../story/story.ts";

/** What two stories of at least so many runs of three words must share of the shorter one's, to be copies. */
const copy = { runs: 20, share: 0.6 } as const;
// A headline of fewer words may be the same by chance.
const leastWords = 4;
const openingLength = 1200;
// Of stories that share a stock phrase, more than these need not be looked at.
const mostOfOneRun = 8;

// A sign by itself where the script sets no blanks between words.
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

/**
 * The stories that say the same in nearly the same words, as wire copies do, put together: by equal headlines, or by the
 * runs of three words that the first 1,200 characters share. Both in the order in which they came. Pure.
 */
export function tellingsOf(stories: readonly Story[]): Story[][] {
  const tellings: { readonly runs: ReadonlySet<string>; readonly stories: Story[] }[] = [];
  const byRun = new Map<string, number[]>();
  const byHeadline = new Map<string, number>();
  for (const story of stories) {
    const runs = runsOf(story);
    const headline = headlineOf(story);
    const same = (headline === "" ? undefined : byHeadline.get(headline)) ?? copied(runs) ?? tellings.length;
    const telling = tellings[same] ?? { runs, stories: [] };
    if (same === tellings.length) {
      tellings.push(telling);
      for (const run of runs) {
        const list = byRun.get(run) ?? [];
        if (list.length < mostOfOneRun) byRun.set(run, [...list, same]);
      }
    }
    telling.stories.push(story);
    if (headline !== "") byHeadline.set(headline, byHeadline.get(headline) ?? same);
  }
  return tellings.map((telling) => telling.stories);

  function copied(runs: ReadonlySet<string>): number | undefined {
    if (runs.size < copy.runs) return undefined;
    const shared = new Map<number, number>();
    for (const run of runs) for (const i of byRun.get(run) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    const found = Array.from(shared).find(([i, count]) => {
      const size = Math.min(runs.size, tellings[i]?.runs.size ?? 0);
      return size >= copy.runs && count >= copy.share * size;
    });
    return found?.[0];
  }
}

function runsOf({ text }: Story): Set<string> {
  const all = text.slice(0, openingLength).toLowerCase().match(words) ?? [];
  return new Set(all.slice(2).map((word, i) => `${all[i]} ${all[i + 1]} ${word}`));
}

/** The words of a headline, without the paper's name behind it ("… - Harbour Wire"); "" for one that says too little. */
function headlineOf({ title, source, language }: Story): string {
  const line = title.slice(0, openingLength);
  const end = line.toLowerCase().lastIndexOf(source.toLowerCase());
  const bare = source !== "" && end > 0 && end + source.length === line.length ? line.slice(0, end) : line;
  const all = bare.toLowerCase().match(words) ?? [];
  return all.length < leastWords ? "" : `${language.split("-")[0]} ${all.join(" ")}`;
}
