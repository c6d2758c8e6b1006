import type { Candidate } from "./candidates.ts";
import type { Picked } from "./choose.ts";
import { makeConcepts, type Concepts } from "./concepts.ts";
import { conceptWeights as by, setWeights, type Measures, type Room } from "./summary-weights.ts";

/** One of the ways to say a sentence, the whole of it or trimmed, and what is known of it. */
export type Form = {
  readonly text: string;
  readonly concepts: readonly number[];
  /** As if it were written in letters. */
  readonly size: number;
  readonly short: number;
  readonly opensQuoted: number;
  readonly quotes: number;
  readonly figures: number;
};

/** What the sentences of a story are worth: alone, and as a set. */
export type Worth = {
  readonly formOf: (text: string, words: readonly string[]) => Form;
  /** How likely each sentence stands in the best set; only the order counts. */
  readonly likelihood: readonly number[];
  readonly measure: (set: readonly Picked[]) => Measures;
};

const shortSize = 60;
// A Chinese or Japanese character says as much as about so many letters.
const lettersPerCharacter = 2.5;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Weighs what a story's sentences speak of; `title` and `others`, further texts on the same event, are words. */
export function worthOf(
  title: readonly string[],
  sentences: readonly Candidate[],
  others: readonly (readonly string[])[],
): Worth {
  const concepts = makeConcepts();
  const spoken = sentences.map(({ words }) => concepts.of(words));
  const headline = new Uint8Array(concepts.count());
  const ofTitle = concepts.of(title, true);
  for (const concept of ofTitle) headline[concept] = 1;
  const weights = weigh(
    spoken,
    headline,
    others.map((words) => concepts.of(words, true)),
    concepts,
  );
  const sizes = sentences.map(({ text }) => sizeOf(text));
  const ratios = spoken.map(
    (ids, i) =>
      ids.reduce((sum, concept) => sum + (weights[concept] ?? 0), 0) / (Math.max(sizes[i] ?? 0, 40) / 120) ** by.length,
  );
  const unit = Math.max(...ratios, 1e-9);
  const longness = Math.log((sizes.reduce((sum, size) => sum + size, 0) + 200) / 2500);
  const said = new Uint32Array(weights.length);
  let round = 0;

  const measure = (set: readonly Picked[]): Measures => {
    round++;
    let covered = 0;
    let named = 0;
    let size = set.length - 1;
    let early = 0;
    let short = 0;
    let opensQuoted = 0;
    let quotes = 0;
    let figures = 0;
    for (const { choice, form } of set) {
      for (const concept of form.concepts) {
        if (said[concept] === round) continue;
        said[concept] = round;
        covered += weights[concept] ?? 0;
        named += headline[concept] ?? 0;
      }
      size += form.size;
      early += 1 / (1 + 0.25 * choice.order);
      short += form.short;
      opensQuoted += form.opensQuoted;
      quotes += form.quotes;
      figures += form.figures;
    }
    const cover = covered / unit;
    const length = size / 100;
    const logLength = Math.log(Math.max(size, 20) / 120);
    return {
      cover,
      logCover: Math.log(cover + 0.05),
      headline: named / Math.max(ofTitle.length, 1),
      lead: set[0]?.choice.order === 0 ? 1 : 0,
      early: early / set.length,
      short,
      opensQuoted,
      quotes,
      figures: figures / set.length,
      length,
      logLength,
      squareLength: (length * length) / 4,
      lengthOfLong: longness * length,
      logLengthOfLong: longness * logLength,
    };
  };

  return {
    formOf: (text, words) => {
      const size = sizeOf(text);
      return {
        text,
        concepts: concepts.of(words, true),
        size,
        short: size < shortSize ? 1 : 0,
        opensQuoted: /^["'“‘«„「『]/u.test(text) ? 1 : 0,
        quotes: /["“«„「]/u.test(text.slice(1)) ? 1 : 0,
        figures: /\p{N}/u.test(text) ? 1 : 0,
      };
    },
    likelihood: ratios.map((ratio, i) => ratio / unit + 0.3 / (1 + 0.5 * i)),
    measure,
  };
}

/** How good a set is for the room that there is. */
export function rate(measures: Measures, room: Room): number {
  const by = setWeights[room];
  return (
    by.cover * measures.cover +
    by.logCover * measures.logCover +
    by.headline * measures.headline +
    by.lead * measures.lead +
    by.early * measures.early +
    by.short * measures.short +
    by.opensQuoted * measures.opensQuoted +
    by.quotes * measures.quotes +
    by.figures * measures.figures +
    by.length * measures.length +
    by.logLength * measures.logLength +
    by.squareLength * measures.squareLength +
    by.lengthOfLong * measures.lengthOfLong +
    by.logLengthOfLong * measures.logLengthOfLong
  );
}

function weigh(
  spoken: readonly (readonly number[])[],
  headline: Uint8Array,
  others: readonly (readonly number[])[],
  { count, isPair }: Concepts,
): Float64Array {
  const weights = new Float64Array(count());
  const times = new Uint32Array(count());
  for (const [i, ids] of spoken.entries()) {
    for (const concept of ids) {
      weights[concept] = (weights[concept] ?? 0) + 1 / (1 + by.fading * i);
      times[concept] = (times[concept] ?? 0) + 1;
    }
  }
  for (let concept = 0; concept < weights.length; concept++) weights[concept] = (weights[concept] ?? 0) ** by.power;
  for (const ids of others) {
    for (const concept of ids) {
      weights[concept] = (weights[concept] ?? 0) + 1;
      times[concept] = (times[concept] ?? 0) + 1;
    }
  }
  return weights.map(
    (weight, concept) =>
      weight *
      (isPair(concept) ? by.pair : 1) *
      (headline[concept] === 1 ? by.headline : times[concept] === 1 ? by.once : 1),
  );
}

function sizeOf(text: string): number {
  return text.length + (lettersPerCharacter - 1) * (text.match(wide)?.length ?? 0);
}
