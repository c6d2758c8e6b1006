import { wordsOf, type Line } from "./furniture-lines.ts";
import { lineSigns, step } from "./line-signs.ts";

/** The names of each line's signs: what it looks like, says, repeats, and where it stands. */
export function signsOf(lines: readonly Line[], title: string): string[][] {
  const article = articleOf(lines, title);
  const own = lines.map((line) => [...lineSigns(line), ...headlineSigns(line, article), ...sharedSigns(line, article)]);
  const runs = runsOf(lines, own);
  return own.map((signs, index) => [
    ...signs,
    ...placeSigns(lines, index, article),
    ...runSigns(lines, index, article, runs),
  ]);
}

/** What kind of step leads from a line to the next: among paragraphs, among short lines, from one to the other. */
export function stepKinds(lines: readonly Line[]): number[] {
  return lines.map(({ body }, index) => (index === 0 || lines[index - 1]?.body === body ? (body ? 0 : 1) : 2));
}

type Article = {
  readonly title: readonly string[];
  readonly titleWords: ReadonlySet<string>;
  /** In how many paragraphs a word stands. */
  readonly spread: ReadonlyMap<string, number>;
  /** How often a line comes, numbers aside. */
  readonly counts: ReadonlyMap<string, number>;
  /** Where the story's first and last paragraph are; -1 without one. */
  readonly first: number;
  readonly last: number;
  /** Which share of the story comes after each line. */
  readonly rest: readonly number[];
  /** Which share of the lines are too short to tell something. */
  readonly scraps: number;
};

function articleOf(lines: readonly Line[], headline: string): Article {
  const title = wordsOf(headline);
  const spread = new Map<string, number>();
  for (const line of lines)
    if (line.body) for (const word of new Set(contentOf(line))) spread.set(word, (spread.get(word) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(pattern(text), (counts.get(pattern(text)) ?? 0) + 1);
  const told = lines.reduce((sum, { story, length }) => sum + (story ? length : 0), 0);
  let sofar = 0;
  return {
    title,
    titleWords: new Set(title),
    spread,
    counts,
    first: lines.findIndex(({ story }) => story),
    last: lines.findLastIndex(({ story }) => story),
    rest: lines.map(({ story, length }) => 1 - (sofar += story ? length : 0) / told),
    scraps: lines.filter(({ body }) => !body).length / lines.length,
  };
}

/** What lines have in common that differ in their numbers alone: "Image 1 of 4". */
function pattern(text: string): string {
  return text.slice(0, 300).replace(/\d+/gu, "0");
}

/** The beginnings of a line's longer words. */
function contentOf({ words }: Line): string[] {
  return words.flatMap((word) =>
    word.length >= 4 || /^[\p{Script=Han}\p{Script=Katakana}]/u.test(word) ? [word.slice(0, 6)] : [],
  );
}

function headlineSigns({ words, stopped }: Line, { title, titleWords }: Article): string[] {
  if (title.length === 0 || words.length === 0) return [];
  const own = new Set(words);
  const said = title.filter((word) => own.has(word)).length / title.length;
  const known = words.filter((word) => titleWords.has(word)).length / words.length;
  // It may come with the site's name behind it.
  const long = words.length > title.length * 1.6 + 2;
  if (!long && (said >= 0.85 || (words.length >= 4 && known === 1)))
    return [known > 0.8 ? "the headline again" : "the headline and more"];
  return known > 0.5 && words.length > 3 ? [`much of the headline ${stopped ? "stopped" : "open"}`] : [];
}

/** What a line has in common with the paragraphs, and whether it comes again. */
function sharedSigns(line: Line, { spread, counts }: Article): string[] {
  const content = contentOf(line);
  const elsewhere = content.filter((word) => (spread.get(word) ?? 0) > (line.body ? 1 : 0)).length;
  const size = line.length > 100 ? "long" : content.length > 2 ? "middling" : "short";
  const count = counts.get(pattern(line.text)) ?? 1;
  return [
    content.length === 0
      ? "no words of its own"
      : step(
          `words shared ${line.stopped ? "stopped" : "open"} ${size}`,
          elsewhere / content.length,
          [0.01, 0.2, 0.35, 0.5, 0.75],
        ),
    ...(count > 1 ? [step(`said again ${line.length > 100 ? "long" : "short"}`, count, [2, 3])] : []),
  ];
}

function kindOf({ stopped, length }: Line): string {
  if (stopped) return length > 100 ? "paragraph" : "sentence";
  return length > 100 ? "long open" : length > 40 ? "open" : "scrap";
}

function placeOf(index: number, { first, last }: Article): "before" | "after" | "inside" {
  return index < first ? "before" : index > last ? "after" : "inside";
}

function placeSigns(lines: readonly Line[], index: number, article: Article): string[] {
  const line = lines[index];
  if (line === undefined) return [];
  const { first, last, rest } = article;
  if (first < 0) return [`no story ${kindOf(line)}`];
  const place = placeOf(index, article);
  return [
    `${place} ${kindOf(line)}`,
    place === "inside"
      ? step("rest", rest[index] ?? 0, [0.05, 0.15, 0.5])
      : step(`lines ${place}`, place === "before" ? first - index : index - last, [1, 2, 3, 5, 10]),
    ...(index === 0 ? ["first line"] : []),
    ...(index === lines.length - 1 ? [`last line ${kindOf(line)}`] : []),
  ];
}

type Run = { readonly from: number; to: number; heading: number; closing: number };

/**
 * The runs of short lines, for each line of one. `heading`: the first of its lines that announces other stories;
 * `closing`: the last that does so or asks to join.
 */
function runsOf(lines: readonly Line[], signs: readonly (readonly string[])[]): (Run | undefined)[] {
  let run: Run | undefined;
  return lines.map(({ body }, index) => {
    if (body) return (run = undefined);
    run ??= { from: index, to: index, heading: -1, closing: -1 };
    run.to = index;
    if (signs[index]?.some((sign) => closings.has(sign))) run.closing = index;
    if (run.heading < 0 && signs[index]?.some((sign) => announcements.has(sign))) run.heading = index;
    return run;
  });
}

const announcements = new Set(["phrase: related stories", "phrase: another story"]);
const closings = new Set([...announcements, "phrase: a channel to join"]);

function runSigns(
  lines: readonly Line[],
  index: number,
  article: Article,
  runs: readonly (Run | undefined)[],
): string[] {
  const line = lines[index];
  const run = runs[index];
  if (article.first < 0 || line === undefined || run === undefined) return [];
  const place = placeOf(index, article);
  const shape = line.stopped ? "stopped" : "open";
  const lead = lines[run.from - 1]?.text ?? "";
  const before = lines[index - 1];
  const after = lines[index + 1];
  return [
    step(`run ${place}`, run.to - run.from + 1, [1, 2, 3, 4, 6, 10]),
    step(`short lines ${place}`, article.scraps, [0.2, 0.4, 0.6, 0.8]),
    ...(run.to > run.from && /[:：]$/u.test(lead) ? ["a list after a colon"] : []),
    ...(run.heading >= 0 && run.heading < index ? ["under a heading of other stories"] : []),
    ...(run.closing > index && run.to === lines.length - 1 && !line.stopped && !/[:：]$/u.test(lead)
      ? ["over a closing heading"]
      : []),
    ...(before ? [`under ${/[:：]$/u.test(before.text) ? "colon" : before.body ? "body" : "short"} ${shape}`] : []),
    ...(after ? [`over ${after.story ? "story" : after.body ? "body" : "short"} ${shape}`] : []),
  ];
}
