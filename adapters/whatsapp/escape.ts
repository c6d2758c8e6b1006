/**
 * Untrusted text as WhatsApp must get it to show it as written. There is no escape character, so an invisible one is
 * set beside each mark (`* _ ~` and the backtick) where it could open or close a style: where it touches something
 * that is neither blank nor, on its other side too, an ASCII letter or digit ("snake_case" and "2 * 3" stay as they
 * are). A line that would become a quote or an entry of a list begins with one as well. The rules are those of the
 * WhatsApp help on text formatting; the platform publishes no grammar, so what is doubtful counts as live. Pure, one
 * line or more.
 */
export function escapeText(text: string): string {
  return escapeInline(text).replace(lineMark, `$1${joiner}$2`);
}

/** The same for a text that does not stand at the start of a line. */
export function escapeInline(text: string): string {
  return text.replace(liveMark, `${gap}$&${gap}`);
}

/**
 * The most that `escapeText` makes of a text, in UTF-16 units. Unlike the true length it never grows when a text is
 * cut in two, which a splitter relies on.
 */
export function escapedLimit(line: string): number {
  return line.length + 2 * (line.match(/[*_~`]/gu)?.length ?? 0) + joiner.length;
}

// Zero width space on both sides of a mark: a phone that takes it for a blank sees no text after the mark, one that
// takes it for a letter sees a mark inside a word. At the start of a line the word joiner, which no trimming of blanks
// takes off.
const gap = "\u200b";
const joiner = "\u2060";

// A mark with a combining character on it (the keycap *️⃣) is no mark.
const inWord = String.raw`(?<=[A-Za-z0-9])[*_~](?=[A-Za-z0-9])`;
const alone = String.raw`(?<![^\s])[*_~](?![^\s])`;
const liveMark = new RegExp(String.raw`(?!${inWord}|${alone})[*_~${"`"}](?!\p{M})`, "gu");
const lineMark = /^([^\S\n]*)(>|[-*] |\d+\. )/gmu;
