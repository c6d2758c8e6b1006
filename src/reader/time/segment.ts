import { fold } from "../fold.ts";
import { rolesOf, type Token } from "./lexicon.ts";
import { placesNamed } from "../place/places.ts";

/**
 * The words of a run of Chinese, Japanese or Korean letters, where no blanks tell them: as few letters as can be are in no
 * word, then as few words as can be. What is left is a place; a word of one letter beside it belongs to it ("日本" has no
 * Sunday in it), unless the place is known without it ("서울에").
 */
export function segment(run: string): Token[] {
  return joinPlaces(cut(run.slice(0, longest)));
}

const longest = 100;
const longestWord = 6;

function cut(run: string): Token[] {
  const letters = Array.from(run);
  // The best way to each end: its cost, and its last word.
  const best: { readonly cost: number; readonly token?: Token; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= letters.length; end++) {
    const unknown: Token = { text: letters[end - 1] ?? "", roles: [] };
    let found = { cost: (best[end - 1]?.cost ?? 0) + 10, token: unknown, from: end - 1 };
    for (let from = Math.max(0, end - longestWord); from < end; from++) {
      const word = letters.slice(from, end).join("");
      const roles = rolesOf(fold(word));
      const cost = (best[from]?.cost ?? 0) + 1;
      if (roles && cost < found.cost) found = { cost, token: { text: word, roles }, from };
    }
    best.push(found);
  }
  const words: Token[] = [];
  for (let end = letters.length; end > 0;) {
    const last = best[end];
    if (!last?.token) break;
    words.unshift(last.token);
    end = last.from;
  }
  return words;
}

function joinPlaces(words: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < words.length;) {
    const start = i;
    while (i < words.length && isShort(words[i])) i++;
    const some = words.slice(start, i);
    if (some.some(({ roles }) => roles.length === 0)) found.push(...placeIn(some));
    else found.push(...some);
    const next = words[i];
    if (next) found.push(next);
    i++;
  }
  return found;
}

const isShort = (word: Token | undefined) =>
  word !== undefined && (word.roles.length === 0 || Array.from(word.text).length === 1);

/** The longest known place that has the unknown letters, with the words around it; or all of it, as a place that is not known. */
function placeIn(words: readonly Token[]): Token[] {
  const unknown = words.map(({ roles }) => roles.length === 0);
  const [first, last] = [unknown.indexOf(true), unknown.lastIndexOf(true)];
  for (let start = 0; start <= first; start++) {
    for (let end = words.length; end > last; end--) {
      const text = textOf(words.slice(start, end));
      if (placesNamed(fold(text)).length > 0)
        return [...words.slice(0, start), { text, roles: [] }, ...words.slice(end)];
    }
  }
  return [{ text: textOf(words), roles: [] }];
}

const textOf = (words: readonly Token[]) => words.map(({ text }) => text).join("");
