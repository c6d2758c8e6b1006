import { parseHTML } from "linkedom";

/** What the story room uses of a parsed page: linkedom's own types need a browser's. */
export type PageNode = {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  /** Upper case for an HTML element. */
  readonly tagName?: string;
};
export type PageElement = PageNode & {
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};
export type Page = PageElement & { readonly body: PageElement };

// linkedom reads 3 million characters in about 2 s; its time grows with the square of the depth, and Readability's
// recursion ends at a few thousand. Real pages are some 30 deep.
const mostCharacters = 3_000_000;
const deepest = 1_000;

/**
 * Parses HTML, a page or a part of one, however broken: there is always a body. Of a page over 3 million characters the
 * beginning is read; one more than 1,000 elements deep is no page and comes back empty.
 */
export function parsePage(html: string): Page {
  const cut = html.slice(0, mostCharacters);
  return parseRooted(isTooDeep(cut) ? "" : cut);
}

function parseRooted(html: string): Page {
  // linkedom takes the first element for the root, whatever it is.
  const start = html.search(/<html[\s>]/iu);
  const rooted = start < 0 ? `<html><body>${html}</body></html>` : html.slice(start);
  const { document }: { document: Page } = parseHTML(`<!doctype html>${rooted}`);
  return document;
}

/** How many elements a page has, roughly and fast. */
export function countElements(html: string): number {
  return html.match(/<[a-z]/giu)?.length ?? 0;
}

// Elements that have no end tag, or whose end tag may be left out.
const unclosed = new Set(
  "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split(" "),
);

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/giu)) {
    if (unclosed.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  return false;
}
