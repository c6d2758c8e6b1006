/** A stretch of Discord markdown as its clients show it. `pings`: whom it names by a mention. */
export type Shown = {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly pings: readonly string[];
};

/**
 * Reads Discord's markdown: marks gone, escapes undone, links and mentions found. Blocks: headings, small print,
 * quotes, lists, fenced code. Inside: bold, italic, underline, strike, spoiler, code, masked and bare links, mentions,
 * timestamps, emoji. By Discord's help page "Markdown Text 101" and its documentation, "Message Formatting".
 */
export function readMarkdown(source: string): Shown {
  const pieces = source.split(/(```[\s\S]*?[^`]```)/u);
  return join(
    pieces.flatMap((piece, i) =>
      i % 2 === 1 ? [plain(piece.slice(3, -3).replace(/^[\w+-]*\n/u, ""))] : [join(piece.split("\n").map(line), "\n")],
    ),
  );
}

const plain = (text: string): Shown => ({ text, links: [], pings: [] });

function join(parts: readonly Shown[], between = ""): Shown {
  return {
    text: parts.map(({ text }) => text).join(between),
    links: parts.flatMap(({ links }) => links),
    pings: parts.flatMap(({ pings }) => pings),
  };
}

/** What a line begins with, and what a client shows in its place. */
const starts: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:#{1,3}|-#)\s+(?=\S)/u, ""],
  [/^\s*(?:>>>|>) /u, ""],
  [/^\s*[-*+]\s+/u, "• "],
];

function line(text: string): Shown {
  for (const [mark, shown] of starts) {
    const found = mark.exec(text);
    if (found) return join([plain(shown), line(text.slice(found[0].length))]);
  }
  // A client numbers a list by itself, so it may show another number.
  const numbered = /^\s*\d+\.\s+/u.exec(text);
  return numbered ? join([plain("#. "), inline(text.slice(numbered[0].length))]) : inline(text);
}

type Rule = readonly [RegExp, (match: RegExpExecArray) => Shown];
const wraps = (mark: RegExp): Rule => [mark, (found) => inline(found.slice(1).find((it) => it !== undefined) ?? "")];
const named = (mark: RegExp, show: (found: RegExpExecArray) => string): Rule => [
  mark,
  (found) => ({ ...plain(show(found)), pings: [found[0]] }),
];

/** In the order in which they are tried; each at one place only. */
const rules: readonly Rule[] = [
  [/\\([^0-9A-Za-z\s])/uy, ([, character = ""]) => plain(character)],
  [/<(https?:\/\/[^ >]+)>/uy, ([, url = ""]) => ({ ...plain(url), links: [{ text: url, url }] })],
  [/https?:\/\/[^\s<]*[^<.,:;"')\]\s]/uy, ([url]) => ({ ...plain(url), links: [{ text: url, url }] })],
  [
    /\[((?:\\.|\[(?:\\.|[^\]\\])*\]|[^[\]\\])+)\]\(\s*(?:<([^\s>]+)>|([^\s()]+))\s*\)/uy,
    (found) => masked(found[0], found[1] ?? "", found[2] ?? found[3] ?? ""),
  ],
  named(/<@[!&]?\d+>/uy, () => "@someone"),
  named(/<#\d+>/uy, () => "#somewhere"),
  named(/<id:\w+>/uy, () => "#server"),
  named(/<\/([^:>]+):\d+>/uy, ([, name]) => `/${name}`),
  named(/@(?:everyone|here)\b/uy, ([text]) => text),
  [/<t:-?\d+(?::[tTdDfFsSR])?>/uy, () => plain("some time")],
  [/<a?:(\w+):\d+>/uy, () => plain("☺")],
  [/(`+)([\s\S]*?[^`])\1(?!`)/uy, ([, , code = ""]) => plain(code.trim())],
  wraps(/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/uy),
  wraps(/__((?:\\[\s\S]|[^\\])+?)__(?!_)/uy),
  wraps(/\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/uy),
  wraps(/(?<!\w)_((?:__|\\[\s\S]|[^_\\])+?)_(?!\w)/uy),
  wraps(/~~((?:\\[\s\S]|[^\\])+?)~~/uy),
  wraps(/\|\|((?:\\[\s\S]|[^\\])+?)\|\|/uy),
];

function masked(source: string, label: string, url: string): Shown {
  const inner = inline(label);
  // A client makes no link of anything but a web address: it shows the source.
  if (!/^https?:\/\//u.test(url)) return plain(source);
  return { text: inner.text, links: [{ text: inner.text, url }], pings: inner.pings };
}

const special = /[\\<h[@`*_~|]/u;

function inline(source: string): Shown {
  const parts: Shown[] = [];
  let at = 0;
  while (at < source.length) {
    const next = special.test(source.charAt(at)) ? firstMatch(source, at) : undefined;
    parts.push(next?.shown ?? plain(source.charAt(at)));
    at += next?.length ?? 1;
  }
  return join(parts);
}

function firstMatch(source: string, at: number): { shown: Shown; length: number } | undefined {
  for (const [mark, show] of rules) {
    mark.lastIndex = at;
    const found = mark.exec(source);
    if (found) return { shown: show(found), length: found[0].length };
  }
  return undefined;
}
