import { oneLine } from "../../../messages/layout.ts";
import { splitSentences } from "../../story/language/sentences.ts";
import { isPlainSentence } from "./plain-sentence.ts";
import {
  denialsIn,
  flatten,
  indexSource,
  occurrence,
  type Occurrence,
  type SourceIndex,
  type SourceText,
} from "./source-index.ts";
import { pointsBack } from "../summary/points-back.ts";
import { cased, hangul, plainForm, tokensOf, type Token } from "./tokens.ts";

// As many as the longest body of a briefing has.
const most = 4;
// What is longer was not asked for. UTF-16 units.
const longestText = 4000;
/** Shares of the longer words of a sentence: that stand in the source at all, and in two sentences of it side by side. */
const floors = { anywhere: 0.8, together: 0.7 } as const;

/**
 * The sentences of a text by a stranger (a language model) that may be shown because one of the sources says the same:
 * four at most, in their order, each plain and whole (`isPlainSentence`), none that points back to one that is dropped. One source alone must have all of a sentence's
 * numbers with what they count, its names, its dates and its quotations to the letter, nearly all its other words, most
 * of them close together; and it must deny what the sentence denies. Names cannot be told from other words where letters
 * have no capitals; there the source must have every word. It judges words, not truth: a sentence may pass that joins
 * true words in an untrue way. Pure.
 */
export function grounded(text: string, sources: readonly SourceText[]): string[] {
  const language = sources[0]?.language ?? "und";
  const indices = sources.map(indexSource);
  const kept = new Set<string>();
  // "He was arrested" is about somebody else when the sentence before it is gone.
  let gap = true;
  for (const written of splitSentences(text.slice(0, longestText), language)) {
    const sentence = oneLine(written);
    // What `oneLine` takes out is no reason to trust the rest.
    const whole = sentence.length === written.length && isPlainSentence(sentence);
    gap = !whole || (gap && pointsBack(sentence, language)) || !indices.some((source) => supports(source, sentence));
    if (!gap && kept.size < most) kept.add(sentence);
  }
  return [...kept];
}

function supports(source: SourceIndex, sentence: string): boolean {
  const plain = plainForm(sentence);
  const tokens = tokensOf(plain, source.language);
  return (
    hasQuotations(source, plain) &&
    tokens.every((token, i) => (token.kind === "number" ? hasNumber(source, tokens, i) : hasWord(source, tokens, i))) &&
    hasTogether(source, plain, tokens)
  );
}

const quotation = /“([^“”]*)”|"([^"]*)"|«([^«»]*)»|„([^„“”]*)[“”]|‘(.*?)'(?!\p{L})|「([^「」]*)」|『([^『』]*)』/gu;

/** Everything between quotation marks stands just so in the source, and no mark is left over. */
function hasQuotations({ flat }: SourceIndex, plain: string): boolean {
  const quoted = Array.from(plain.matchAll(quotation), (match) => match.slice(1).find((inner) => inner !== undefined));
  if (/["“”„«»‘「」『』]/u.test(plain.replace(quotation, ""))) return false;
  return quoted.every((inner = "") => flat.includes(flatten(inner).replace(/[.,!?。、]$/u, "")));
}

const year = /^(?:19|20)\d\d$/u;

function hasNumber(source: SourceIndex, tokens: readonly Token[], index: number): boolean {
  const { key = "", symbol = "" } = tokens[index] ?? {};
  const wanted = occurrence(tokens, index);
  return (source.numbers.get(key) ?? []).some((there) => {
    if (symbol !== "" && symbol !== there.symbol) return false;
    return (symbol === "" && year.test(key)) || countsTheSame(source, wanted, there);
  });
}

/**
 * Whether a number counts there what it counts here: "12 injured" is not "12 dead", "5 million" not "5 billion". Where
 * nothing counted follows ("12 in Paris", "5 de mayo") the word before or the one after must do.
 */
function countsTheSame(source: SourceIndex, here: Occurrence, there: Occurrence): boolean {
  const says = (word: string) => word !== "" && !isFiller(source, word);
  if (says(here.next)) {
    const dated = calendarOf(source.language).has(here.afterNext);
    return here.next === there.next && (!dated || here.afterNext === there.afterNext);
  }
  const before = says(here.before) && here.before === there.before;
  const after = says(here.afterNext) && here.afterNext === there.afterNext;
  return before || after || (!says(here.before) && !says(here.afterNext));
}

/** A short word that is no name and no unit: "in", "de", "the". A unit ("km", "pm") stands behind numbers only. */
function isFiller({ loose, capitals }: SourceIndex, word: string): boolean {
  return word.length <= 3 && cased.test(word) && loose.has(word) && !capitals.has(word);
}

function hasWord(source: SourceIndex, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  const { text, lower } = token;
  if (!cased.test(lower)) return isKnown(source, token);
  if (hasName(calendarOf(source.language), lower)) return hasName(source.words, lower);
  // A sentence begins with a capital, whatever its first word is.
  if (index === 0) return hasName(source.words, lower);
  if (!/^\p{Lu}/u.test(text)) return true;
  if (/^\p{Lu}{2,}$/u.test(text)) return source.written.has(text);
  return hasName(source.capitals, lower) && hasRun(source, tokens, index);
}

/** The name itself, or it with another ending: Berg, Bergs; Korea, Korean; Москва, Москве. */
function hasName(words: ReadonlySet<string>, name: string): boolean {
  if (words.has(name)) return true;
  const inflected = /^[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name);
  return name.length >= 5 && Array.from(words).some((word) => alike(name, word, inflected ? 2 : 0));
}

/** One is the other with one or two letters more; or each has another ending, of `ending` letters at most. */
function alike(a: string, b: string, ending: number): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const base = short.length - ending;
  return base >= 4 && long.length - base <= 2 && long.startsWith(short.slice(0, base));
}

/** "Anna Berg" is not there because Anna Holm and Karl Berg are. */
function hasRun({ pairs, written }: SourceIndex, tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (!before || !token || !/^[ -]$/u.test(token.gap) || !/^\p{Lu}/u.test(before.text)) return true;
  // The first word of a sentence is part of the name, unless it is one that bears a capital only there.
  return pairs.has(`${before.key} ${token.key}`) || (index === 1 && written.has(before.lower));
}

// Particles and endings of Korean; what stands before them must be in the source.
const particle =
  /(?:은|는|이|가|을|를|의|에|도|만|로|으로|와|과|에서|에게|에는|에도|까지|부터|보다|처럼|이다|하다|했다|한다|하는|하며|하고|했으며|할|한|해|됐다|된다|되는|된)$/u;

/** Whether the source has a word of a script without capitals, as it is or with another ending. */
function isKnown({ flat }: SourceIndex, { lower }: Token): boolean {
  if (flat.includes(lower)) return true;
  if (hangul.test(lower)) {
    const stem = lower.replace(particle, "");
    return stem.length >= 2 && flat.includes(stem);
  }
  // Arabic and Hebrew join "and", "the", "in" to the front of a word, others endings to its end.
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(lower)) return false;
  return [0, 1, 2].some((front) =>
    [0, 1, 2].some((back) => {
      const stem = lower.slice(front, lower.length - back);
      return stem.length >= 4 && flat.includes(stem);
    }),
  );
}

/**
 * Whether the source has the sentence's words, and two sentences of it side by side have most of them, with all numbers
 * and names; and whether the one that is nearest to it denies something where it does.
 */
function hasTogether(source: SourceIndex, plain: string, tokens: readonly Token[]): boolean {
  const content = tokens.filter(({ kind, lower }) => kind === "number" || lower.length > (cased.test(lower) ? 3 : 1));
  const share = (has: (token: Token) => boolean) => content.filter(has).length / Math.max(content.length, 1);
  if (share(({ key, lower }) => !cased.test(lower) || source.keys.has(key)) < floors.anywhere) return false;
  const isName = (token: Token) => token !== tokens[0] && /^\p{Lu}/u.test(token.text);
  const found = source.sentences.map(({ flat, words, keys }) => {
    const has = (token: Token) => {
      if (keys.has(token.key)) return true;
      return cased.test(token.lower)
        ? isName(token) && hasName(words, token.lower)
        : flat.includes(stemOf(token.lower));
    };
    return new Set(content.filter(has));
  });
  const facts = content.filter((token) => token.kind === "number" || isName(token));
  const together = found.some((here, i) => {
    const has = (token: Token) => here.has(token) || found[i + 1]?.has(token) === true;
    return share(has) >= floors.together && facts.every(has);
  });
  const nearest = found.reduce((best, here, i) => (here.size > (found[best]?.size ?? 0) ? i : best), 0);
  const [denials, there] = [denialsIn(plain, tokens), source.sentences[nearest]?.denials ?? 0];
  // Of two denials one may go, with a clause that is left out; none may come, and the last one must stay.
  return together && denials <= there && denials > 0 === there > 0;
}

function stemOf(lower: string): string {
  return hangul.test(lower) ? lower.replace(particle, "") || lower : lower;
}

const calendars = new Map<string, ReadonlySet<string>>();

/** The months and the days of the week in a language: dates, also where they bear no capital. */
function calendarOf(language: string): ReadonlySet<string> {
  const [locale = "en"] = Intl.DateTimeFormat.supportedLocalesOf(/^[a-z]{2,3}$/iu.test(language) ? language : "en");
  const known = calendars.get(locale);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const [month, weekday] = [format({ month: "long", day: "numeric" }), format({ weekday: "long" })];
  const names = Array.from({ length: 12 }, (_, i) => [
    ...month.formatToParts(Date.UTC(2026, i, 1)).flatMap(({ type, value }) => (type === "month" ? [value] : [])),
    weekday.format(Date.UTC(2026, 0, 1 + i)),
  ]);
  const made = new Set(names.flat().map((name) => name.toLowerCase()));
  calendars.set(locale, made);
  return made;
}
