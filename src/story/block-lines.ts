import type { PageNode } from "./page.ts";

const blocks = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR BUTTON DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HR LABEL LI MAIN NAV OL OPTION P PRE SECTION SUMMARY TABLE TBODY TD TH THEAD TR UL"
  ).split(" "),
);
const silent = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE SVG HEAD IFRAME TEXTAREA SELECT OBJECT VIDEO AUDIO".split(" "));

/** The text below a node as a reader sees it: one line for each block (paragraph, heading, list entry, table cell). */
export function blockLines(root: PageNode): string[] {
  const lines: string[] = [];
  let line = "";
  // By hand instead of by recursion: a page may be deep.
  let node: PageNode | null = root.firstChild;
  while (node !== null) {
    if (node.nodeType === 3) line += node.nodeValue ?? "";
    const inside: PageNode | null = silent.has(nameOf(node)) ? null : node.firstChild;
    if (blocks.has(nameOf(node))) endLine();
    if (inside !== null) {
      node = inside;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && node !== root && blocks.has(nameOf(node))) endLine();
    }
    node = node === root || node === null ? null : node.nextSibling;
  }
  endLine();
  return lines;

  function endLine(): void {
    const text = line.replace(/\s+/gu, " ").trim();
    if (text !== "") lines.push(text);
    line = "";
  }
}

function nameOf({ tagName }: PageNode): string {
  return tagName?.toUpperCase() ?? "";
}
