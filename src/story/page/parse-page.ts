import { Parser } from "htmlparser2";

/** An element of a page. Elements are listed in the order of their start tags; `at` is the place in that list. */
export type PageElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | undefined;
  readonly children: (PageElement | string)[];
  readonly at: number;
  /** The place of the first element after it that is not inside it. */
  end: number;
};

// News pages have up to 1,500,000 characters, most of them script, and 8,000 elements, some 30 deep.
const mostCharacters = 5_000_000;
const mostElements = 200_000;
// What lies deeper counts as this deep, so that a walk down the tree is safe.
const deepest = 200;
// The parser's time for a tag grows with the elements that are open, so it reads a piece at a time and stops at so many.
const mostOpen = 10_000;
const pieceLength = 16_384;
const unread = new Set("style svg math template iframe object embed canvas select textarea video audio map".split(" "));

/**
 * The elements of an HTML page or a piece of one; the first stands for the whole. Scripts keep their text only where they
 * hold JSON-LD. Of more than five million characters, 200,000 elements or 10,000 inside each other, the beginning is read;
 * throws nothing.
 */
export function parsePage(html: string): readonly [PageElement, ...PageElement[]] {
  const root: PageElement = { name: "", attributes: {}, parent: undefined, children: [], at: 0, end: 0 };
  const elements: [PageElement, ...PageElement[]] = [root];
  const open = [root];
  let skipped = 0;
  const isXhtml = /^\s*<\?xml/u.test(html);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped > 0 || unread.has(name) || elements.length >= mostElements) {
          skipped++;
          return;
        }
        const parent = innermost(open);
        const element = { name, attributes, parent, children: [], at: elements.length, end: 0 };
        parent?.children.push(element);
        elements.push(element);
        open.push(element);
      },
      onclosetag() {
        if (skipped > 0) skipped--;
        else close(open, elements.length);
      },
      ontext(data) {
        const element = innermost(open);
        if (skipped > 0 || !element || (element.name === "script" && !isJsonLd(element))) return;
        const last = element.children.at(-1);
        if (typeof last === "string") element.children[element.children.length - 1] = last + data;
        else element.children.push(data);
      },
    },
    { recognizeSelfClosing: isXhtml, recognizeCDATA: isXhtml },
  );
  const end = Math.min(html.length, mostCharacters);
  for (let at = 0; at < end && open.length + skipped < mostOpen && elements.length < mostElements; at += pieceLength)
    parser.write(html.slice(at, Math.min(end, at + pieceLength)));
  parser.end();
  while (open.length > 0) close(open, elements.length);
  return elements;
}

function innermost(open: readonly PageElement[]): PageElement | undefined {
  return open[Math.min(open.length, deepest) - 1];
}

function close(open: PageElement[], end: number): void {
  const element = open.pop();
  if (element) element.end = end;
}

function isJsonLd({ attributes }: PageElement): boolean {
  return attributes["type"]?.trim().toLowerCase().startsWith("application/ld+json") === true;
}

/** All text inside an element, as it stands there. */
export function textIn({ children }: PageElement): string {
  return children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
}
