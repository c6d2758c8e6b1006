import { blocksOf, isLinks, sumsOver, type Block } from "./page-blocks.ts";
import { isText } from "./page-names.ts";
import { textIn, type PageElement } from "./parse-page.ts";
import { setAside } from "./set-aside.ts";
import { untilTold, withoutBareHeadings, withoutRepeats } from "./trim-article.ts";

/** Where a page's article is. */
export type FoundArticle = {
  /** One block a line; "" where there is none. */
  readonly text: string;
  /** The elements from its headline to its end. */
  readonly elements: readonly PageElement[];
};
type Range = { readonly blocks: readonly Block[]; readonly from: number; readonly to: number };
/** How a page is read: whether names count, and whether short lines do. */
type Way = { readonly named: boolean; readonly lists: boolean };

// From the strictest on, until enough is found: an article may be a list, and a page's names may mislead.
const ways: readonly Way[] = [
  { named: true, lists: false },
  { named: true, lists: true },
  { named: false, lists: false },
];
const enough = 400;
// A paragraph has so many letters, or half as many and an end stop.
const paragraph = 100;
// The boxes that may be the whole of an article. A list or a quotation is but a part.
const holders = new Set("article body div main section td".split(" "));
// A page has a navigation of links and labels around its article; a label weighs little, a link what it has letters.
const label = -10;
const longestLink = 100;
// How much of a paragraph's weight each element hands on to the one around it, where the densest box is looked for; and
// how many steps through the tree from there the article's other parts may lie before they count for less.
const handedOn = 0.85;
const mostSteps = 8;
const farAway = 0.3;
// Letters beside the links that make a line more than a link; elements between a headline and its article; letters of a headline.
const shortestRest = 30;
const mostBetween = 50;
const shortestHeadline = 15;

/**
 * Finds a page's article: the box with the most prose and the least else, without what stands beside it. `told`: the
 * article as the page's JSON-LD tells it, or "".
 */
export function findArticle(page: readonly [PageElement, ...PageElement[]], told: string): FoundArticle {
  const blocks = blocksOf(page[0]);
  let found: Range = { blocks: [], from: 0, to: 0 };
  for (const way of ways) {
    const next = rangeOf(page, blocks, way);
    if (lettersIn(next.blocks) > 2 * lettersIn(found.blocks)) found = next;
    if (lettersIn(found.blocks) >= enough) break;
  }
  const kept = withoutRepeats(untilTold(withoutBareHeadings(blocks, found.blocks), told));
  return { text: kept.map(({ text }) => text).join("\n"), elements: page.slice(found.from, found.to) };
}

function lettersIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function rangeOf(page: readonly [PageElement, ...PageElement[]], blocks: readonly Block[], way: Way): Range {
  const prose = sumsOver(page, blocks, (block) => (isProse(block) ? block.length : 0));
  const isAside = setAside(page, blocks, prose, way.named);
  const open = blocks.filter(({ element }) => !isAside(element));
  const worth = (block: Block) => worthOf(block, way);
  const steps = stepsFrom(richest(page, sumsOver(page, open, worth, handedOn)));
  const total = sumsOver(page, open, (block) => {
    const value = worth(block);
    return value > 0 && steps(block.element) > mostSteps ? value * farAway : value;
  });
  const whole = richest(page, total);
  // What is named the article's text is that, where it holds the most of it.
  const named = page
    .slice(whole.at, whole.end)
    .find((element) => holders.has(element.name) && total(element) > total(whole) / 2 && isText(element));
  const text = named ?? whole;
  const inside = open.filter((block) => isIn(block, whole, text));
  const headline = headlineOf(page, whole, text);
  if (!headline) return { blocks: inside, from: whole.at, to: text.end };
  const below = open.filter((block) => block.element.at > headline.at && isIn(block, headline, text));
  // The headline of another story may follow.
  return lettersIn(below) > lettersIn(inside) / 2
    ? { blocks: below, from: headline.at, to: text.end }
    : { blocks: inside, from: whole.at, to: text.end };
}

/** Whether a block belongs to an article: as a standfirst between its start and its text, or inside that. */
function isIn(block: Block, start: PageElement, text: PageElement): boolean {
  const { at, name } = block.element;
  if (at < start.at || at >= text.end) return false;
  if (at < text.at && !block.stopped && !isProse(block)) return false;
  return !isLinks(block) || block.text.length - block.linked >= shortestRest || (block.stopped && name === "p");
}

/** The heading that an article begins with: in its box, or close above. */
function headlineOf(page: readonly PageElement[], whole: PageElement, text: PageElement): PageElement | undefined {
  const isHeadline = (element: PageElement) =>
    element.name === "h1" && textIn(element).trim().length > shortestHeadline;
  return (
    page.slice(whole.at, text.end).find(isHeadline) ??
    page.slice(Math.max(0, whole.at - mostBetween), whole.at).findLast(isHeadline)
  );
}

function isProse(block: Block): boolean {
  return !isLinks(block) && block.length >= (block.stopped ? paragraph / 2 : paragraph);
}

function worthOf(block: Block, { lists }: Way): number {
  if (isLinks(block)) return -Math.min(longestLink, block.length);
  if (lists || isProse(block)) return block.length;
  return block.stopped ? 0 : label;
}

/** The innermost of the boxes with the highest worth; the page where none has any. */
function richest(page: readonly [PageElement, ...PageElement[]], worth: (element: PageElement) => number): PageElement {
  return page.reduce((best, element) => {
    const isBetter = holders.has(element.name) && worth(element) > 0 && worth(element) >= worth(best);
    return isBetter ? element : best;
  }, page[0]);
}

/** Counts the steps through the tree from an element, or from anything inside it, to another. */
function stepsFrom(seed: PageElement): (element: PageElement) => number {
  const up = new Map<PageElement, number>();
  for (let at: PageElement | undefined = seed; at; at = at.parent) up.set(at, up.size);
  return (element) => {
    let down = 0;
    let at = element;
    while (at.parent && !up.has(at)) {
      down++;
      at = at.parent;
    }
    return at === seed ? 0 : (up.get(at) ?? 0) + down;
  };
}
