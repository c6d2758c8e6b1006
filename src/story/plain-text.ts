import { blockLines } from "./block-lines.ts";
import { parsePage } from "./page.ts";

/**
 * A text that a feed or a page's data carries, which may be plain or HTML, as plain text: tags and entities are undone,
 * one block a line. In plain text an empty line ends a block.
 */
export function plainText(text: string): string {
  if (/<[a-z/!]/iu.test(text)) return blockLines(parsePage(text).body).join("\n");
  return (text.includes("&") ? (parsePage(text).body.textContent ?? "") : text)
    .split(/\n\s*\n/u)
    .map((block) => block.replace(/\s+/gu, " ").trim())
    .filter((block) => block !== "")
    .join("\n");
}
