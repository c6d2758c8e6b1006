import { oneLine } from "../../messages/layout.ts";
import { clean } from "./clean/clean.ts";
import { decodePage } from "./page/decode-page.ts";
import { detectLanguage, toldLanguages } from "./language/language.ts";
import { hostOf, readArticle } from "./page/read-article.ts";
import { readDate } from "./read-date.ts";
import { readDocument } from "./read-document.ts";
import { readFeed, type FeedItem } from "./feed/read-feed.ts";
import { recurringLines, remembered, type Fingerprint } from "./clean/recurring.ts";
import type { Story } from "./story.ts";

export { Unreadable } from "./page/decode-page.ts";

/** There is nothing to tell in what was read. Its message is a sentence for a person. */
export class NoStory extends Error {
  override readonly name = "NoStory";
}

/** Where something was found: an http(s) address or the path of a file, and its HTTP content type. */
export type Origin = { readonly url?: string; readonly type?: string };

type Kind = "feed" | "page" | "markdown" | "text";
type Draft = Omit<Story, "text" | "language"> & { readonly text: string; readonly language?: string };

// Feeds and pages have their own, lower bounds; a text is read as far as anybody would.
const mostText = 1_000_000;
const longText = 300;

/**
 * Reads one article: an HTML page, Markdown or plain text, told apart by type, by the end of the address and by content.
 * Its furniture is off. A page without an article has the text "". Throws Unreadable for what is no text.
 */
export function readStory(bytes: Uint8Array | string, origin: Origin = {}): Story {
  const content = decodePage(bytes, origin.type);
  return storyOf(content, kindOf(content, origin), origin);
}

/**
 * Reads one article, or a feed with all its entries. Throws Unreadable for what is no text, NotAFeed for a broken feed
 * and NoStory where there is no article.
 */
export function readStories(bytes: Uint8Array | string, origin: Origin = {}): Story[] {
  if (bytes.length === 0) throw new NoStory("empty");
  const content = decodePage(bytes, origin.type);
  if (content.trim() === "") throw new NoStory("empty");
  const kind = kindOf(content, origin);
  // A feed says its encoding in its own way, so it is read from its bytes.
  if (kind === "feed") {
    const { stories } = feedStories(bytes, origin);
    if (stories.length === 0) throw new NoStory("the feed has no entries");
    return stories;
  }
  const story = storyOf(content, kind, origin);
  if (story.text === "")
    throw new NoStory(kind === "page" ? "no article found in this page" : "no article found in this text");
  return [story];
}

/**
 * Reads a feed's entries as stories, without the lines that they repeat, from each other or from `earlier` ones; none of an
 * empty feed. `lines`: what to give as `earlier` the next time. Throws NotAFeed.
 */
export function feedStories(
  content: Uint8Array | string,
  { url, type = "" }: Origin,
  earlier: readonly Fingerprint[] = [],
): { stories: Story[]; lines: Fingerprint[] } {
  const web = webAddress(url);
  const { title, items } = readFeed(content, { type, ...(web !== undefined && { url: web }) });
  const drafts = items.map((item) => draftOf(item, title ?? hostOf(web)));
  const recurring = recurringLines(drafts, earlier);
  const stories = drafts.map((draft) => finished(draft, recurring)).filter((story) => story.title !== "");
  return { stories, lines: remembered(drafts, earlier) };
}

function kindOf(content: string, { url = "", type = "" }: Origin): Kind {
  const start = content.slice(0, 4_000);
  if (isFeed(start)) return "feed";
  if (/^text\/markdown/iu.test(type) || /\.(?:md|markdown)$/iu.test(pathOf(url))) return "markdown";
  if (/\bhtml\b/iu.test(type) || /\.x?html?$/iu.test(pathOf(url)) || isHtml(start)) return "page";
  return "text";
}

function isFeed(start: string): boolean {
  const root = /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<([\w:-]+)/u.exec(start)?.[1] ?? "";
  return (
    /^(?:\w+:)?(?:rss|feed|rdf)$/iu.test(root) ||
    (/^\s*\{/u.test(start) && /"version"\s*:\s*"https?:[^"]*jsonfeed\.org/u.test(start))
  );
}

function isHtml(start: string): boolean {
  return (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|title|section)\b/iu.test(
      start,
    ) || /<(?:html|body)\b[^<>]*>/iu.test(start)
  );
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}

function storyOf(content: string, kind: Kind, origin: Origin): Story {
  const web = webAddress(origin.url);
  if (kind === "feed") return feedStories(content, origin).stories[0] ?? storyOf(content, "text", origin);
  if (kind === "page") {
    const { siteName, ...article } = readArticle(content, web === undefined ? {} : { url: web });
    // Some sites give their address for their name.
    return finished({ ...article, source: hostOf(siteName) || siteName || hostOf(article.url) });
  }
  const { source, ...article } = readDocument(content.slice(0, mostText), { markdown: kind === "markdown" });
  const url = article.url ?? web;
  return finished({ ...article, source: source ?? hostOf(url), ...(url !== undefined && { url }) });
}

function draftOf({ title, link, date, summary = "", content = "", image }: FeedItem, source: string): Draft {
  const text = content.length >= summary.length ? content : summary;
  const publishedAt = readDate(date ?? "");
  const [first = ""] = text.split("\n", 1);
  return {
    source,
    title: title === "" ? first : title,
    text,
    ...(link !== undefined && { url: link }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(image !== undefined && { image }),
  };
}

/** Furniture off; the language by the words, or else as the page says. `recurring`: lines that its source repeats. */
function finished(draft: Draft, recurring?: ReadonlySet<string>): Story {
  const title = oneLine(draft.title);
  const text = clean({ ...draft, title }, recurring);
  const told = detectLanguage(`${title}\n${text}`);
  return { ...draft, title, text, language: told === "und" ? (declared(draft, text) ?? told) : told };
}

/** What language a page says that it is in; a template says "en" whatever is written in it, but English would have been told. */
function declared({ language }: Draft, text: string): string | undefined {
  const isTold = toldLanguages.has(language?.split("-")[0]?.toLowerCase() ?? "");
  return isTold && text.length > longText ? undefined : language;
}

function webAddress(url: string | undefined): string | undefined {
  const parsed = URL.parse(url ?? "");
  return parsed !== null && /^https?:$/u.test(parsed.protocol) ? parsed.href : undefined;
}
