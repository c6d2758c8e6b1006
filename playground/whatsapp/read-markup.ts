/** A message's text as a phone shows it: styles applied and their marks gone, and the addresses that one can tap. */
type Read = {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
};

/**
 * Reads WhatsApp's formatting: `*bold*`, `_italic_`, `~struck~`, code between backticks, a block between three, quotes
 * and lists at the start of a line. A mark opens where no letter or digit stands before it and no blank after it, and
 * closes the other way round, on the same line; a zero width space counts as a blank. Addresses are links by
 * themselves and hold no formatting. Pure.
 */
export function readMarkup(body: string): Read {
  const text = body
    .split(/```([\s\S]+?)```/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.split("\n").map(readLine).join("\n")))
    .join("");
  const links = Array.from(body.matchAll(address), ([url]) => ({ text: url, url })).filter(({ url }) =>
    URL.canParse(url),
  );
  return { text, links };
}

const address = /https?:\/\/[^\s<>"'`\u200b\u2060]*[^\s<>"'`\u200b\u2060.,;:!?*_~)\]]/giu;

function readLine(line: string): string {
  return readStyles(line.replace(/^\s*> ?/u, "").replace(/^\s*[-*] (?=\S)/u, "• "));
}

function readStyles(text: string): string {
  const links = Array.from(text.matchAll(address), ({ 0: url, index }) => ({ from: index, to: index + url.length }));
  const isMark = (at: number) =>
    /[*_~`]/u.test(text.charAt(at)) &&
    !/^\p{M}/u.test(text.slice(at + 1)) &&
    !links.some(({ from, to }) => from <= at && at < to);
  for (let start = 0; start < text.length; start++) {
    if (!isMark(start) || !opens(text, start)) continue;
    const end = findClose(text, start, isMark);
    if (end === undefined) continue;
    const inside = text.slice(start + 1, end);
    const shown = text[start] === "`" ? inside : readStyles(inside);
    return text.slice(0, start) + shown + readStyles(text.slice(end + 1));
  }
  return text;
}

function opens(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && /^[^\s\u200b]/u.test(text.slice(at + 1));
}

function findClose(text: string, start: number, isMark: (at: number) => boolean): number | undefined {
  for (let at = start + 2; at < text.length; at++) {
    if (text[at] !== text[start] || !isMark(at)) continue;
    if (/[^\s\u200b]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1))) return at;
  }
  return undefined;
}
