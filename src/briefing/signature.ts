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

/** A story as two of them are compared: small, computed once, never shown. */
export type Signature = {
  /** The language's primary subtag; "" where it is not known. */
  readonly language: string;
  /** The page's address without what only counts visitors; none for a bare home page. */
  readonly page?: string;
  readonly publishedAt?: number;
  readonly headline: Vector;
  /** Headline and opening together. */
  readonly whole: Vector;
  /** There is a text, and not only a headline. */
  readonly told: boolean;
  /** Words that bear a capital inside a sentence, hashed: of the opening, and of a headline that is set as a sentence. */
  readonly names: ReadonlySet<number>;
  readonly headlineNames: ReadonlySet<number>;
  /** Every number of the headline and of the opening, as written. */
  readonly numbers: ReadonlySet<string>;
};

/** A bag of terms of length one: hashed terms in ascending order, and the weight of each. */
export type Vector = { readonly terms: Int32Array; readonly weights: Float32Array };

// News tells what happened first; what follows is background that other stories share.
const openingLength = 1200;
// A text shorter than this says no more than its headline.
const leastText = 80;
// Words of the headline count twice, names in the opening twice: chosen on ECB+ (topics 1 to 23).
const headlineWeight = 2;
const nameWeight = 2;

// Scripts that set no blanks between words, and Korean, whose particles stick to them.
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const tokens = new RegExp(String.raw`\p{N}+(?:[.,:]\p{N}+)*|${unspaced}+|[[\p{L}\p{M}]--${unspaced}]+`, "gv");
const isUnspaced = new RegExp(`^${unspaced}`, "v");
const insideNames = /(?<=[\p{Ll}\p{N},] )\p{Lu}[\p{L}\p{M}]+/gu;
// In a headline set "Like This One" only the small words are lower case.
const setAsSentence = /(?<!\p{L})\p{Ll}{5}/u;
const number = /^\p{N}/u;

// Kept as long as the story itself: a story is compared with every new one for days.
const known = new WeakMap<Clusterable, Signature>();

/** The signature of a story, from its headline and the first 1,200 characters of its text. */
export function signature(story: Clusterable): Signature {
  const found = known.get(story);
  if (found) return found;
  const made = make(story);
  known.set(story, made);
  return made;
}

/** How alike two vectors are, from 0 (no term in common) to 1: their cosine. */
export function likeness(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length;) {
    const left = a.terms[i] ?? 0;
    const right = b.terms[j] ?? 0;
    if (left === right) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

function make(story: Clusterable): Signature {
  const language = story.language?.split("-")[0]?.toLowerCase() ?? "";
  const title = story.title.slice(0, openingLength).normalize("NFKC");
  const opening = (story.text ?? "").slice(0, openingLength).normalize("NFKC");
  const names = namesIn(opening);
  const headline = tally(title, language);
  const whole = new Map<number, Term>();
  for (const [key, { count, weight }] of headline) whole.set(key, { count: count * headlineWeight, weight });
  for (const [key, { count, weight }] of tally(opening, language)) {
    whole.set(key, { count: count + (whole.get(key)?.count ?? 0), weight });
  }
  for (const key of names) {
    const term = whole.get(key);
    if (term) whole.set(key, { ...term, count: term.count * nameWeight });
  }
  const page = story.url === undefined ? undefined : pageOf(story.url);
  return {
    language: language === "und" ? "" : language,
    ...(page !== undefined && { page }),
    ...(story.publishedAt !== undefined && { publishedAt: story.publishedAt }),
    headline: vector(headline),
    whole: vector(whole),
    told: opening.length >= leastText,
    names,
    headlineNames: setAsSentence.test(title) ? namesIn(title) : new Set(),
    numbers: new Set(`${title}\n${opening}`.match(tokens)?.filter((token) => number.test(token))),
  };
}

function namesIn(text: string): Set<number> {
  return new Set(Array.from(text.matchAll(insideNames), ([name]) => hash(stem(name.toLowerCase()))));
}

type Term = { readonly count: number; readonly weight: number };

/**
 * Terms and how often each stands there. A term is a word, its ending cut off; in scripts that set no blanks between
 * words it is two characters side by side, and in Vietnamese two syllables.
 */
function tally(text: string, language: string): Map<number, Term> {
  const terms = new Map<number, Term>();
  const add = (term: string, weight: number) => {
    const key = hash(term);
    terms.set(key, { count: (terms.get(key)?.count ?? 0) + 1, weight });
  };
  let before = "";
  for (const [token] of text.toLowerCase().matchAll(tokens)) {
    if (isUnspaced.test(token)) for (const pair of pairs(token)) add(pair, 1);
    else if (number.test(token)) add(token, 1);
    else if (language === "vi") add(`${before} ${token}`, 1);
    else if (token.length > 1) add(stem(token), weightOf(token));
    before = token;
  }
  return terms;
}

/** The commonest words are short in every language: what stop-word lists know, without a list. */
function weightOf(word: string): number {
  if (word.length <= 3) return 0.35;
  return word.length === 4 ? 0.6 : 1;
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

function vector(terms: ReadonlyMap<number, Term>): Vector {
  const keys = Int32Array.from(terms.keys()).toSorted();
  const weights = Float32Array.from(keys, (key) => {
    const term = terms.get(key);
    return term ? Math.log(1 + term.count) * term.weight : 0;
  });
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { terms: keys, weights: weights.map((weight) => weight / length) };
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
