import { bylineOf, isAboutAuthor, isCaption } from "./byline.ts";
import { isLink, type Line } from "./furniture-lines.ts";
import { furnitureByWords } from "./furniture-words.ts";

// Words at the start of a longer line are the story's own.
const longestPhrase = 220;
// What a line is shows in its first letters and its last.
const shown = 300;

/** The name of the step that a number stands on: "words >=5" of the steps 2, 3, 5, 8. */
export function step(name: string, value: number, steps: readonly number[]): string {
  const below = steps.findLast((least) => value >= least);
  return below === undefined ? `${name} <${steps[0]}` : `${name} >=${below}`;
}

/** What a line looks like and says, whatever stands around it: the names of its signs. */
export function lineSigns(line: Line): string[] {
  const head = line.text.slice(0, shown);
  const shape = line.stopped ? "stopped" : "open";
  return [
    `end ${endOf(line)}`,
    step(`${shape} length`, line.length, [12, 25, 45, 70, 100, 150, 220, 350]),
    step("words", line.words.length, [2, 3, 5, 8, 13]),
    step("inner stops", head.match(/\p{Ll}[.!?…][”"»]? \p{Lu}|[。！？।۔]/gu)?.length ?? 0, [1, 2]),
    ...capitalSigns(head),
    ...markSigns(line, head, shape),
    ...phraseSigns(line, shape),
    ...serviceSigns(line, shape),
  ];
}

function endOf({ text, stopped }: Line): string {
  if (!stopped) return /[:：]$/u.test(text) ? "colon" : "open";
  const tail = text.slice(-5);
  if (/[?？؟]["'”»]*$/u.test(tail)) return "question";
  if (/[!！]["'”»]*$/u.test(tail)) return "call";
  return /(?:…|\.\.)["'”»]*$/u.test(tail) ? "dots" : "stop";
}

function capitalSigns(head: string): string[] {
  const words = head.match(/(?<![\p{L}\p{M}'’-])[\p{Lu}\p{Ll}][\p{L}\p{M}'’-]*/gu) ?? [];
  if (words.length === 0) return [];
  const signs = /^\p{Ll}/u.test(head) ? ["begins small"] : [];
  const capital = words.filter((word) => word.charAt(0) !== word.charAt(0).toLowerCase()).length;
  if (capital === words.length && isCapitals(head)) signs.push(words.length > 4 ? "capitals, many words" : "capitals");
  else if (words.length >= 2 && capital === words.length)
    signs.push(words.length > 4 ? "every word capital, many" : "every word capital");
  else if (words.length >= 4 && capital / words.length > 0.6) signs.push("most words capital");
  else if (words.length >= 4 && capital <= 1) signs.push("one word capital");
  return signs;
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 3 && capitals / letters > 0.8;
}

// Signs that a line bears whatever its end.
const marks: readonly (readonly [string, RegExp])[] = [
  ["a bare number", /^\d{1,3}$/u],
  ["a rule", /^[^\p{L}\p{N}]*$/u],
  ["an e-mail address", /[\w.]@[\w-]+\.\w/u],
  ["a handle", /(?<!\w)@\w/u],
  ["a hashtag", /(?<!\w)#\p{L}/u],
  ["a bullet", /^[-–—•*·▪◦‣>»+✓]/u],
  ["a numbered entry", /^\d{1,2}[.)] /u],
  ["begins with a quotation", /^["“„«»「『‘']/u],
  ["a price", /[$€£₹¥]\s?\d|\d\s?[$€£₹¥₩]/u],
  ["an emoji", /\p{Extended_Pictographic}/u],
  ["glued words", /\.\p{Lu}|\p{Ll}\p{Lu}\p{Ll}{3}/u],
];

// These say another thing of a sentence than of a scrap.
const shapedMarks: readonly (readonly [string, RegExp])[] = [
  ["a divider", / [|/·•] |[|»›→▸▶►]|>>/u],
  ["a quotation", /["“”„«»「『]/u],
  ["a colon early", /^.{0,39}[:：]\s/u],
  ["digits", /\p{N}/u],
];

function markSigns({ text, length, stopped }: Line, head: string, shape: string): string[] {
  const signs = marks.flatMap(([name, mark]) => (mark.test(head) ? [name] : []));
  for (const [name, mark] of shapedMarks) if (mark.test(head)) signs.push(`${name} ${shape}`);
  if ((head.match(/\p{N}/gu)?.length ?? 0) / head.length > 0.3) signs.push("mostly digits");
  if (length < 60 && /\b\d{1,2}[:.]\d{2}\b/u.test(head)) signs.push("a time of day");
  if (length < 200 && /^[("（[].*[)\]）]\.?$/u.test(head)) signs.push("in brackets");
  if (length < longestPhrase && /^(?:©|ⓒ|\(c\) \d|copyright\b)/iu.test(head)) signs.push("an owner's mark");
  if (!stopped && head.includes(",")) signs.push("a comma, open");
  if (isLink(text)) signs.push("a bare link");
  else if (/https?:|www\.|[\w-]\.(?:com|org|net|de|fr|uk|co|tv)\b/iu.test(head)) signs.push("a link in it");
  return signs;
}

function phraseSigns({ text, head, length, words, stopped }: Line, shape: string): string[] {
  const signs: string[] = [];
  const phrase = length <= longestPhrase || /^(?:©|copyright)/iu.test(head) ? furnitureByWords(head) : undefined;
  if (phrase !== undefined) {
    signs.push(`phrase: ${phrase}`, `phrase ${shape}`);
    if (length < 40) signs.push("phrase, short");
    if (length > 140) signs.push("phrase, long");
    if (words.length <= 3) signs.push("phrase, alone");
  }
  const byline = length < 400 ? bylineOf(text, stopped) : undefined;
  if (byline !== undefined) signs.push(byline, step(byline, length, [40, 120]));
  if (isAboutAuthor(text)) signs.push(`about the author ${shape}`);
  if (isCaption(text)) signs.push(`a caption ${shape}`);
  return signs;
}

function serviceSigns({ head, words, services, serviceWords, addresses }: Line, shape: string): string[] {
  const signs = Array.from(services, (service) => `of ${service} ${shape}`);
  if (serviceWords > 0)
    signs.push(
      step("service words", serviceWords, [1, 2, 3, 4, 6]),
      step("share of service words", serviceWords / words.length, [0.06, 0.12, 0.2, 0.34, 0.5]),
    );
  if (services.size > 2) signs.push("many services");
  // Whoever is quoted speaks to others than the reader.
  if (addresses === 0 || /["“”„«»「『]/u.test(head.slice(0, shown))) return signs;
  signs.push(step(`addresses ${shape}`, addresses, [1, 2, 3]));
  if (serviceWords > 0) signs.push(step("addresses and services", Math.min(addresses, serviceWords), [1, 2, 3]));
  if (addresses / words.length > 0.12) signs.push("addresses often");
  return signs;
}
