import { candidatesOf, repeats } from "./candidates.ts";
import { choose, glueAfter, type Choice } from "./choose.ts";
import { wordsOf } from "./concepts.ts";
import { pointsBack } from "./points-back.ts";
import type { Room } from "./summary-weights.ts";
import { formsOf, trim } from "./trim.ts";
import { worthOf } from "./worth.ts";

/** What is summed up: `text` has one block a line, furniture already off; `language` is BCP 47. */
export type Summarisable = { readonly title: string; readonly text: string; readonly language?: string };

/** How long a summary may be. `characters` counts UTF-16 units and is never exceeded. */
export type Length = { readonly sentences?: number; readonly characters?: number };

/** Other stories on the same event: what many of them speak of counts for more. Only the first story is quoted. */
export type Beside = { readonly others?: readonly Summarisable[] };

// The best set is sought among so many sentences, the likeliest.
const likeliest = 16;
// An event may have hundreds of stories; the first ones say what it is about.
const mostOthers = 12;
// Of each of them only so much is looked at (UTF-16 units).
const openingOfOther = 2000;
// More than any rating.
const whole = 1000;
// About how long a sentence of a news story is, in UTF-16 units.
const usualSentence = 150;

/**
 * The sentences of a story that together say best what it is about, in their order: at most two, unless told otherwise.
 * Where `characters` are few a sentence is trimmed (see `trim`) rather than left out. None says the headline again; none
 * points back ("But he …") to a sentence that is not shown; the words are those of the text. "" where there are none.
 * Pure.
 */
export function summarise(story: Summarisable, length: Length & Beside = {}): string {
  return summarySentences(story, length).reduce((all, next) => (all === "" ? next : all + glueAfter(all) + next), "");
}

/** The same, sentence by sentence. */
export function summarySentences(
  { title, text, language }: Summarisable,
  { sentences = 2, characters = Infinity, others = [] }: Length & Beside = {},
): string[] {
  const candidates = candidatesOf(title, text, language);
  if (candidates.length === 0 || sentences < 1) return [];
  const titleWords = wordsOf(title);
  const headline = new Set(titleWords);
  const isTight = characters < sentences * usualSentence;
  const room: Room = isTight ? "tight" : sentences === 1 ? "one" : "several";
  const worth = worthOf(titleWords, candidates, others.slice(0, mostOthers).map(openingWords), room);
  const trimmedOf = (text: string) =>
    (isTight ? formsOf(text).slice(1) : [])
      .map((form) => ({ form, words: wordsOf(form) }))
      .filter(({ words }) => !repeats(words, headline))
      .map(({ form, words }) => worth.trimmedTo(form, words));
  const choices: Choice[] = [...candidates.keys()]
    .toSorted((a, b) => (worth.likelihood[b] ?? 0) - (worth.likelihood[a] ?? 0))
    .slice(0, likeliest)
    .toSorted((a, b) => a - b)
    .flatMap((order) => candidates.slice(order, order + 1).map((candidate) => ({ order, candidate })))
    .map(({ order, candidate }) => ({
      order,
      place: candidate.place,
      pointsBack: pointsBack(candidate.text, language),
      forms: [worth.wholeOf(order), ...trimmedOf(candidate.text)],
    }));
  // What has no more sentences than may be shown is told whole, as far as there is room.
  const each = candidates.length <= sentences ? whole : 0;
  const chosen = choose(choices, { sentences, characters }, (set) => worth.rate(set) + each * set.length);
  if (chosen.length > 0) return chosen.map(({ form }) => form.text);
  const cut = trim(choices[0]?.forms[0]?.text ?? "", characters);
  return cut === "" ? [] : [cut];
}

function openingWords({ title, text }: Summarisable): string[] {
  return wordsOf(`${title}\n${text.slice(0, openingOfOther)}`);
}
