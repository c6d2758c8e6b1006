import { oneLine } from "../../messages/layout.ts";
import { splitSentences } from "../story/sentences.ts";
import { trim, withoutAttribution } from "./trim.ts";

/** What is summed up: `text` has one block a line, furniture already off; `language` is BCP 47. */
export type Summarisable = { readonly title: string; readonly text: string; readonly language?: string };

/** How long a summary may be. `characters` counts UTF-16 units and is never exceeded. */
export type Length = { readonly sentences?: number; readonly characters?: number };

// A writer puts the news first: what stands further down is background, however well it fits.
const opening = 10;
// A line without an end mark that is longer than this is a sentence all the same (Thai has no such mark).
const longestSubhead = 100;
// A sentence of which this share of words stands in the headline says nothing that the headline did not.
const sameWords = 0.8;

const endMark = /[.!?…。！？؟۔।]["'”’»」』)\]]*$/u;
// "SEOUL, 20 November (Agency) -- ", as wire desks begin.
const dateline = /^\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [^–—-]{2,40})?(?: ?\([^)]{2,30}\))? (?:--?|[–—]) (?=\S)/u;
const fullWidthEnd = /[。！？][”’」』）]*$/u;

// Words that point back to what stood before.
const pointers = [
  "But And Or So However Meanwhile Moreover Furthermore Also Still Yet Then Instead Nevertheless He She It They This That These Those His Her Their Its",
  "Pero Además También Asimismo Entonces Ella Ellos Ellas Esto Eso Estos Estas Sin·embargo No·obstante Por·otra·parte Mientras·tanto",
  "Aber Doch Und Auch Zudem Außerdem Dennoch Dies Dieser Diese Er Sie Es Mais Et Il Elle Ils Elles Cela Cependant Toutefois",
  "그러나 하지만 그리고 또한 또 한편 그는 그녀는 그들은 이는 이에 이날 이어",
].join(" ");
/** Whether a sentence begins with a word that points back to the one before ("But", "He"): English and its neighbours, Korean. */
export const pointsBack = new RegExp(
  `^["“«'‘]?(?:${pointers.replaceAll(" ", "|").replaceAll("·", " ")})(?![\\p{L}\\p{M}])`,
  "u",
);

/**
 * The first sentences of a story that say more than its headline, in their order: two of them, unless told otherwise. A
 * first sentence that is too long is trimmed (see `trim`); a later one that does not fit makes room for the next. It
 * does not begin with a sentence that points back ("But he …") where another one follows. Only words of the text, and ""
 * where there are none. Pure.
 */
export function summarise(story: Summarisable, { sentences = 2, characters = Infinity }: Length = {}): string {
  const candidates = candidatesOf(story);
  const first = Math.max(
    candidates.findIndex((sentence) => !pointsBack.test(sentence)),
    0,
  );
  let summary = "";
  let taken = 0;
  let gap = false;
  for (const sentence of candidates.slice(first)) {
    if (taken >= sentences) break;
    if (gap && pointsBack.test(sentence)) continue;
    const glue = taken === 0 || fullWidthEnd.test(summary) ? "" : " ";
    const fitted = fit(sentence, characters - summary.length - glue.length, taken === 0);
    gap = fitted === "";
    if (gap) continue;
    summary += glue + fitted;
    taken++;
  }
  return summary;
}

function fit(sentence: string, room: number, first: boolean): string {
  if (first || sentence.length <= room) return trim(sentence, room);
  const core = withoutAttribution(sentence);
  return core.length <= room ? core : "";
}

/** The sentences of the opening that say something, and not what the headline says. */
function candidatesOf({ title, text, language }: Summarisable): string[] {
  const lines = text.split("\n").map(oneLine).filter(isWorded);
  const told = lines.filter((line) => endMark.test(line) || line.length > longestSubhead);
  const headline = new Set(wordsOf(title));
  const candidates: string[] = [];
  for (const line of told.length > 0 ? told : lines) {
    const sentences = splitSentences(line.replace(dateline, ""), language);
    candidates.push(...sentences.filter((sentence) => isWorded(sentence) && !repeats(sentence, headline)));
    if (candidates.length >= opening) break;
  }
  return candidates.slice(0, opening);
}

function isWorded(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function repeats(sentence: string, headline: ReadonlySet<string>): boolean {
  const words = wordsOf(sentence);
  return words.filter((word) => headline.has(word)).length >= words.length * sameWords;
}

// Scripts that set no blanks between words are taken character by character.
function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
