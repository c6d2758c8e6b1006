import { oneLine } from "../../../messages/layout.ts";
import type { PageElement } from "./parse-page.ts";

/** A stretch of text that a page sets on lines of its own: a paragraph, a heading, a list entry, a label. */
export type Block = {
  readonly text: string;
  /** The innermost block element around it. */
  readonly element: PageElement;
  /** See lengthOf. */
  readonly length: number;
  /** How many of its characters are links. */
  readonly linked: number;
  /** Whether it ends as a sentence or a lead-in does. */
  readonly stopped: boolean;
};

const blockElements = new Set(
  (
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 " +
    "h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const silent = new Set("head script title button".split(" "));
const endMark = /[.!?…。！？｡؟۔।॥։።。．.:：][\s"'”’“‘»«›」』）)\]]*$/u;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const denseFactor = 2.5;
// Soft hyphens and zero-width blanks only say where a line may break.
const breaks = /[\u00ad\u200b]/gu;
// Tags shown as text are a fault of the page: its program escaped once too often.
const shownTag = /<[a-z]{1,20}\s[^<>=]{0,100}=[^<>]{0,2000}>/giu;

/** All blocks under an element, in order, whether a page shows them or not. */
export function blocksOf(root: PageElement): Block[] {
  const blocks: Block[] = [];
  let text = "";
  let linked = 0;
  const finish = (element: PageElement) => {
    const line = oneLine(
      text
        .replaceAll(breaks, "")
        .replaceAll(shownTag, " ")
        .replaceAll(/[\s\p{Cc}]+/gu, " "),
    );
    if (line !== "") blocks.push({ text: line, element, length: lengthOf(line), linked, stopped: endMark.test(line) });
    text = "";
    linked = 0;
  };
  const walk = (element: PageElement, around: PageElement, inLink: boolean) => {
    const isBlock = blockElements.has(element.name);
    if (isBlock) finish(around);
    const innermost = isBlock && element.name !== "br" ? element : around;
    for (const child of element.children) {
      if (typeof child === "string") {
        text += child;
        if (inLink) linked += child.trim().length;
      } else if (!silent.has(child.name)) walk(child, innermost, inLink || leadsAway(child));
    }
    if (isBlock) finish(innermost);
  };
  walk(root, root, false);
  finish(root);
  return blocks;
}

/** Whether an element is a link to another page, or a button that is written as one. */
function leadsAway({ name, attributes }: PageElement): boolean {
  return name === "a" && !/^#./u.test(attributes["href"] ?? "");
}

/** A text's length in Latin letters: Chinese, Japanese and Korean say in a character what takes others two or three. */
export function lengthOf(text: string): number {
  return text.length + (text.match(dense)?.length ?? 0) * (denseFactor - 1);
}

/** Whether a block is little more than links. */
export function isLinks({ text, linked }: Block): boolean {
  return linked > text.length / 2;
}

/**
 * For each element (by its place), what `worth` says of its blocks and of those of all inside it. `share` is how much of
 * that an element hands on to the one around it.
 */
export function sumsOver(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  worth: (block: Block) => number,
  share = 1,
): (element: PageElement) => number {
  const sums = new Float64Array(elements.length);
  for (const block of blocks) sums[block.element.at] = (sums[block.element.at] ?? 0) + worth(block);
  for (const { at, parent } of elements.toReversed())
    if (parent) sums[parent.at] = (sums[parent.at] ?? 0) + (sums[at] ?? 0) * share;
  return ({ at }) => sums[at] ?? 0;
}
