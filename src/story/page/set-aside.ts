import { isLinks, sumsOver, type Block } from "./page-blocks.ts";
import { isBesides, isHidden, isNote } from "./page-names.ts";
import type { PageElement } from "./parse-page.ts";

// A name is not believed of an element with more than this share of a page's prose: "sponsored" may be the whole article.
const mostBesides = 0.5;
const mostNotes = 0.15;
// Cards: so many alike, nearly all of them with a linked line of so many letters and no more prose than a teaser has.
const fewestCards = 3;
const mostlyCards = 0.6;
const shortestTitle = 20;
const longestTeaser = 700;

/**
 * Which elements of a page are not of its article: hidden ones, what their kind and names put beside it (unless `named` is
 * false), and cards of other stories. `prose`: the letters of prose in an element.
 */
export function setAside(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  prose: (element: PageElement) => number,
  named: boolean,
): (element: PageElement) => boolean {
  const off = new Uint8Array(elements.length);
  const headed = headedAmong(elements);
  const [page] = elements;
  const all = page ? prose(page) : 0;
  for (const element of elements) {
    const isFew = (most: number) => prose(element) <= all * most;
    if (
      (element.parent && off[element.parent.at]) ||
      (isHidden(element) && isFew(mostBesides)) ||
      (named &&
        !headed.has(element) &&
        ((isFew(mostBesides) && isBesides(element)) || (isFew(mostNotes) && isNote(element))))
    )
      off[element.at] = 1;
  }
  for (const { at, end } of cardsAmong(elements, blocks, prose)) off.fill(1, at, end);
  return ({ at }) => off[at] === 1;
}

/** The elements around a page's heading or what it marks as its article: whatever they are called, they are not beside it. */
function headedAmong(elements: readonly PageElement[]): ReadonlySet<PageElement> {
  const headed = new Set<PageElement>();
  for (const element of elements.toReversed())
    if (
      element.parent &&
      (headed.has(element) || element.name === "h1" || element.attributes["itemprop"] === "articleBody")
    )
      headed.add(element.parent);
  return headed;
}

/** Boxes alike in a row, each with a linked line and next to no prose, tell of other stories. */
function cardsAmong(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  prose: (element: PageElement) => number,
): PageElement[] {
  const titles = sumsOver(elements, blocks, (block) => (isLinks(block) && block.linked >= shortestTitle ? 1 : 0));
  return elements.flatMap(({ children }) => {
    if (children.length < fewestCards) return [];
    const boxes = children
      .filter((child) => typeof child !== "string")
      .filter(({ name }) => !/^(?:h\d|p|a)$/u.test(name));
    return [...Map.groupBy(boxes, shapeOf).values()].flatMap((alike) => {
      const cards = alike.filter((box) => titles(box) > 0 && prose(box) < longestTeaser);
      return cards.length >= Math.max(fewestCards, alike.length * mostlyCards) ? cards : [];
    });
  });
}

function shapeOf({ name, attributes }: PageElement): string {
  return `${name} ${attributes["class"]?.trim().split(/\s+/u, 1)[0] ?? ""}`;
}
