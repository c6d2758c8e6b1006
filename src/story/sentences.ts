import { abbreviationsOf, type Abbreviations } from "./abbreviations.ts";

// How far a quotation or a bracket may hold its sentences together, and how far back any rule looks: both keep the work
// for a text in proportion to its length.
const reach = 300;

// Mkhedruli, Georgia's everyday letters, count as small letters in Unicode though they begin sentences; so only scripts
// whose sentences begin with a capital are asked.
const small = /^["'“„«‘(]*(?=\p{Ll})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;
const capital = /^["'“„«‘([¿¡]*\p{Lu}/u;
const closing = /^["'”’“»›」』）)\]}*.,;:!?…]+$/u;
const reply = /^[—–-]\s*["“«]?\p{Ll}/u;
const opensAtEnd = /[([{«„“‘「『（]$/u;
const number = /^["'“„«(]*[\d٠-٩०-९]+(?:[.)]|\.\))+$/u;
const roman = /^\(?(?:[ivxIVX]{1,4}|[a-zA-Z])\)$/u;

/**
 * The sentences of a text, in order, without the white space around them; nothing else is lost or changed. A line break
 * ends a sentence. `language` is BCP 47: it decides which abbreviations ("Dr.", "z.B.") and ordinals ("12. Juni") end
 * none. A short quotation or bracket of several sentences stays in one piece. Intl.Segmenter (Unicode UAX 29) proposes
 * the ends; the rules here take back those that are none.
 */
export function splitSentences(text: string, language = "en"): string[] {
  const abbreviations = abbreviationsOf(language);
  return text.split(/[\n\r\u2028\u2029]+/u).flatMap((block) => splitBlock(block, language, abbreviations));
}

function splitBlock(block: string, language: string, abbreviations: Abbreviations): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of proposals(block, language)) {
    if (end < block.length && !ends(block, start, end, abbreviations)) continue;
    const sentence = block.slice(start, end).trim();
    if (sentence !== "") sentences.push(sentence);
    start = end;
  }
  return sentences;
}

// Ends that UAX 29 does not see: before a footnote mark ("at large.[7] This"), before a number ("came. 81 of them"), where
// the blank is missing ("was over.Then"), before a Japanese quotation, and the Armenian full stop written as a colon.
const missed = [
  /(?<=[\p{L}\p{N}][.!?])(?:\[[\d,–-]{1,9}\])+\s+(?=["“«]?\p{Lu})/gu,
  /(?<=\p{L}{2}[.!?]["”’»)]?)\s+(?=["“«]?[$€£]?\d)/gu,
  /(?<=\s\p{Ll}{3,20}[.!?])(?=\p{Lu}\p{Ll}*\s)/gu,
  /(?<=[。！？])(?=[「『])/gu,
  /(?<=\p{Script=Armenian}:)\s+(?=\p{Script=Armenian})/gu,
];

function proposals(block: string, language: string): number[] {
  const ends = Array.from(segmenter(language).segment(block), ({ index, segment }) => index + segment.length);
  const more = missed.flatMap((end) => Array.from(block.matchAll(end), (match) => match.index + match[0].length));
  return more.length === 0 ? ends : [...new Set([...ends, ...more])].toSorted((a, b) => a - b);
}

/** Whether a sentence that began at `start` ends at `end`. */
function ends(block: string, start: number, end: number, abbreviations: Abbreviations): boolean {
  const before = block.slice(Math.max(start, end - reach), end).trimEnd();
  const after = block.slice(end, end + reach).trimStart();
  const whole = end - start <= reach;
  if (before === "" || after === "") return true;
  if (before.endsWith("」") && after.startsWith("と")) return false;
  if (small.test(after) || closing.test(after) || reply.test(after) || opensAtEnd.test(before)) return false;
  if (whole && (number.test(before) || roman.test(before))) return false;
  if (whole && isOpen(before, after)) return false;
  return !before.endsWith(".") || fullStopEnds(before, after, abbreviations);
}

function fullStopEnds(before: string, after: string, { open, either, starters, ordinals }: Abbreviations): boolean {
  const [, written = ""] = /(?:^|[^\p{L}\p{M}\p{N}.-])([\p{L}\p{M}\p{N}.-]+)\.$/u.exec(before) ?? [];
  const word = written.toLowerCase();
  // "И. Семенов": a letter with a full stop is an initial too.
  const next = /\p{L}+\.?/u.exec(after)?.[0] ?? "";
  const startsNew = starters.has(next) && capital.test(after);
  if (word === "") return true;
  if (open.has(word)) return false;
  if (either.has(word)) return startsNew || !/^["“«(]*[\p{L}\p{N}]/u.test(after);
  if (ordinals && /^\d{1,2}$/u.test(word)) return startsNew;
  if (/^\d+$/u.test(word)) return true;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return startsNew;
  // An initial: "Samuel J. Park", "by J. K. Rowling"; but "short of vitamin C. The …".
  return !/^\p{Lu}$/u.test(written) || startsNew;
}

const pairs = [
  ["“", "”"],
  ["„", "“"],
  ["«", "»"],
  ["(", ")"],
  ["「", "」"],
  ["『", "』"],
  ["（", "）"],
] as const;

/** Whether a quotation or bracket that `before` opens is closed soon in `after`. */
function isOpen(before: string, after: string): boolean {
  if (pairs.some(([open, close]) => within(before, after, open, close))) return true;
  return (before.match(/"/gu)?.length ?? 0) % 2 === 1 && /^[^"]+"(?:\s|[.,;:!?)]|$)/u.test(after);
}

function within(before: string, after: string, open: string, close: string): boolean {
  // “ opens in English and closes in German.
  if (open === "“" && before.includes("„")) return false;
  const opened = before.lastIndexOf(open);
  if (opened < 0 || before.includes(close, opened + 1)) return false;
  const closed = after.indexOf(close);
  const again = after.indexOf(open);
  return closed >= 0 && (again < 0 || closed < again);
}

// A segmenter costs far more to make than to use.
const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const [locale] = Intl.Segmenter.supportedLocalesOf(wellFormed(language) ? language : "und");
  const made = new Intl.Segmenter(locale ?? "und", { granularity: "sentence" });
  // A language that nobody knows comes from outside; only real ones are kept.
  if (locale !== undefined) segmenters.set(language, made);
  return made;
}

function wellFormed(language: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/iu.test(language);
}
