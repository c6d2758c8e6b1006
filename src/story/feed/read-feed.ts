import { createHash } from "node:crypto";
import { DetectError, MalformedError, parseFeed, ParseError } from "feedsmith";
import { decodeXml } from "./decode-xml.ts";
import { expandEntities } from "./doctype.ts";
import { entriesOf, type Entries, type Entry } from "./feed-entries.ts";
import { plainText } from "../page/plain-text.ts";
import { readDate } from "../read-date.ts";

/** A feed: RSS, Atom, RDF or JSON Feed, all alike. */
export type Feed = { readonly title?: string; readonly items: readonly FeedItem[] };

/** One entry of a feed, as plain text: entities and tags are undone. */
export type FeedItem = {
  /** One line; empty where the feed gives none. */
  readonly title: string;
  /** An absolute http or https address. */
  readonly link?: string;
  /** What the feed calls it, else its link, else a hash of its title and date. Unique within the feed at best. */
  readonly id: string;
  /** ISO 8601 in UTC, or as the feed gave it where it cannot be read. */
  readonly date?: string;
  /** When it was last changed, likewise, where the feed says it: it may be the same. */
  readonly updatedAt?: string;
  /** One block a line. */
  readonly summary?: string;
  /** The article as far as the feed carries it, one block a line. */
  readonly content?: string;
  /** An absolute http or https address. */
  readonly image?: string;
  readonly author?: string;
};

/** What was read is no feed. Its message is a sentence for a person. */
export class NotAFeed extends Error {
  override readonly name = "NotAFeed";
}

// feedsmith takes about a second for 2 MB, and far longer where they are all tags. A feed lists its newest entries first.
const mostCharacters = 2 * 1024 * 1024;
const mostItems = 200;
const mostTags = 50_000;
const tag = /<(\/(?:\w+:)?(?:item|entry)\s*>)?|&(?:lt|#60|#x3c);/giu;

/**
 * Reads a feed: bytes in the encoding that they name, or else the HTTP content type (`type`), or text. Relative addresses are resolved against `url`, where the
 * feed was found, else against the page that it names as its own. Of a feed over 2 MB, 200 entries or 50,000 tags the
 * first whole entries within that are read, and of one broken off on its way those that came whole. Throws NotAFeed.
 */
export function readFeed(
  bytes: Uint8Array | string,
  { url, type }: { readonly url?: string; readonly type?: string } = {},
): Feed {
  const { title, base, home, entries } = parse(cutFeed(decodeXml(bytes, type)));
  const place = resolve(url, undefined) ?? resolve(home, undefined);
  const from = resolve(base, place) ?? place;
  return { title: oneLineOf(title), items: entries.map((entry) => toItem(entry, resolve(entry.base, from) ?? from)) };
}

function parse(text: string): Entries {
  try {
    return entriesOf(parseFeed(text, { maxItems: mostItems }));
  } catch (error) {
    // A feed whose entries have no field that is known.
    if (error instanceof ParseError) return { entries: [] };
    if (error instanceof DetectError) throw new NotAFeed("this is not a feed (RSS, Atom, RDF or JSON Feed)");
    if (error instanceof MalformedError)
      throw new NotAFeed("the feed is broken: its XML cannot be read", { cause: error });
    throw error;
  }
}

/**
 * XML without what feedsmith needs time for that grows with the square of its length: a "<" that begins no tag, which
 * is text, and the persons of RSS, which are mail addresses: a writer's name stands in dc:creator.
 */
function tame(text: string): string {
  const tags = expandEntities(text).replace(
    /(<!\[CDATA\[[^]*?(?:\]\]>|$))|<(?![!?])(?=[^<>]*(?:<|$))/gu,
    (_, cdata?: string) => cdata ?? "&lt;",
  );
  // RSS 1.0 has no pubDate, but there are feeds of it that do.
  if (/<(?:\w+:)?rdf[\s>]/iu.test(tags)) return tags.replace(/(<\/?)pubDate\b/giu, "$1dc:date");
  if (!/<(?:\w+:)?rss[\s>]/iu.test(tags)) return tags;
  return tags.replace(/(<\/?)(?=(?:author|managingEditor|webMaster)\b)/giu, "$1unread-");
}

function toItem({ link, id, date, updated, ...entry }: Entry, base: string | undefined): FeedItem {
  const title = oneLineOf(entry.title) ?? "";
  const address = resolve(link, base);
  return {
    title,
    link: address,
    id:
      id ??
      address ??
      createHash("sha256")
        .update(JSON.stringify([title, date]))
        .digest("hex")
        .slice(0, 32),
    date: date && instantOf(date),
    updatedAt: updated && instantOf(updated),
    summary: linesOf(entry.summary),
    content: linesOf(entry.content),
    image: resolve(entry.image, base),
    author: oneLineOf(entry.author),
  };
}

function instantOf(date: string): string {
  const ms = readDate(date);
  return ms === undefined ? date : new Date(ms).toISOString();
}

/** An absolute http or https address, or nothing. */
function resolve(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  const { protocol, href } = new URL(address, base);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}

function oneLineOf(text: string | undefined): string | undefined {
  return linesOf(text)?.replaceAll("\n", " ");
}

function linesOf(text: string | undefined): string | undefined {
  return (text && plainText(text)) || undefined;
}

/** The text, tamed, up to the last whole entry within the limits or before it breaks off. JSON has no such place to cut. */
function cutFeed(text: string): string {
  const long = text.length > mostCharacters;
  if (/^\s*\{/u.test(text)) {
    if (long) throw new NotAFeed("the feed is larger than 2 MB");
    return text;
  }
  let tags = 0;
  let entries = 0;
  let end = 0;
  for (const { 0: mark, 1: entryEnd, index } of text.slice(0, mostCharacters).matchAll(tag)) {
    if (++tags > mostTags || entries === mostItems) return tame(text.slice(0, end || index));
    if (entryEnd === undefined) continue;
    entries++;
    end = index + mark.length;
  }
  const isWhole = !long && /<\/(?:\w+:)?(?:rss|feed|rdf)\s*>/iu.test(text.slice(end));
  return tame(isWhole ? text : text.slice(0, end || mostCharacters));
}
