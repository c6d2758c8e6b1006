import { blocksOf } from "./page-blocks.ts";
import { parsePage, textIn } from "./parse-page.ts";

/**
 * A piece of HTML as plain text, one block (paragraph, heading, list entry) a line: tags and entities are undone, what a
 * page does not show is out. Where there is no tag at all, a blank line parts two blocks. Of more than 200,000 elements
 * the beginning is read.
 */
export function plainText(html: string): string {
  if (/<[a-z!/?]/iu.test(html))
    return blocksOf(parsePage(html)[0])
      .map(({ text }) => text)
      .join("\n");
  const text = html.includes("&") ? textIn(parsePage(html)[0]) : html;
  return text
    .split(/\n\s*\n/u)
    .map((line) => line.replaceAll(/[\s\p{Cc}]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
