import type { Item, Message } from "./message.ts";

/**
 * A stretch of text set in one way: "heading" for the title of the message, "small" for what may be passed over; a platform
 * that has neither takes bold and italics. `url` makes it a link; `whole` forbids cutting it (a bare address, say). `folded`:
 * it may stay closed until the reader opens it.
 */
export type Span = {
  readonly text: string;
  readonly style?: "heading" | "bold" | "small";
  readonly url?: string;
  readonly whole?: true;
  readonly folded?: true;
};
/** One line as shown: its spans, side by side. An empty line has none. */
export type Line = readonly Span[];

/** How a renderer sets an item; the other blocks look alike everywhere. */
export type ItemLines = (item: Item, number: number) => Line[];

/**
 * Sets a message as lines of spans: blocks in order, an empty line between two of them. Line breaks inside a title, a
 * headline or a label become blanks; a text keeps its own. Characters that a screen cannot show (controls, and the
 * marks that override the direction of what follows) are taken out. Pure.
 */
export function layOut(message: Message, itemLines: ItemLines): Line[] {
  let number = 0;
  const blocks = message.blocks.map((block): Line[] => {
    switch (block.kind) {
      case "title":
        return [[{ text: setOnOneLine(block.text), style: "heading" }]];
      case "text":
        return showable(block.text)
          .split("\n")
          .map((text) => [{ text }]);
      case "note":
        return [[{ text: setOnOneLine(block.text), style: "small" }]];
      case "item":
        return itemLines(block, ++number);
    }
  });
  return blocks
    .map((lines) => lines.map((line) => line.filter((span) => span.text !== "")))
    .filter((lines) => lines.some((line) => line.length > 0))
    .flatMap((lines, i) => (i === 0 ? lines : [[], ...lines]));
}

/**
 * Cuts lines into pages that `fits` accepts: between two blocks where it can, else between two lines, else at a blank
 * inside a span, else between two graphemes; never inside a grapheme, and a `whole` span is moved on or, if no page
 * can hold it, left out. `fits` must accept every part of a page that it accepts. Pages neither begin nor end with an
 * empty line; there is at least one.
 */
export function paginate(lines: readonly Line[], fits: (page: readonly Line[]) => boolean): Line[][] {
  const pages: Line[][] = [];
  let rest = trim(lines);
  while (rest.length > 0) {
    const count = longest(rest.length, (n) => fits(trim(rest.slice(0, n))));
    if (count === rest.length) {
      pages.push(rest);
      break;
    }
    const gap = rest.slice(0, count + 1).findLastIndex((line) => line.length === 0);
    if (gap > 0) {
      pages.push(trim(rest.slice(0, gap)));
      rest = trim(rest.slice(gap));
    } else if (count > 0) {
      pages.push(trim(rest.slice(0, count)));
      rest = trim(rest.slice(count));
    } else {
      const [head, tail] = cutLine(rest[0] ?? [], (line) => fits([line]));
      if (head.length > 0) pages.push([head]);
      rest = trim([...(tail.length > 0 ? [tail] : []), ...rest.slice(1)]);
    }
  }
  return pages.length > 0 ? pages : [[]];
}

/** The text as one line: every run of white space is one blank, what cannot be shown is out. */
export function oneLine(text: string): string {
  return showable(text)
    .replace(/\s{2,}|[^\S ]/gu, " ")
    .trim();
}

// Our own lines keep their no-break spaces: French sets a narrow one before its colon.
function setOnOneLine(text: string): string {
  return showable(text)
    .replace(/[^\S\u00a0\u202f]+/gu, " ")
    .trim();
}

/** The address if it is one a reader can open (http or https, at most 2,000 characters), written safely; else nothing. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  const open = protocol === "https:" || protocol === "http:";
  return open && username === "" && password === "" && href.length <= 2000 ? href : undefined;
}

/** The first `max` UTF-16 units of a text, cut between two graphemes; "…" is the last of them where something is missing. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const [head] = cutText(text, (part) => part.length <= max - 1);
  return head.trimEnd() + "…";
}

// Controls but the line break, the byte order mark, line and paragraph separators, and the marks that override or
// embed a direction (U+202A to U+202E): with them a headline could rewrite the line it stands in. Isolates (U+2066 to
// U+2069) and the plain marks (U+200E, U+200F) stay: right-to-left news needs them.
const unshowable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\ufeff\ufff9-\ufffb]/gu;

function showable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(unshowable, (c) => (c === "\t" || c === "\u2028" || c === "\u2029" ? " " : ""));
}

function trim(lines: readonly Line[]): Line[] {
  const first = lines.findIndex((line) => line.length > 0);
  const last = lines.findLastIndex((line) => line.length > 0);
  return first < 0 ? [] : lines.slice(first, last + 1);
}

/** The largest n up to `max` that `ok` accepts, 0 if none, by halving: `ok` must accept all below one it accepts. */
function longest(max: number, ok: (n: number) => boolean): number {
  let low = 0;
  let high = max;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ok(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line that fits no page, as the longest beginning that does and the rest. Something is always taken off. */
function cutLine(line: Line, fits: (line: Line) => boolean): [Line, Line] {
  const count = longest(line.length, (n) => fits(line.slice(0, n)));
  const before = line.slice(0, count);
  const span = line[count];
  const after = line.slice(count + 1);
  if (span === undefined) return [line, []];
  if (span.whole) return before.length > 0 ? [before, line.slice(count)] : [[], after];
  const [head, tail] = cutText(span.text, (text) => fits([...before, { ...span, text }]));
  if (head === "") return before.length > 0 ? [before, line.slice(count)] : [[], after];
  return [
    [...before, { ...span, text: head }],
    [{ ...span, text: tail }, ...after],
  ];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A text as its longest beginning that fits and the rest: at the last blank of the beginning's second half, if any. */
function cutText(text: string, fits: (text: string) => boolean): [string, string] {
  const ends = Array.from(graphemes.segment(text), ({ index, segment }) => index + segment.length);
  const end = ends[longest(ends.length, (n) => fits(text.slice(0, ends[n - 1]))) - 1] ?? 0;
  const blank = text.slice(0, end + 1).search(/\s\S*$/u);
  const cut = end < text.length && blank > end / 2 ? blank : end;
  return [text.slice(0, cut).trimEnd(), text.slice(cut).trimStart()];
}
