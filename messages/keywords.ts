import { catalogs } from "./words.ts";

/**
 * Reads what a person typed where there are no slash commands: a keyword of any catalog, in any case and with or
 * without accents, alone ("Stop!") or followed by what the command takes ("subscribe 07:30", "订阅7:30"). Nothing
 * for other text.
 */
export function readKeyword(text: string): { name: string; args: string } | undefined {
  // Marks of direction and full-width figures come from the keyboard, or from a command that was copied out of a sentence.
  const said = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(unspaced, "$1 ");
  const plain = fold(said);
  for (const { name, keyword } of keywords) {
    if (plain === keyword) return { name, args: "" };
    if (!plain.startsWith(`${keyword} `)) continue;
    const args = said.split(/\s+/u).slice(keyword.split(" ").length).join(" ");
    if (takesArgs.has(name) || (takesNumber.has(name) && /^\d{1,2}$/u.test(args))) return { name, args };
  }
  return undefined;
}

// "stop telling me about sports" is no wish to leave; "subscribe 07:30" is one to come.
const takesArgs = new Set(
  (
    "brief subscribe pause zone format items language news quiet digest members delete " +
    "topics follow unfollow mute unmute breaking search"
  ).split(" "),
);
// "open 2"; "less of this, please" and "open the door" are said.
const takesNumber = new Set(["open", "less"]);

/**
 * Compared without case, accents, leading slash, surrounding punctuation and repeated blanks. Only accents of European
 * and Arabic letters, and the dot of Hindi letters, may be left out: other marks are vowels (मदद is not मादाद) or
 * consonants (か is not が).
 */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u093c]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "")
    .replace(/\s+/gu, " ");
}

const keywords = Object.values(catalogs)
  .flatMap(({ keywords, names = {} }) => [
    ...Object.entries(keywords).flatMap(([name, list]) => list.map((keyword) => ({ name, keyword: fold(keyword) }))),
    // What a command is called where it has a name in the reader's language.
    ...Object.entries(names).flatMap(([name, called]) =>
      name === "show" ? [] : [called, called.replaceAll("-", " ")].map((keyword) => ({ name, keyword: fold(keyword) })),
    ),
  ])
  .toSorted((a, b) => b.keyword.length - a.keyword.length);

// Chinese, Japanese and Korean need no blank between the keyword and the time.
const unspaced = new RegExp(
  `^(${keywords
    .flatMap(({ name, keyword }) =>
      name === "subscribe" && /^[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}]+$/u.test(keyword) ? [keyword] : [],
    )
    .join("|")})(?=\\S*\\d)`,
  "u",
);
