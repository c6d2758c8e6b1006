import { abbreviationsOf, type Abbreviations } from "./abbreviations.ts";
import { fullStopEnds } from "./full-stop.ts";
import { entryStarts } from "./list-entries.ts";

const lineBreak = /[\n\r\u2028\u2029]+/u;

// How far a quotation or a bracket may hold its sentences together, and how far any rule looks: both keep the work for a
// text in proportion to its length.
const reach = 300;

// A sentence may end after these marks (most of UAX 29's terminals), the closing marks with them, and a footnote's number.
// Armenian's full stop is often written as a colon; Greek's question mark is a semicolon.
const mark = String.raw`\.(?:[ \u00A0]\.)+|[.!?…‼⁇⁈⁉؟۔։।॥\u104B\u1362\u1367\u17D5。！？．｡]+|\u1361{2}|:(?<=\p{Script=Armenian}:)|[;\u037E](?<=\p{Script=Greek}.)`;
const closers = String.raw`(?:[”’›‹」』）)\]}*\p{Cf}]|["'“«»](?!\p{L})|[ \u00A0\u202F]»(?![\p{L}\p{N}]))*`;
const footnote = String.raw`(?:(?:\[[\d,–-]{1,9}\])+|(?<=(?:\p{Ll}{3}|\))\.)\d{1,2}(?=\s+\p{Lu}))?`;
const candidate = new RegExp(`(${mark})(${closers})(${footnote})(\\s*)`, "gu");

// These set no blank behind them.
const selfStanding = /[؟।॥\u104B\u1362\u1367\u17D5。！？｡‼⁇⁈⁉]$|\u1361{2}$/u;
const ideograph = /^["“「『（]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
// Mkhedruli, Georgia's everyday letters, count as small letters in Unicode though they begin sentences; so only scripts
// whose sentences begin with a capital are asked. A name like "iPhone" may begin one.
const small =
  /^["'“„«‘([]*(?=\p{Ll}(?!\p{Lu}))[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;
const goesOn = /^(?:[,;:%)\]]|»(?!\p{L})|[—–-]\s*["“«]?\p{Ll})/u;
// Who said it, behind a quotation in Japanese and Chinese.
const said = /^(?:と|って|\p{Script=Han}{0,8}(?:说|說|问|問|道|称|稱|表示|指出)[，。：])/u;
const opening = /(?:^|[\s([])["'“„«‘「『（([]+[.!?…]*$/u;
// Names that are written with the mark: "E! News", "Yahoo! Japan".
const exclaimed = /(?:^|[\s("“])(?:\p{Lu}|Yahoo)!$/u;
const entryMark = /^[•‣⁃◦▪■●"'“„«(\s]*(?:[\d٠-٩०-९]{1,4}(?:[.)）]|\.[)）])+|(?:[ivxIVX]{1,4}|[a-zA-Z])\.?\)|[a-z]\.)$/u;

/**
 * The sentences of a text, in order, without the white space around them; nothing else is lost or changed. A line break
 * ends a sentence, unless a blank before it says that the line goes on (RFC 3676). `language` is BCP 47: it decides which
 * abbreviations ("Dr.", "z.B.") and ordinals ("12. Juni") end none. A short quotation or bracket of several sentences
 * stays in one piece.
 */
export function splitSentences(text: string, language = "en"): string[] {
  const abbreviations = abbreviationsOf(language);
  if (!lineBreak.test(text)) return splitLine(text.trim(), abbreviations);
  return text
    .replaceAll(/\r?\n(?<=[^\s.!?:;] \r?\n)(?=\p{Ll})/gu, "")
    .split(lineBreak)
    .flatMap((line) => splitLine(line.trim(), abbreviations));
}

function splitLine(line: string, abbreviations: Abbreviations): string[] {
  const ends = endsOf(line, abbreviations);
  return ends.map((end, i) => line.slice(ends[i - 1] ?? 0, end).trim()).filter((sentence) => sentence !== "");
}

function endsOf(line: string, abbreviations: Abbreviations): number[] {
  const entries = entryStarts(line, abbreviations.ordinals);
  const ends: number[] = [];
  for (const match of line.matchAll(candidate)) {
    const end = match.index + match[0].length;
    while (entries[0] !== undefined && entries[0] <= end) ends.push(entries.shift() ?? end);
    if (isEnd(line, ends.at(-1) ?? 0, match, abbreviations)) ends.push(end);
  }
  return [...ends, ...entries, line.length];
}

/** Whether a sentence that began at `start` ends at a candidate. */
function isEnd(line: string, start: number, match: RegExpExecArray, abbreviations: Abbreviations): boolean {
  const { 0: all, 1: marks = "", 2: closed = "", 4: blank = "", index } = match;
  const end = index + all.length;
  const after = line.slice(end, end + reach);
  if (after === "" || small.test(after) || goesOn.test(after)) return false;
  if (blank === "" && !needsNoBlank(line, index, marks, after, abbreviations)) return false;
  const before = line.slice(Math.max(start, end - reach), end - blank.length);
  if (before.length < 12 && entryMark.test(before)) return false;
  if (/[」”]$/u.test(closed) && blank === "" && said.test(after)) return false;
  if (opening.test(before.slice(-8)) || (marks === "!" && exclaimed.test(before.slice(-8)))) return false;
  if (end - start <= reach && isOpen(before, after)) return false;
  if (marks !== "." || /\P{Cf}/u.test(closed)) return true;
  return fullStopEnds(line.slice(Math.max(start, index - reach), index), after, abbreviations);
}

/** Whether marks can end a sentence though no blank follows. */
function needsNoBlank(
  line: string,
  at: number,
  marks: string,
  after: string,
  { starters, open }: Abbreviations,
): boolean {
  if (marks === "．") return !/^\p{N}/u.test(after) || !/\p{N}/u.test(line.charAt(at - 1));
  if (selfStanding.test(marks) || (/^[!?]+$/u.test(marks) && ideograph.test(after))) return true;
  // A blank that was forgotten: "was over.Then it".
  const [, next] = /^(\p{Lu}\p{L}*)['’.]?\s/u.exec(after) ?? [];
  const [, last] = /(?:^|\s)([\p{L}\d,]{3,20})$/u.exec(line.slice(Math.max(0, at - 21), at)) ?? [];
  return (
    next !== undefined &&
    last !== undefined &&
    (/^\p{Ll}+$/u.test(last) || starters.has(next) || open.has(next.toLowerCase()))
  );
}

const pairs = [
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["»", "«"],
  ["(", ")"],
  ["「", "」"],
  ["『", "』"],
  ["（", "）"],
] as const;

/** Whether a quotation or bracket that `before` opens is closed soon in `after`. */
function isOpen(before: string, after: string): boolean {
  if (!/["'“„«»(「『（‘]/u.test(before)) return false;
  return pairs.some(([open, close]) => within(before, after, open, close)) || isQuoting(before, after);
}

function within(before: string, after: string, open: string, close: string): boolean {
  // “ opens in English and closes in German; « opens in French and closes in German.
  if (open === "“" && before.includes("„")) return false;
  const opened = before.lastIndexOf(open);
  if (open === "«" && /[^\s(]/u.test(before.charAt(opened - 1))) return false;
  if (open === "»" && !/^[\p{L}\p{N}]/u.test(before.slice(opened + 1))) return false;
  if (opened < 0 || before.includes(close, opened + 1)) return false;
  const closed = after.indexOf(close);
  const again = after.indexOf(open);
  return closed >= 0 && (again < 0 || closed < again);
}

// Marks that open and close alike, or close as an apostrophe: which they do, the characters beside them tell.
const opensAny = /(?<=^|[\s([—])(?:"(?=\S)|['‘](?=\p{L}))/gu;
const closesDouble = /"(?<=\S")(?=[\s.,:;!?)\]—]|$)/u;
const closesSingle = /['’](?<=[.,!?…—].)(?=[\s.,:;!?)\]—]|$)/u;

function isQuoting(before: string, after: string): boolean {
  if (!/["'‘]/u.test(before)) return false;
  for (const { 0: mark, index } of before.matchAll(opensAny)) {
    const closes = mark === '"' ? closesDouble : closesSingle;
    if (closes.test(before.slice(index + 1))) continue;
    const closed = closes.exec(after)?.index;
    if (closed !== undefined && !Array.from(after.slice(0, closed).matchAll(opensAny), ([mark]) => mark).includes(mark))
      return true;
  }
  return false;
}
