import { parseHTML } from "linkedom";

/** As much of a DOM node as is read here. */
type Node = {
  readonly nodeType: number;
  readonly localName: string;
  readonly data: string;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly parentNode: Node | null;
};

// An article has some hundreds. Of deep nesting the parser's time grows with the square.
const mostTags = 10_000;
const textNode = 3;
const blocks = new Set(
  (
    "address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const unseen = new Set("head iframe math noscript object script select style svg template textarea".split(" "));

/**
 * A piece of HTML as plain text, one block (paragraph, heading, list entry) a line: tags and entities are undone, what a
 * page does not show is out. Where there is no tag at all, a blank line parts two blocks. Of more than 10,000 tags the beginning is read.
 */
export function plainText(html: string): string {
  const tagged = /<[a-z!/?]/iu.test(html);
  const text = tagged || html.includes("&") ? visible(bodyOf(beginning(html)), tagged) : html;
  return text
    .split(tagged ? "\n" : /\n\s*\n/u)
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function beginning(html: string): string {
  let tags = 0;
  for (const { index } of html.matchAll(/<(?=[a-z!/?])/giu)) if (++tags > mostTags) return html.slice(0, index);
  return html;
}

function bodyOf(html: string): Node {
  // What follows </body> or </html> would stand outside the body.
  return parseHTML(
    `<!doctype html><html><body>${html.replace(/<\/?(?:html|body)\b[^<>]{0,1000}>/giu, "")}</body></html>`,
  ).document.body;
}

/** The text under a node; a line break stands for each edge of a block. Goes by the nodes' links: nesting may be deep. */
function visible(root: Node, tagged: boolean): string {
  const found: string[] = [];
  let node: Node | null = root.firstChild;
  while (node !== null && node !== root) {
    if (node.nodeType === textNode) found.push(tagged ? node.data.replace(/\s+/gu, " ") : node.data);
    else if (blocks.has(node.localName)) found.push("\n");
    const inside = unseen.has(node.localName) ? null : node.firstChild;
    node = inside ?? after(node, root, found);
  }
  return found.join("");
}

function after(start: Node, root: Node, found: string[]): Node | null {
  let node: Node | null = start;
  while (node !== null && node !== root) {
    if (blocks.has(node.localName)) found.push("\n");
    if (node.nextSibling !== null) return node.nextSibling;
    node = node.parentNode;
  }
  return null;
}
