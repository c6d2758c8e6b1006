import { withoutDateline } from "./byline.ts";
import { chances } from "./furniture-chain.ts";
import { isStopped, linesOf, type Line } from "./furniture-lines.ts";
import { isCertain, isSure, reasonOf } from "./furniture-reasons.ts";
import { signsOf, stepKinds } from "./furniture-signs.ts";
import { weights } from "./furniture-weights.ts";
import { lineKey } from "./recurring.ts";

/** An article as it came: `text` has one block a line. `language` is BCP 47, where it is known. */
export type Article = { readonly title: string; readonly text: string; readonly language?: string };

/**
 * What becomes of a line that is not empty; `line` counts from 0. `why` is what a dropped line is ("sharing buttons",
 * "after the story"), and what keeps a kept one.
 */
export type Verdict = { readonly line: number; readonly kept: boolean; readonly why: string };

const noLines: ReadonlySet<string> = new Set();
// A line that says itself what it is goes when it is likelier furniture than not; one that is known by its shape and place
// when that is clearly so, since a line lost is worse than one left. A long one, where an error costs more, needs more.
const likely = { saysItself: 0.5, looksLike: 0.7 } as const;
const surelyMore = 0.2;
const longLine = 200;
// What is left must be a story: where the signs would take more than this share, only lines that say what they are go.
const mostRemoved = 0.6;

/**
 * The text of an article without what the page put around it (the headline again, bylines and dates, captions and credits,
 * sharing buttons, other headlines, "Join our channel", "Related news"), one block a line. A dateline before the first
 * sentence ("KYIV (Reuters) - ") goes too. No line is changed otherwise. `recurring`: what its source repeats, of
 * `recurringLines`. Pure.
 */
export function clean(article: Article, recurring: ReadonlySet<string> = noLines): string {
  const lines = article.text.split("\n");
  const kept = explainClean(article, recurring).flatMap(({ line, kept }) => (kept ? [lines[line] ?? ""] : []));
  const first = kept.findIndex(isStopped);
  return kept.map((line, index) => (index === first ? withoutDateline(line) : line)).join("\n");
}

/** What `clean` does with each line of an article that is not empty, and why; in their order. */
export function explainClean({ title, text }: Article, recurring: ReadonlySet<string> = noLines): Verdict[] {
  const lines = linesOf(text);
  const judged = judge(lines, title, recurring);
  return guarded(judged).map(({ line, why, spared }) => ({
    line: line.at,
    kept: why === undefined || spared !== undefined,
    why: spared ?? why ?? "the story",
  }));
}

type Judged = {
  readonly line: Line;
  readonly chance: number;
  /** What it is, if it is furniture. */
  readonly why: string | undefined;
  /** It says itself what it is. */
  readonly sure: boolean;
  /** Why it stays all the same. */
  readonly spared?: string;
};

function judge(lines: readonly Line[], title: string, recurring: ReadonlySet<string>): Judged[] {
  const signs = signsOf(lines, title);
  const odds = signs.map((names) => names.reduce((sum, name) => sum + (weights.signs[name] ?? 0), weights.bias));
  const found = chances(odds, stepKinds(lines), weights.steps);
  const judged = lines.map((line, index): Judged => {
    const names = signs[index] ?? [];
    const chance = found[index] ?? 0;
    const sure = isSure(names);
    const least = (sure ? likely.saysItself : likely.looksLike) + surelyMore * Math.min(1, line.length / longLine);
    const goes = isCertain(names) || chance > least;
    return { line, chance, why: goes ? reasonOf(names, weights.signs) : undefined, sure };
  });
  const again = new Set(recurring.size === 0 ? [] : judged.filter(({ line }) => recurring.has(lineKey(line.text))));
  // A source that sends the same story again does not make its text furniture.
  if (shareOf([...again], lines) > mostRemoved) return judged;
  return judged.map((item) =>
    again.has(item) ? { ...item, why: "in other articles of the source", sure: true } : item,
  );
}

/** Without what would leave too little, and without the last paragraph in any case. */
function guarded(judged: readonly Judged[]): readonly Judged[] {
  const lines = judged.map(({ line }) => line);
  const gone = judged.filter(({ why }) => why !== undefined);
  const rest = gone.filter(({ sure }) => sure);
  if (shareOf(gone, lines) > mostRemoved) {
    const again = rest.filter(({ why }) => why === "the headline again").slice(0, lines.length - 1);
    const go = new Set(shareOf(rest, lines) > mostRemoved ? again : rest);
    return judged.map((item) =>
      item.why === undefined || go.has(item) ? item : { ...item, spared: "too much would go" },
    );
  }
  if (judged.some(({ line, why }) => why === undefined && line.stopped)) return judged;
  const paragraphs = gone.filter(({ line, sure }) => line.stopped && !sure);
  const last = paragraphs.toSorted((a, b) => a.chance - b.chance)[0];
  return judged.map((item) => (item === last ? { ...item, spared: "the last paragraph" } : item));
}

function shareOf(some: readonly Judged[], lines: readonly Line[]): number {
  const all = lines.reduce((sum, { text }) => sum + text.length, 0);
  return some.reduce((sum, { line }) => sum + line.text.length, 0) / all;
}
