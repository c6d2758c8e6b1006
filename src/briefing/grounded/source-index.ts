import { splitSentences } from "../../story/language/sentences.ts";
import { cased, hangul, plainForm, tokensOf, type Token } from "./tokens.ts";

/** One text that a summary may rest on: `text` has one block a line, `language` is BCP 47. */
export type SourceText = { readonly title: string; readonly text: string; readonly language: string };

/** A source as sentences are checked against it. */
export type SourceIndex = {
  readonly language: string;
  /** All of it in its plain form and lower case, white space made one blank. */
  readonly flat: string;
  /** Words as written, and in lower case. */
  readonly written: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** In lower case, those that bear a capital somewhere. */
  readonly capitals: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  /** Two words side by side, by their keys. */
  readonly pairs: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, readonly Occurrence[]>;
  /** Words that stand somewhere else than behind a number: no units. */
  readonly loose: ReadonlySet<string>;
  readonly sentences: readonly SourceSentence[];
};

type SourceSentence = Pick<SourceIndex, "flat" | "words" | "keys"> & {
  /** How often it denies something. */
  readonly denials: number;
};

/** A number where it stands: what is counted, and what stands before it ("" where nothing stands close by). */
export type Occurrence = {
  readonly symbol: string;
  readonly before: string;
  readonly next: string;
  readonly afterNext: string;
};

export function indexSource({ title, text, language }: SourceText): SourceIndex {
  const parts = [title, ...splitSentences(text, language)].map(plainForm);
  const tokens = parts.map((part) => tokensOf(part, language));
  const all = tokens.flat();
  const numbers = tokens.flatMap((sentence) =>
    sentence.flatMap(({ kind, key }, i) => (kind === "number" ? [{ key, at: occurrence(sentence, i) }] : [])),
  );
  return {
    language,
    flat: flatten(parts.join(" ")),
    written: new Set(all.map(({ text }) => text)),
    words: new Set(all.map(({ lower }) => lower)),
    capitals: new Set(all.flatMap(({ text, lower }) => (/^\p{Lu}/u.test(text) ? [lower] : []))),
    keys: new Set(all.map(({ key }) => key)),
    pairs: new Set(tokens.flatMap((sentence) => sentence.slice(1).map(({ key }, i) => `${sentence[i]?.key} ${key}`))),
    numbers: new Map(
      Array.from(
        Map.groupBy(numbers, ({ key }) => key),
        ([key, found]) => [key, found.map(({ at }) => at)],
      ),
    ),
    loose: new Set(
      tokens.flatMap((sentence) =>
        sentence.flatMap((token, i) => (sentence[i - 1]?.kind === "number" ? [] : [token.lower])),
      ),
    ),
    sentences: parts.map((part, i) => ({
      flat: flatten(part),
      words: new Set(tokens[i]?.map(({ lower }) => lower)),
      keys: new Set(tokens[i]?.map(({ key }) => key)),
      denials: denialsIn(part, tokens[i] ?? []),
    })),
  };
}

/** The number at `index` among the tokens of its sentence. */
export function occurrence(tokens: readonly Token[], index: number): Occurrence {
  const close = (at: number) => {
    const gap = tokens[at]?.gap ?? ".";
    return /^[ -]?$/u.test(gap);
  };
  const next = close(index + 1) ? tokens[index + 1] : undefined;
  const afterNext = next && close(index + 2) ? tokens[index + 2] : undefined;
  const before = close(index) ? tokens[index - 1] : undefined;
  return {
    symbol: tokens[index]?.symbol ?? "",
    before: before?.key ?? "",
    next: unitOf(next),
    afterNext: afterNext?.lower ?? "",
  };
}

/** Where endings or the next words stick to what is counted, its first character says what it is: 12명이, 5億円. */
function unitOf(token: Token | undefined): string {
  if (!token || token.kind === "number" || cased.test(token.lower)) return token?.key ?? "";
  return hangul.test(token.lower) || /^\p{Script=Han}/u.test(token.lower)
    ? (Array.from(token.lower)[0] ?? "")
    : token.lower;
}

/** In lower case, every run of white space one blank, and without quotation marks. */
export function flatten(text: string): string {
  return text
    .toLowerCase()
    .replace(/["“”„«»‘「」『』]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

// English, Spanish, Portuguese, Italian, French, German, Dutch, Russian, Arabic, Hindi; below, those that set no blanks
// or join it to the verb.
const negations = new Set(
  "not no never none nobody nothing neither nor without cannot nunca jamás sin ningún ninguna não sem nenhum nenhuma non mai senza nessun nessuna pas jamais sans aucun aucune nicht kein keine keinen keinem keiner nie ohne niet geen nooit zonder не нет ни без никогда لا لم لن ليس ليست غير دون नहीं न बिना".split(
    " ",
  ),
);
const negation =
  /n't\b|않|못[하했한할해]|없[다는었어을이으]|아니[다라었]|[不没沒未無无非]|ない|なかった|ません|せず|ไม่|không|chưa/gu;

/** How often a sentence in its plain form, with its tokens, denies something. */
export function denialsIn(plain: string, tokens: readonly Token[]): number {
  const joined = plain.toLowerCase().match(negation)?.length ?? 0;
  return joined + tokens.filter(({ lower }) => negations.has(lower)).length;
}
