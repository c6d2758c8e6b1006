import { readKeyword } from "./keywords.ts";

/**
 * What a person means who types on a platform without a menu of commands: a command ("/subscribe 07:30"), a story of
 * the newest briefing by its number alone ("2" is /open 2), a keyword of any language; anything else is said as it
 * stands (`say`). Pure.
 */
export function readTyped(text: string): { name: string; args: string } {
  const said = text.trim();
  // They come along with a command that is copied out of a message.
  const plain = said.normalize("NFKC").replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "");
  const [, name, args = ""] = /^\/([a-z]+)(?:\s+(.*))?$/isu.exec(plain) ?? [];
  if (name !== undefined) return { name: name.toLowerCase(), args: args.trim().replace(/\s+/gu, " ") };
  const [, number] = /^#?\s*(\p{Nd}{1,2})\s*[.)]?$/u.exec(plain) ?? [];
  if (number !== undefined) return { name: "open", args: String(Number(number.replace(/\p{Nd}/gu, valueOf))) };
  return readKeyword(said) ?? { name: "say", args: said };
}

/** A figure of any script ("٢", "२") as an ASCII one: the ten of a script stand in a row, and its zero after no other figure. */
function valueOf(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
