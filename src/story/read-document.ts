import { endMark } from "./language/end-mark.ts";
import { oneLine } from "../../messages/layout.ts";
import { plainText } from "./page/plain-text.ts";
import { readDate } from "./read-date.ts";

/** An article as a person keeps it in a file. */
export type WrittenArticle = {
  readonly title: string;
  /** One block (paragraph, heading, list entry) a line. */
  readonly text: string;
  /** UTC milliseconds, where the front matter says it. */
  readonly publishedAt?: number;
  /** BCP 47, where the front matter says it. */
  readonly language?: string;
  /** An absolute http or https address from the front matter. */
  readonly url?: string;
  /** Who told it, from the front matter. */
  readonly source?: string;
};

// A headline is a line of its own; what is longer is a paragraph.
const longestTitle = 200;
// Where lines are broken by hand, the longest reach about the same column; a paragraph on a line of its own is longer.
const widestColumn = 100;
// An article has some hundreds.
const mostBlocks = 10_000;

/**
 * Reads plain text or Markdown. The headline is the front matter's `title`, else the first heading, else the first line.
 * Paragraphs are parted by blank lines and their lines joined; where no line is blank, each line is a paragraph. Of
 * Markdown, the marks go and the words stay, but for those struck out. The first 10,000 paragraphs are read. Throws nothing.
 */
export function readDocument(
  content: string,
  { markdown = false }: { readonly markdown?: boolean } = {},
): WrittenArticle {
  const { fields, rest } = frontMatter(
    content.replaceAll(/^\uFEFF/gu, "").replaceAll(/\r\n?|[\u2028\u2029\f\v]/gu, "\n"),
  );
  // Markdown may hold HTML; its lines are joined first, so that a tag is in one piece.
  const blocks =
    markdown || looksLikeMarkdown(rest)
      ? blocksOf(unmarked(rest)).flatMap((block) => wordedLines(plainText(block)))
      : blocksOf(rest);
  const [first = ""] = blocks;
  const title = fields.get("title") ?? (first.length <= longestTitle ? first : "");
  const publishedAt = readDate(fields.get("date") ?? fields.get("published") ?? "");
  const language = fields.get("lang") ?? fields.get("language");
  const url = fields.get("url") ?? fields.get("link") ?? "";
  const source = fields.get("source");
  return {
    title,
    text: (first === title ? blocks.slice(1) : blocks).join("\n"),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(/^[a-z]{2,3}(?:-\w{2,8})*$/iu.test(language ?? "") && { language }),
    ...(/^https?:/iu.test(url) && URL.canParse(url) && { url }),
    ...(source !== undefined && { source }),
  };
}

/** `key: value` lines between two lines of dashes at the very start. */
function frontMatter(text: string): { fields: ReadonlyMap<string, string>; rest: string } {
  const found = /^\s*---[ \t]*\n([\s\S]{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u.exec(text);
  const lines = found?.[1]?.split("\n") ?? [];
  const fields = lines.flatMap((line): [string, string][] => {
    const [, key, value] =
      /^(\w+)\s*:\s*(?:"(.*)"|'(.*)'|(.*\S))\s*$/u.exec(line)?.filter((part) => part !== undefined) ?? [];
    return key !== undefined && value !== undefined ? [[key.toLowerCase(), oneLine(value)]] : [];
  });
  return found && fields.length > 0
    ? { fields: new Map(fields), rest: text.slice(found[0].length) }
    : { fields: new Map(), rest: text };
}

function looksLikeMarkdown(text: string): boolean {
  return (
    /^#{1,6} \S/mu.test(text) || /\[[^\][\n]+\]\(https?:[^)\s]+\)/u.test(text) || /^[^\n]+\n={3,}\s*$/mu.test(text)
  );
}

/** Blocks as a text parts them: by blank lines, and by every other line break that does not just keep a column. */
function blocksOf(text: string): string[] {
  const column = text.split("\n").reduce((widest, line) => Math.max(widest, line.trim().length), 0);
  const paragraphs = text.split(/\n[ \t\u00a0\u3000]*(?:\n[ \t\u00a0\u3000]*)+/u);
  return paragraphs
    .flatMap((paragraph) => (isWrapped(paragraph, column) ? [joined(paragraph)] : paragraph.split("\n")))
    .map(oneLine)
    .filter(isWorded)
    .slice(0, mostBlocks);
}

function wordedLines(text: string): string[] {
  return text.split("\n").filter(isWorded);
}

/** Rows of dashes and stars part a text and say nothing. */
function isWorded(block: string): boolean {
  return /[\p{L}\p{N}]/u.test(block);
}

/** Whether a paragraph's line breaks only keep a column: its lines fill it but the last, and some end in mid-sentence. */
function isWrapped(paragraph: string, column: number): boolean {
  const lines = paragraph
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const inner = lines.slice(0, -1);
  if (inner.length === 0 || column > widestColumn || !endMark.test(lines.at(-1) ?? "")) return false;
  const full = inner.filter((line) => line.length > column * 0.6).length;
  const open = inner.filter((line) => !endMark.test(line)).length;
  return full >= inner.length * 0.8 && open >= inner.length * 0.5;
}

function joined(paragraph: string): string {
  return (
    paragraph
      .trim()
      // Chinese and Japanese set no blanks.
      .replaceAll(/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，])[ \t]*\n\s*/gu, "")
      .replaceAll(/\s*\n\s*/gu, " ")
  );
}

/** Markdown's words without its marks: each heading, list entry and row of a table becomes a block. */
function unmarked(text: string): string {
  return text
    .replaceAll(/<!--[^]*?(?:-->|$)/gu, "")
    .replaceAll(/^(?:```|~~~).*$/gmu, "")
    .replaceAll(/^[ \t]*(?:>[ \t]?)+/gmu, "")
    .replaceAll(/^([^\n]{1,300})\n(?:=+|-{3,})[ \t]*$/gmu, "\n$1\n")
    .replaceAll(/^[ \t]*(?:[-*_][ \t]*){3,}$/gmu, "")
    .replaceAll(/^[ \t]*#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/gmu, "\n$1\n")
    .replaceAll(/^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)/gmu, "\n")
    .replaceAll(/^[ \t]*\|[ \t:|-]*$/gmu, "")
    .replaceAll(/^[ \t]*\|(.*?)\|?[ \t]*$/gmu, (_, row: string) => `\n${row.split("|").map(oneLine).join(", ")}\n`)
    .replaceAll(/!\[[^\][\n]{0,500}\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)|\[[^\][\n]{0,100}\])/gu, "")
    .replaceAll(/\[([^\][\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)/gu, "$1")
    .replaceAll(/\[\^[^\][\n]{1,50}\](?!:)/gu, "")
    .replaceAll(/\[([^\][\n]{1,500})\]\[[^\][\n]{0,100}\]/gu, "$1")
    .replaceAll(/^[ \t]*\[[^\][\n]{1,100}\]:[ \t]*\S+.*$/gmu, "")
    .replaceAll(/<((?:https?:|[\w.+-]{1,100}@)[^<>\s]{1,2000})>/gu, "$1")
    .replaceAll(/~~(?=\S)[^~\n]{1,500}~~/gu, "")
    .replaceAll(/(\*\*|__)(?=\S)([^\n]{1,1000}?\S|\S)\1/gu, "$2")
    .replaceAll(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]{1,1000}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replaceAll(/`([^`\n]{1,500})`/gu, "$1")
    .replaceAll(/\\$/gmu, "\n")
    .replaceAll(/\\([\\`*_{}[\]()#+.!>~|-])/gu, "$1");
}
