import { catalogs } from "./words.ts";

/**
 * Reads what a person typed where there are no slash commands: a keyword of any catalog, in any case and with or
 * without accents, alone ("Stop!") or followed by what the command takes ("subscribe 07:30"); or a number, which opens an item. Nothing for other text.
 */
export function readKeyword(text: string): { name: string; args: string } | undefined {
  const plain = fold(text);
  // The number of an item in what was shown last.
  if (/^\d{1,2}$/u.test(plain)) return { name: "open", args: plain };
  for (const { name, keyword } of keywords) {
    if (plain === keyword) return { name, args: "" };
    if (plain.startsWith(`${keyword} `) && takesArgs.has(name)) {
      const words = keyword.split(" ").length;
      return { name, args: text.trim().split(/\s+/u).slice(words).join(" ") };
    }
  }
  return undefined;
}

// "stop telling me about sports" is no wish to leave; "subscribe 07:30" is one to come.
const takesArgs = new Set([
  "brief",
  "subscribe",
  "topics",
  "follow",
  "unfollow",
  "mute",
  "unmute",
  "breaking",
  "search",
  "open",
  "less",
]);

/** Compared without case, accents, leading slash, surrounding punctuation and repeated blanks. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "")
    .replace(/\s+/gu, " ");
}

const keywords = Object.values(catalogs)
  .flatMap((words) =>
    Object.entries(words.keywords).flatMap(([name, list]) => list.map((keyword) => ({ name, keyword: fold(keyword) }))),
  )
  .toSorted((a, b) => b.keyword.length - a.keyword.length);
