import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { oneLine } from "../../messages/layout.ts";
import { readJsonLd } from "./json-ld.ts";
import { plainText } from "./plain-text.ts";
import { readDate } from "./read-date.ts";

/** What a page says of its article. */
export type PageArticle = {
  /** One line, without the site's name; "" where the page has none. */
  readonly title: string;
  /** One block (paragraph, heading, list entry) a line; "" where the page holds no article. */
  readonly text: string;
  /** The page's own address: its canonical link, else where it was found. */
  readonly url?: string;
  /** UTC milliseconds. */
  readonly publishedAt?: number;
  /** BCP 47, as the page says. */
  readonly language?: string;
  /** An absolute http or https address. */
  readonly image?: string;
  readonly siteName?: string;
};

/** As much of a DOM as is read here. */
type Element = {
  readonly localName: string;
  readonly textContent: string;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  remove(): void;
};

// News pages have up to 1,500,000 characters, most of them script, and 8,000 elements, some 20 deep. Beyond these figures
// a page costs seconds.
const mostCharacters = 1_600_000;
const mostTags = 30_000;
const mostWork = 600_000;
// An article of fewer words is more likely a teaser or a notice.
const fewestWords = 25;
// A shorter paragraph is seldom a part of the story, where nothing but its length tells.
const shortestParagraph = 40;
const unread = "nav, aside, footer, form, button, figcaption, script, style, noscript, template, iframe, svg";

/**
 * The article of an HTML page: Readability finds it; where it fails or finds next to nothing, the page's own JSON-LD or
 * its longer paragraphs stand in. Metadata come from JSON-LD, `og:` and `<meta>` tags, `<time>`. `url`: where the page was
 * found; relative addresses are resolved against it. Reads the first 1.6 million characters; throws nothing.
 */
export function readArticle(html: string, { url }: { readonly url?: string } = {}): PageArticle {
  const page = beginning(html);
  const document = parse(page);
  // Readability changes the document: what it may take away is read first.
  const about = metadataOf(document, url);
  const linked = readJsonLd(Array.from(document.querySelectorAll('script[type="application/ld+json"]'), textOf));
  const body = plainText(linked.articleBody ?? "");
  for (const element of document.querySelectorAll(unread)) element.remove();
  const paragraphs = paragraphsOf(document);
  const main = isModest(page) ? mainText(document) : "";
  const siteName = about.siteName ?? linked.publisher;
  const publishedAt = readDate(linked.datePublished ?? "") ?? about.publishedAt;
  const image = absolute(linked.image, url) ?? about.image;
  return {
    title: withoutSite(about.heading ?? linked.headline ?? about.title, siteName, url),
    text: longEnough(main) ?? longEnough(body) ?? longEnough(paragraphs) ?? "",
    ...(about.url !== undefined && { url: about.url }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(about.language !== undefined && { language: about.language }),
    ...(image !== undefined && { image }),
    ...(siteName !== undefined && { siteName }),
  };
}

function parse(html: string): Element {
  const whole = /<(?:html|body)\b/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document;
}

function beginning(html: string): string {
  const page = html.slice(0, mostCharacters);
  let tags = 0;
  for (let at = page.indexOf("<"); at >= 0; at = page.indexOf("<", at + 1))
    if (++tags > mostTags) return page.slice(0, at);
  return page;
}

/** Whether Readability handles a page in good time: its work grows with the elements, each times its depth. */
function isModest(html: string): boolean {
  let work = 0;
  let depth = 0;
  for (const [, close] of html.matchAll(
    /<(\/)?(?!(?:area|br|col|hr|img|input|link|meta|source|wbr|p|li|td|tr)\b)[a-z]/giu,
  )) {
    depth = close ? Math.max(0, depth - 1) : depth + 1;
    work += depth;
    if (work > mostWork) return false;
  }
  return true;
}

function mainText(document: Element): string {
  try {
    return plainText(new Readability(document).parse()?.content ?? "");
  } catch (error) {
    // Readability stumbles over some pages under linkedom: a missing parent is a TypeError, deep nesting a RangeError.
    if (error instanceof TypeError || error instanceof RangeError) return "";
    throw error;
  }
}

function paragraphsOf(document: Element): string {
  const lines = Array.from(document.querySelectorAll("p"), textOf).map(oneLine);
  return lines.filter((line) => line.length >= shortestParagraph).join("\n");
}

// Without word boundaries (Chinese, Thai …) letters count, six for a word.
function longEnough(text: string): string | undefined {
  return text.length >= fewestWords * 6 || text.split(/\s+/u).length >= fewestWords ? text : undefined;
}

function metadataOf(document: Element, url: string | undefined) {
  const tags = Array.from(document.querySelectorAll("meta")).toReversed();
  const metas = new Map(tags.map((tag) => [keyOf(tag), tag.getAttribute("content")?.trim() ?? ""]));
  const meta = (...keys: string[]) =>
    keys.map((key) => metas.get(key)).find((value) => value !== undefined && value !== "");
  const headings = Array.from(document.querySelectorAll("h1"), textOf)
    .map(oneLine)
    .filter((text) => text !== "");
  const time = document.querySelector("time[datetime]")?.getAttribute("datetime") ?? "";
  const title = meta("og:title", "twitter:title") ?? textOf(document.querySelector("title"));
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url");
  const language = document.querySelector("html")?.getAttribute("lang") ?? meta("language", "content-language");
  return {
    title: oneLine(title),
    // A page's heading is its headline at its best, where it is the one the page's title starts from.
    heading: headings.find((heading) => heading.length > 15 && oneLine(title).includes(heading)),
    url: absolute(canonical, url) ?? absolute(url, undefined),
    publishedAt: [
      meta("article:published_time", "datepublished", "date", "dc.date", "pubdate", "parsely-pub-date"),
      time,
    ]
      .map((text) => readDate(text ?? ""))
      .find((at) => at !== undefined),
    language:
      language !== undefined && /^[a-z]{2,3}(?:[-_]\w{2,8})*$/iu.test(language)
        ? language.replaceAll("_", "-")
        : undefined,
    image: absolute(meta("og:image", "twitter:image"), url),
    siteName: meta("og:site_name", "application-name"),
  };
}

function keyOf(tag: Element): string {
  return (tag.getAttribute("property") ?? tag.getAttribute("name") ?? tag.getAttribute("itemprop") ?? "").toLowerCase();
}

function textOf(element: Element | null): string {
  return element?.textContent ?? "";
}

/** "Storm hits coast | Daily Wire" is "Storm hits coast". A part that is the site's own name goes, and any after a bar. */
function withoutSite(title: string, siteName: string | undefined, url: string | undefined): string {
  const [, head = "", tail = ""] = /^(.{8,}?)\s+[|–—·«»-]\s+([^|]{2,60})$/u.exec(title) ?? [];
  if (head === "") return title;
  const label = squeezed(
    hostOf(url)
      .split(".")
      .toSorted((a, b) => b.length - a.length)[0] ?? "",
  );
  const name = squeezed(tail);
  const isSite =
    name === squeezed(siteName ?? "") || (label.length > 2 && (name.includes(label) || label.includes(name)));
  return isSite || /\|\s+[^|]*$/u.test(title) ? head : title;
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** "www.example.org" is "example.org"; "" where the address is none. */
export function hostOf(url: string | undefined): string {
  return URL.canParse(url ?? "") ? new URL(url ?? "").hostname.replace(/^www\./u, "") : "";
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address === "") return undefined;
  const url = URL.parse(address, base !== undefined && URL.canParse(base) ? base : undefined);
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : undefined;
}
