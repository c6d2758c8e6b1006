import { furnitureByWords } from "./furniture-words.ts";
import { bylineOf, withoutDateline } from "./byline.ts";

/** An article as it came: `text` has one block a line. `language` is BCP 47, where it is known. */
export type Article = { readonly title: string; readonly text: string; readonly language?: string };

/** A line that belongs to the page and not to the story, and what it is there. `line` counts from 0. */
export type Furniture = { readonly line: number; readonly reason: string };

// Lines as long as this, or closed with an end mark and half as long, tell the story. Chinese, Japanese and Korean say
// in a character what takes others two or three.
const bodyLength = 100;
const denseFactor = 2.5;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
// Words at the start of a longer line are the story's own.
const longestPhrase = 140;
// What is left must be a story: where the rules would take more than this share, only the sure ones count.
const mostRemoved = 0.6;

const endMark = /[.!?…。！？｡؟۔।॥։።。．.][\s"'”’“‘»«›」』）)\]]*$/u;
const leadIn = /[:：]$/u;

/**
 * The text of an article without what the page put around it (the headline again, bylines and dates, captions' credits,
 * sharing buttons, other headlines, "Join our channel", "Related news"), one block a line. A dateline before the first
 * sentence ("KYIV (Reuters) - ") goes too. No line is changed otherwise. Pure.
 */
export function clean(article: Article): string {
  const lines = article.text.split("\n");
  const away = new Set(furniture(article).map(({ line }) => line));
  const kept = lines.filter((line, index) => line.trim() !== "" && !away.has(index));
  const first = kept.findIndex((line) => endMark.test(line));
  return kept.map((line, index) => (index === first ? withoutDateline(line) : line)).join("\n");
}

type Line = {
  readonly at: number;
  readonly text: string;
  /** Length in letters of a Latin text. */
  readonly length: number;
  readonly stopped: boolean;
  readonly body: boolean;
};
type Suspect = Furniture & { readonly sure: boolean };

/** Which lines of an article's text are furniture, and why; in their order. */
export function furniture({ title, text }: Article): Furniture[] {
  const lines = linesOf(text);
  const counts = Map.groupBy(lines, (line) => line.text);
  const first = lines.findIndex(({ body }) => body);
  const last = lines.findLastIndex(({ body }) => body);
  const suspects = lines.flatMap((line, index): Suspect[] => {
    const sure = surely(line, title, index <= first + 2 || first < 0);
    if (sure !== undefined) return [{ line: line.at, reason: sure, sure: true }];
    if (line.body || first < 0) return [];
    const reason = byPlace(lines, index, first, last, counts.get(line.text)?.length ?? 1);
    return reason === undefined ? [] : [{ line: line.at, reason, sure: false }];
  });
  return guarded(lines, suspects).map(({ line, reason }) => ({ line, reason }));
}

function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((raw, at): Line[] => {
    const line = raw.replace(/\s+/gu, " ").trim();
    if (line === "") return [];
    const length = line.length + (line.match(dense)?.length ?? 0) * (denseFactor - 1);
    const stopped = endMark.test(line);
    return [
      { at, text: line, length, stopped, body: length >= (stopped ? bodyLength / 2 : bodyLength) && !isLink(line) },
    ];
  });
}

/** What the line says of itself. */
function surely(line: Line, title: string, near: boolean): string | undefined {
  const { text, length, stopped } = line;
  if (near && repeats(text, title)) return "the headline again";
  if (isLink(text)) return "a bare link";
  if (!/[\p{L}\p{N}]/u.test(text)) return /^[-_*—–.·•=~\s]+$/u.test(text) ? "a rule" : undefined;
  const byline = bylineOf(text, stopped);
  if (byline !== undefined && length <= 2 * longestPhrase) return byline;
  const limit = stopped ? longestPhrase / 1.4 : longestPhrase;
  return length <= limit || /^(?:©|copyright)/iu.test(text) ? furnitureByWords(text) : undefined;
}

/** What the line's place among the paragraphs says of it. */
function byPlace(
  lines: readonly Line[],
  index: number,
  first: number,
  last: number,
  count: number,
): string | undefined {
  const line = lines[index];
  if (!line) return undefined;
  if (!line.stopped && count > 1 && line.length < bodyLength) return "said more than once";
  if (/^[\d\s.,:/|-]{1,6}$/u.test(line.text)) return "a bare number";
  if (line.stopped || leadIn.test(line.text)) return undefined;
  if (index < first) return "before the story";
  if (index > last) return "after the story";
  return inRun(lines, index) ? "headlines of other stories" : undefined;
}

/** Whether a line between two paragraphs is one of four or more in a row that look like headlines and not like a list. */
function inRun(lines: readonly Line[], index: number): boolean {
  let from = index;
  let to = index;
  while (isTitleLike(lines[from - 1])) from--;
  while (isTitleLike(lines[to + 1])) to++;
  const before = lines[from - 1];
  return to - from >= 3 && !(before && leadIn.test(before.text));
}

function isTitleLike(line: Line | undefined): boolean {
  return line !== undefined && !line.body && !line.stopped && !leadIn.test(line.text);
}

/** Without the suspects that would leave too little, and without the last paragraph in any case. */
function guarded(lines: readonly Line[], suspects: readonly Suspect[]): readonly Suspect[] {
  const lengths = new Map(lines.map(({ at, text }) => [at, text.length]));
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  const share = (list: readonly Suspect[]) => list.reduce((sum, { line }) => sum + (lengths.get(line) ?? 0), 0) / total;
  if (share(suspects) <= mostRemoved) return suspects;
  const sure = suspects.filter(({ sure }) => sure);
  return share(sure) <= mostRemoved
    ? sure
    : suspects.filter(({ reason }) => reason === "the headline again").slice(0, lines.length - 1);
}

function isLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/iu.test(text);
}

/** Whether a line says what the headline says, which may come with the site's name behind it. */
function repeats(line: string, title: string): boolean {
  const of = wordsOf(title);
  const words = wordsOf(line);
  if (of.length === 0 || words.length === 0 || words.length > of.length * 1.6 + 2) return false;
  const own = new Set(words);
  const shared = of.filter((word) => own.has(word)).length;
  const known = new Set(of);
  return shared >= of.length * 0.85 || (words.length >= 4 && words.every((word) => known.has(word)));
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
