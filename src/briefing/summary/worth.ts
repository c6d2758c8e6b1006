import type { Candidate } from "./candidates.ts";
import { glueAfter, type Form, type Picked } from "./choose.ts";
import { beyondLatin, makeConcepts, type Concepts } from "./concepts.ts";
import { conceptWeights as by, weightsFor, type Room } from "./summary-weights.ts";

/** What the sentences of a story are worth: alone, and as a set. */
export type Worth = {
  /** The whole of the sentence with this order. */
  readonly wholeOf: (order: number) => Form;
  /** A trimmed form of a sentence. */
  readonly trimmedTo: (text: string, words: readonly string[]) => Form;
  /** How likely each sentence stands in the best set; only the order counts. */
  readonly likelihood: readonly number[];
  /** How good a set is. */
  readonly rate: (set: readonly Picked[]) => number;
};

// Lengths in letters: a sentence, a story, and less than any sentence has.
const usual = 120;
const usualStory = 2500;
const shortest = 20;
// A Chinese or Japanese character says as much as about so many letters.
const lettersPerCharacter = 2.5;
const wide = /[\u3040-\u30ff\u3400-\u9fff]/g;
// A vowel sign or an accent is no letter of its own.
const marks = /\p{M}/gu;

/** Weighs what a story's sentences speak of; `title` and `others`, further texts on the same event, are words. */
export function worthOf(
  title: readonly string[],
  sentences: readonly Candidate[],
  others: readonly (readonly string[])[],
  room: Room,
): Worth {
  const concepts = makeConcepts();
  const spoken = sentences.map(({ words }) => concepts.of(words));
  const headline = new Uint8Array(concepts.count());
  const ofTitle = concepts.of(title, true);
  for (const concept of ofTitle) headline[concept] = 1;
  const { weights, times } = weigh(
    spoken,
    headline,
    others.map((words) => concepts.of(words, true)),
    concepts,
  );
  const weightOf = (ids: readonly number[]) => {
    let sum = 0;
    for (const concept of ids) sum += weights[concept] ?? 0;
    return sum;
  };
  const sizes = sentences.map(({ text }) => sizeOf(text));
  const ratios = spoken.map((ids, i) => weightOf(ids) / (Math.max(sizes[i] ?? 0, 40) / usual) ** by.length);
  const unit = Math.max(...ratios, 1e-9);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Longer and shorter stories are rare: nothing is known of them.
  const longness = Math.min(Math.max(Math.log((total + 200) / usualStory), -1.2), 1);
  const rating = weightsFor(room, longness);
  const isShared = (concept: number) => times[concept] !== 1;
  const said = new Uint32Array(weights.length);
  let round = 0;

  const rate = (set: readonly Picked[]): number => {
    round++;
    let covered = 0;
    let size = set.length - 1;
    let early = 0;
    let opensQuoted = 0;
    for (const { choice, form } of set) {
      covered += form.ownWeight;
      for (const concept of form.shared) {
        if (said[concept] === round) continue;
        said[concept] = round;
        covered += weights[concept] ?? 0;
      }
      size += form.size;
      early += 1 / (1 + by.later * choice.order);
      if (form.opensQuoted) opensQuoted++;
    }
    const cover = covered / unit;
    return (
      rating.cover * cover +
      rating.logCover * Math.log(cover + 0.05) +
      (rating.early * early) / set.length +
      rating.count * set.length +
      rating.opensQuoted * opensQuoted +
      rating.length * Math.log(Math.max(size, shortest) / usual)
    );
  };

  const formOf = (text: string, told: readonly number[]): Form => {
    const shared = told.filter(isShared);
    return {
      text,
      glue: glueAfter(text),
      shared,
      ownWeight: weightOf(told) - weightOf(shared),
      size: sizeOf(text),
      opensQuoted: /^["'“‘«„「『]/u.test(text),
    };
  };

  return {
    wholeOf: (order) => formOf(sentences[order]?.text ?? "", spoken[order] ?? []),
    trimmedTo: (text, words) => formOf(text, concepts.of(words, true)),
    likelihood: ratios.map((ratio, i) => ratio / unit + by.lead / (1 + by.laterLead * i)),
    rate,
  };
}

function weigh(
  spoken: readonly (readonly number[])[],
  headline: Uint8Array,
  others: readonly (readonly number[])[],
  { count, isPair }: Concepts,
): { readonly weights: Float64Array; readonly times: Uint32Array } {
  const weights = new Float64Array(count());
  const times = new Uint32Array(count());
  for (const [i, ids] of spoken.entries()) {
    const fresh = 1 / (1 + by.fading * i);
    for (const concept of ids) {
      weights[concept] = (weights[concept] ?? 0) + fresh;
      times[concept] = (times[concept] ?? 0) + 1;
    }
  }
  for (let concept = 0; concept < weights.length; concept++) weights[concept] = Math.sqrt(weights[concept] ?? 0);
  for (const ids of others) {
    for (const concept of ids) {
      weights[concept] = (weights[concept] ?? 0) + 1;
      times[concept] = (times[concept] ?? 0) + 1;
    }
  }
  for (let concept = 0; concept < weights.length; concept++) {
    const inHeadline = headline[concept] === 1;
    const emphasis = inHeadline ? by.headline : times[concept] === 1 ? by.once : 1;
    weights[concept] = (weights[concept] ?? 0) * emphasis * (isPair(concept) ? by.pair : 1);
  }
  return { weights, times };
}

function sizeOf(text: string): number {
  if (!beyondLatin.test(text)) return text.length;
  return text.replace(marks, "").length + (lettersPerCharacter - 1) * (text.match(wide)?.length ?? 0);
}
