/** A word or a number, as a text is compared with another. */
export type Token = {
  readonly kind: "word" | "number";
  /** As written, without "'s". */
  readonly text: string;
  readonly lower: string;
  /** What alone is compared: a number in ASCII digits without its grouping, a word without its ending. */
  readonly key: string;
  /** Of a number: its currency or "%". */
  readonly symbol: string;
  /** What stands between it and the token before. */
  readonly gap: string;
};

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const symbol = String.raw`[\p{Sc}%‰٪]`;
const digits = String.raw`(?:\p{Nd}{1,3}(?: \p{Nd}{3})+(?!\p{Nd})|\p{Nd}+(?:[.,:'٫٬]\p{Nd}+)*)`;
const pattern = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])[\-−])?${symbol}?${digits}(?: ?${symbol})?|[${unspaced}]+|[[\p{L}\p{M}]--[${unspaced}]]+(?:['\-][[\p{L}\p{M}]--[${unspaced}]]+)*`,
  "gv",
);
const numeric = /\p{Nd}/u;
const isUnspaced = new RegExp(`^[${unspaced}]`, "v");

/** Letters that have a capital: where they do, names are told from other words. */
export const cased = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;
/** Korean sets its particles to the word. */
export const hangul = /^\p{Script=Hangul}/u;

// Numbers in words, two and up: "one" is an article or a pronoun in most languages. English, Spanish, Portuguese,
// Italian, French, German, Korean, Russian; the Han numerals of Chinese and Japanese are found by their characters.
const numerals = new Set(
  [
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens million millions billion billions trillion half twice",
    "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien ciento mil millón millones mitad",
    "dois duas três quatro sete oito nove dez doze vinte trinta cem milhão milhões bilhões due tre quattro cinque sei sette otto nove dieci dodici venti trenta cento mille milione milioni miliardi",
    "deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent cents milliers milliard milliards moitié",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend million millionen milliarde milliarden hälfte",
    "두 세 네 다섯 여섯 일곱 여덟 아홉 열 절반 два две три четыре пять шесть семь восемь девять десять сто тысяч тысячи миллион миллионов миллиард миллиардов половина",
  ]
    .join(" ")
    .split(" "),
);
const hanNumeral = /^[〇零一二三四五六七八九十百千万萬億亿兆两兩]+$/u;

/** A text in the form in which texts are compared: compatible characters made one, apostrophes straight. */
export function plainForm(text: string): string {
  return text.normalize("NFKC").replace(/[’ʼ]/gu, "'");
}

/** The words and numbers of a text in its plain form; `language` (BCP 47) helps where no blanks stand between words. */
export function tokensOf(text: string, language: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(pattern)) {
    let gap = text.slice(end, index);
    for (const part of isUnspaced.test(run) ? wordsOf(run, language) : [run]) {
      tokens.push(tokenOf(part, gap));
      gap = "";
    }
    end = index + run.length;
  }
  return tokens;
}

function tokenOf(written: string, gap: string): Token {
  if (numeric.test(written)) {
    const symbol = new RegExp("[\\p{Sc}%‰٪]", "u").exec(written)?.[0].replace("٪", "%") ?? "";
    return { kind: "number", text: written, lower: written, key: canonical(written), symbol, gap };
  }
  const text = written.replace(/'s?$/u, "");
  const lower = text.toLowerCase();
  if (numerals.has(lower) || hanNumeral.test(lower))
    return { kind: "number", text, lower, key: lower, symbol: "", gap };
  return { kind: "word", text, lower, key: keyOf(lower), symbol: "", gap };
}

function keyOf(lower: string): string {
  if (!cased.test(lower)) return lower;
  return lower.length > 6 ? lower.slice(0, 6) : lower.replace(/s$/u, "");
}

/** "١٬٢٣٤٫٥", "1,234.5" and "1.234,5" are one number. What could be grouping is taken for it: "1.234" is "1234". */
function canonical(written: string): string {
  const sign = /^[-−]/u.test(written) ? "-" : "";
  const number = written
    .replace(/[\p{Sc}%‰٪−-]/gu, "")
    .trim()
    .replace(/\p{Nd}/gu, asciiDigit);
  if (number.includes(":")) return number;
  if (/^\d{1,3}(?:[.,'٬ ]\d{3})+$/u.test(number)) return sign + number.replace(/\D/gu, "");
  const [fraction = "", ...whole] = number.split(/[.,'٫٬ ]/u).toReversed();
  return sign + (whole.length > 0 ? `${whole.toReversed().join("")}.${fraction}` : fraction);
}

/** Unicode keeps the ten digits of a script side by side, from zero on. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && numeric.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

const segmenters = new Map<string, Intl.Segmenter>();

function wordsOf(run: string, language: string): string[] {
  const locale = /^(?:zh|ja|th|lo|km|my)/iu.exec(language)?.[0].toLowerCase() ?? "und";
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "word" });
  segmenters.set(locale, segmenter);
  return Array.from(segmenter.segment(run), ({ segment }) => segment);
}
