import type { Story } from "../../story/story.ts";
import { newest } from "../event.ts";
import { outcomesIn } from "./outcome-words.ts";

/** What is materially new about an event that was told before, and the story that says it first. */
export type Update = {
  readonly story: Story;
  /** A figure that was told has changed, there is an outcome, or there is a name that nobody had told. */
  readonly kind: "figure" | "outcome" | "name";
};

// What is new stands in the headline or right behind it; further down is what everybody knew.
const leadLength = 240;
// Bounds for an event of very many or very long stories.
const longestStory = 20_000;
const longestTold = 400_000;
// From a few bare headlines nobody can tell which names were known.
const leastTold = 250;
// From "five hurt" to "six hurt" it is new; "about 100" and "104" are one count.
const leastChange = 1.2;
// A headline with a new name is a new one only if so much of it is in no story told.
const newShare = 0.5;

/**
 * Whether an event has changed materially since it was told to somebody, and by which story. `told` are its stories that
 * the telling knew, `later` those that came after it (by when they came, not by the date they bear). Undefined where the
 * later ones say the same, in whatever words, or are older than what was told: what may come back once, labelled as an
 * update, is a figure that changed ("5 dead", "40 dead"), an outcome (a verdict after a trial began), or a person
 * or place in the headline that no story told named. Of several stories the one published first. Only stories in a
 * language in which it was told are looked at. Pure.
 */
export function updateOf(told: readonly Story[], later: readonly Story[]): Update | undefined {
  const toldAt = newest(told) ?? -Infinity;
  const candidates = later
    .filter((story) => (story.publishedAt ?? Infinity) >= toldAt)
    .toSorted((a, b) => (a.publishedAt ?? Infinity) - (b.publishedAt ?? Infinity));
  for (const story of candidates) {
    const language = languageOf(story);
    const known = told.filter((other) => languageOf(other) === language);
    const kind = known.length > 0 && newIn(story, known, language);
    if (kind) return { story, kind };
  }
  return undefined;
}

function languageOf({ language }: Story): string {
  return language.split("-")[0] ?? "";
}

function newIn(story: Story, told: readonly Story[], language: string): Update["kind"] | undefined {
  const before = told
    .map(({ title, text }) => `${title}\n${text}`.slice(0, longestStory))
    .join("\n")
    .slice(0, longestTold);
  const figures = figuresIn(before, language);
  const tolls = figuresIn(story.text.slice(0, leadLength), language).map(({ value, counts }) => ({
    value,
    counts: new Set(Array.from(counts).filter(isOutcome)),
  }));
  if (changedFigure([...figuresIn(story.title.slice(0, leadLength), language), ...tolls], figures)) return "figure";
  const known = outcomesIn(before, language);
  const outcomes = outcomesIn(story.title.slice(0, leadLength), language);
  if (Array.from(outcomes).some((outcome) => !known.has(outcome))) return "outcome";
  return before.length >= leastTold && newName(story.title.slice(0, leadLength), before) ? "name" : undefined;
}

// Behind the headline only the toll of an outcome is looked at: there are ages and dates, too.
const outcomeMark = "outcome ";
const isOutcome = (word: string) => word.startsWith(outcomeMark);
/** A number and what it counts: the telling words beside it, and the outcomes among them. */
type Figure = { readonly value: number; readonly counts: ReadonlySet<string> };

const tokens = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+|[.!?…。\n]/gu;
const isNumber = /^\p{N}/u;
// A year, a time of day or a date is no count.
const isCount = /^(?!(?:19|20)\d\d$)\d+(?:[.,]\d+)*$/u;
const month =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|févr|avr|mai|juin|juil|août|déc|okt|dez|월|일|년|시|분)/iu;
// Small counts are spelled out in good style; from two on, for "one" is an article in most languages.
const spelledOut: Readonly<Record<string, readonly string[]>> = {
  en: "two three four five six seven eight nine ten eleven twelve".split(" "),
  es: "dos tres cuatro cinco seis siete ocho nueve diez once doce".split(" "),
  fr: "deux trois quatre cinq six sept huit neuf dix onze douze".split(" "),
  de: "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(" "),
};
// Words that stand beside numbers of all sorts.
const common =
  /^(?:\p{L}{1,3}|people|persons?|least|more|than|about|around|over|nearly|rises?|others|were|have|been|personas|menos|menschen|mindestens|personnes|moins|명.*)$/iu;

function figuresIn(text: string, language: string): Figure[] {
  const all = text.match(tokens) ?? [];
  return all.flatMap((token, i) => {
    const value = valueOf(token, language);
    if (value === undefined || month.test(all[i + 1] ?? "") || month.test(all[i - 1] ?? "")) return [];
    const counts = new Set([...wordsBeside(all, i, 1), ...wordsBeside(all, i, -1)]);
    const kinds = Array.from(
      outcomesIn(Array.from(counts).join(" "), language),
      (outcome) => `${outcomeMark}${outcome}`,
    );
    return [{ value, counts: new Set([...counts, ...kinds]) }];
  });
}

/** How much a token says, if it is a count; "1,200" and "1.200" are one number, "6.1" and "6,1" another. */
function valueOf(token: string, language: string): number | undefined {
  if (isCount.test(token)) return Number(token.replace(/[.,](?=\d{3}(?!\d))/gu, "").replace(",", "."));
  const place = spelledOut[language]?.indexOf(token.toLowerCase()) ?? -1;
  return place < 0 ? undefined : place + 2;
}

/** The telling words within four steps in one direction, to the end of the sentence or the next number. */
function wordsBeside(all: readonly string[], from: number, step: 1 | -1): string[] {
  const found: string[] = [];
  for (let i = 1; i <= 4; i++) {
    const word = all[from + i * step]?.toLowerCase();
    if (word === undefined || isNumber.test(word) || !/\p{L}/u.test(word)) break;
    if (!common.test(word)) found.push(word.slice(0, 6));
  }
  return found;
}

/** A figure counts what one that was told counts, and is far from each of those. */
function changedFigure(figures: readonly Figure[], told: readonly Figure[]): boolean {
  return figures.some(({ value, counts }) => {
    const same = told.filter((other) => Array.from(counts).some((word) => other.counts.has(word)));
    const near = (other: Figure) => Math.max(value, other.value) < leastChange * Math.min(value, other.value);
    return same.length > 0 && !told.some(near);
  });
}

const insideNames = /(?<=[\p{Ll}\p{N},] )\p{Lu}[\p{L}\p{M}]+/gu;
// In a headline set "Like This One" only the small words are lower case.
const setAsSentence = /(?<!\p{L})\p{Ll}{5}/u;

function newName(headline: string, before: string): boolean {
  if (!setAsSentence.test(headline)) return false;
  const known = new Set(stemsOf(before));
  const words = stemsOf(headline);
  const fresh = words.filter((word) => !known.has(word));
  const names = stemsOf((headline.match(insideNames) ?? []).join(" "));
  return names.some((name) => !known.has(name)) && fresh.length >= newShare * words.length;
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}]{4,}/gu) ?? []).map((word) => word.slice(0, 6));
}
