/** What a story needs to be put with the others that tell the same happening. */
export type Clusterable = {
  readonly title: string;
  readonly text?: string;
  /** BCP 47; left out or "und" where it is not known. */
  readonly language?: string;
  readonly url?: string;
  /** UTC milliseconds. */
  readonly publishedAt?: number;
};

/** What is read off a story before it is known how common its words are. */
export type Signature = {
  /** The language's primary subtag; "" where it is not known. */
  readonly language: string;
  /** The page's address without what only counts visitors; none for a bare home page. */
  readonly page?: string;
  readonly publishedAt?: number;
  /** There is a text, and not only a headline. */
  readonly told: boolean;
  /** By their hashes: the terms of the headline, and those of headline and opening together. */
  readonly headline: ReadonlyMap<number, Term>;
  readonly whole: ReadonlyMap<number, Term>;
};

/** A word as one story has it. */
export type Term = {
  /** How often; in the whole, a word of the headline counts twice. */
  count: number;
  /** How much a word of its length says at all. */
  readonly weight: number;
  readonly number: boolean;
  /** How often it stands in lower case, and how often with a capital inside a sentence. */
  lower: number;
  capital: number;
  /** It is written as an acronym ("GM"); or it is only the initials of words that stand there ("General Motors"). */
  acronym?: true;
  readonly initials?: true;
};

// News tells what happened first; what follows is background that other stories share.
const openingLength = 1200;
// A text shorter than this says no more than its headline.
const leastText = 80;
const headlineCount = 2;

// Scripts that set no blanks between words, and Korean, whose particles stick to them.
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const tokens = new RegExp(String.raw`\p{N}+(?:[.,:]\p{N}+)*|${unspaced}+|[[\p{L}\p{M}]--${unspaced}]+`, "gv");
const isUnspaced = new RegExp(`^${unspaced}`, "v");
const isNumber = /^\p{N}/u;
const isLower = /^\p{Ll}/u;
const isCapital = /^\p{Lu}/u;
// "GM", "BoE", "NHTSA".
const acronym = /^\p{Lu}\p{L}{0,3}\p{Lu}(?!\p{L})/u;
const longestAcronym = 5;
// "General Motors", "Bank of England".
const capitals = /\p{Lu}[\p{L}\p{M}]+(?: (?:(?:of|and|the|for|de|des|der|du|della) )?\p{Lu}[\p{L}\p{M}]+)+/gu;
// They may stand for something else.
const initialsWeight = 0.7;
const beginsSentence = /(?:^|[.!?…。]["”’»)]*\s*|\n\s*)$/u;

/** Reads a story's headline and the first 1,200 characters of its text; of an endless headline likewise. */
export function signature(story: Clusterable): Signature {
  const subtag = story.language?.split("-")[0]?.toLowerCase() ?? "";
  const language = subtag === "und" ? "" : subtag;
  const title = story.title.slice(0, openingLength).normalize("NFKC");
  const opening = (story.text ?? "").slice(0, openingLength).normalize("NFKC");
  const headline = tally(title, language);
  const told = opening.length >= leastText;
  if (!told) addInitials(title, headline);
  const page = story.url === undefined ? undefined : pageOf(story.url);
  return {
    language,
    ...(page !== undefined && { page }),
    ...(story.publishedAt !== undefined && { publishedAt: story.publishedAt }),
    told,
    headline,
    whole: told ? together(headline, tally(opening, language)) : headline,
  };
}

/**
 * Terms and how they stand there. A term is a word, its ending cut off; in scripts that set no blanks between words it
 * is two characters side by side, and in Vietnamese two syllables.
 */
function tally(text: string, language: string): Map<number, Term> {
  const terms = new Map<number, Term>();
  const add = (word: string, weight: number, at?: number, number = false) => {
    const key = hash(word);
    const term = terms.get(key) ?? { count: 0, weight, number, lower: 0, capital: 0 };
    term.count++;
    if (at !== undefined && isLower.test(text.slice(at))) term.lower++;
    if (at !== undefined && isCapital.test(text.slice(at)) && !begins(text, at)) term.capital++;
    if (at !== undefined && acronym.test(text.slice(at, at + 6))) term.acronym = true;
    terms.set(key, term);
  };
  let before = "";
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const word = token.toLowerCase();
    if (isUnspaced.test(word)) for (const pair of pairs(word)) add(pair, 1);
    else if (isNumber.test(word)) add(word, 1, undefined, true);
    else if (language === "vi") add(`${before} ${word}`, 1);
    else if (word.length > 1) add(stem(word), weightOf(word), index);
    before = word;
  }
  return terms;
}

/** A bare headline may name in full what another one shortens: of words with a capital that stand together, the initials. */
function addInitials(title: string, terms: Map<number, Term>): void {
  for (const [run] of title.matchAll(capitals)) {
    const words = run.split(" ");
    for (const [first] of words.entries()) {
      for (let last = first + 1; last < Math.min(first + longestAcronym, words.length); last++) {
        if (!isCapital.test(words[first] ?? "") || !isCapital.test(words[last] ?? "")) continue;
        const initials = words.slice(first, last + 1).map((word) => word.charAt(0));
        const key = hash(stem(initials.join("").toLowerCase()));
        if (!terms.has(key))
          terms.set(key, { count: 1, weight: initialsWeight, number: false, lower: 0, capital: 1, initials: true });
      }
    }
  }
}

function begins(text: string, at: number): boolean {
  return beginsSentence.test(text.slice(Math.max(at - 4, 0), at));
}

function together(headline: ReadonlyMap<number, Term>, opening: ReadonlyMap<number, Term>): Map<number, Term> {
  const whole = new Map<number, Term>();
  for (const [key, term] of headline) whole.set(key, { ...term, count: term.count * headlineCount });
  for (const [key, term] of opening) {
    const there = whole.get(key);
    whole.set(key, {
      ...there,
      ...term,
      count: term.count + (there?.count ?? 0),
      lower: term.lower + (there?.lower ?? 0),
      capital: term.capital + (there?.capital ?? 0),
    });
  }
  return whole;
}

/** The commonest words are short in every language: what stop-word lists know, without a list. */
function weightOf(word: string): number {
  if (word.length <= 3) return 0.5;
  return word.length === 4 ? 0.8 : 1;
}

function stem(word: string): string {
  return word.length > 6 ? word.slice(0, 6) : word.replace(/s$/u, "");
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** FNV-1a, 32 bits: in a hundred thousand stories, hardly one has two terms of its own that share a value. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}

const counters = /^(?:utm_|fbclid$|gclid$|mc_[ce]id$|ref$|at_|cmp$|ocid$)/iu;

function pageOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams } = new URL(address);
  const query = Array.from(searchParams)
    .filter(([name]) => !counters.test(name))
    .map((pair) => pair.join("="))
    .toSorted()
    .join("&");
  const path = pathname.replace(/\/+$/u, "");
  return path === "" && query === "" ? undefined : `${hostname.replace(/^www\./u, "")}${path}?${query}`;
}
