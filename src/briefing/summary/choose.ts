import { endMark } from "../../story/language/end-mark.ts";

/** One of the ways to say a sentence, the whole of it or trimmed, and what is known of it. */
export type Form = {
  readonly text: string;
  /** What stands between it and the next. */
  readonly glue: string;
  /** What it speaks of that other sentences speak of too, and the weight of all the rest. */
  readonly shared: readonly number[];
  readonly ownWeight: number;
  /** As if it were written in letters. */
  readonly size: number;
  readonly opensQuoted: boolean;
};

/**
 * A sentence that may be chosen: its order among the candidates (0 is the first), whether it is understood only behind the
 * sentence before it, and its forms, the longest first.
 */
export type Choice = {
  readonly order: number;
  readonly place: number;
  readonly pointsBack: boolean;
  readonly forms: readonly Form[];
};

/** A choice with the form in which it is shown. */
export type Picked = { readonly choice: Choice; readonly form: Form };

/** The most sentences that are chosen together; those beyond are added one by one. */
const together = 3;
const fullWidthEnd = /[。！？][”’」』）]*$/u;
// Another mark will do; and Thai, Lao, Khmer, Burmese and Amharic set none that any other language has.
const needsNone =
  /[:;\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Ethiopic}]["'”’»」』)\]]*$/u;
const endLength = 6;
const fullStops = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]["'”’」』）)]*$/u, "。"],
  [/[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Oriya}]["'”’)]*$/u, "। "],
] as const;

/**
 * The set of sentences, in their order, that `value` rates highest: up to `sentences` of them in `characters` UTF-16 units.
 * No more is trimmed than must be. A sentence that points back is only taken with the one before it; if that leaves
 * nothing, with anything. Up to three sentences, fewer are chosen where they are rated higher; who asks for more gets as
 * many as there are. Empty if nothing has room.
 */
export function choose(
  choices: readonly Choice[],
  { sentences, characters }: { readonly sentences: number; readonly characters: number },
  value: (set: readonly Picked[]) => number,
): readonly Picked[] {
  const search = (strict: boolean) => {
    let best: readonly Picked[] = [];
    let highest = -Infinity;
    each(choices, { most: Math.min(sentences, together), characters, strict }, (set) => {
      if (set.length < best.length && sentences > together) return;
      if (trimmedInVain(set, characters)) return;
      const rating = value(set);
      if (rating <= highest && (sentences <= together || set.length === best.length)) return;
      best = [...set];
      highest = rating;
    });
    return best;
  };
  const standing = search(true);
  let best = standing.length > 0 ? standing : search(false);
  while (best.length >= together && best.length < sentences) {
    const more = choices.filter((choice) => !best.some((picked) => picked.choice === choice));
    const wider = more
      .flatMap((choice) => choice.forms.slice(0, 1).map((form) => ({ choice, form })))
      .map((picked) => [...best, picked].toSorted((a, b) => a.choice.order - b.choice.order))
      .filter((set) => standsAlone(set) && lengthOf(set) <= characters);
    const [first, ...rest] = wider;
    if (!first) break;
    best = rest.reduce((a, b) => (value(b) > value(a) ? b : a), first);
  }
  return best;
}

/**
 * Visits every set of up to `most` choices, in each of the forms that have room; if `strict`, those that stand alone. The
 * visitor must not keep the set.
 */
function each(
  choices: readonly Choice[],
  { most, characters, strict }: { readonly most: number; readonly characters: number; readonly strict: boolean },
  visit: (set: readonly Picked[]) => void,
): void {
  const set: Picked[] = [];
  const extend = (from: number, room: number) => {
    for (let i = from; i < choices.length; i++) {
      const choice = choices[i];
      if (!choice || (strict && !standsBehind(choice, set.at(-1)))) continue;
      for (const form of choice.forms) {
        if (form.text.length > room) continue;
        set.push({ choice, form });
        visit(set);
        if (set.length < most) extend(i + 1, room - form.text.length - form.glue.length);
        set.pop();
      }
    }
  };
  if (most > 0) extend(0, characters);
}

function standsAlone(set: readonly Picked[]): boolean {
  return set.every(({ choice }, i) => standsBehind(choice, set[i - 1]));
}

/** Whether a sentence is understood behind this one: "He" may be who said that, and so may be what was trimmed off. */
function standsBehind({ pointsBack, place }: Choice, before: Picked | undefined): boolean {
  if (!pointsBack) return true;
  return before?.choice.place === place - 1 && before.form === before.choice.forms[0];
}

/** Whether a sentence could be said in a longer form and all would still have room. */
function trimmedInVain(set: readonly Picked[], characters: number): boolean {
  return set.some(({ choice, form }) => {
    if (form === choice.forms[0]) return false;
    const longer = choice.forms[choice.forms.indexOf(form) - 1]?.text.length ?? 0;
    return lengthOf(set) - form.text.length + longer <= characters;
  });
}

/** The length of a set as it is shown, in UTF-16 units. */
function lengthOf(set: readonly Picked[]): number {
  let length = 0;
  let glue = "";
  for (const { form } of set) {
    length += glue.length + form.text.length;
    glue = form.glue;
  }
  return length;
}

/** What stands between a sentence and the next: also the full stop that the first lacks, as a standfirst often does. */
export function glueAfter(sentence: string): string {
  // A pattern for an end is tried at each character before it.
  const end = sentence.slice(-endLength);
  if (fullWidthEnd.test(end)) return "";
  if (endMark.test(end) || needsNone.test(end)) return " ";
  return fullStops.find(([script]) => script.test(end))?.[1] ?? ". ";
}
