import { oneLine } from "../../../messages/layout.ts";
import { findArticle } from "./find-article.ts";
import { lengthOf } from "./page-blocks.ts";
import { absolute, pageMetadata } from "./page-metadata.ts";
import { parsePage, textIn, type PageElement } from "./parse-page.ts";
import { plainText } from "./plain-text.ts";

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

// An article of fewer letters (25 words) is more likely a teaser or a notice.
const fewestLetters = 150;
const shortestHeadline = 15;
const mostlyShared = 0.4;
const longestHeadline = 300;
const smallestPicture = 200;

/**
 * The article of an HTML page, its text found by where the prose is, else taken from the page's JSON-LD. `url`: where the
 * page was found; relative addresses are resolved against it. Reads the first five million characters; throws nothing.
 */
export function readArticle(html: string, { url }: { readonly url?: string } = {}): PageArticle {
  const page = parsePage(html);
  const { title, articleBody, ...about } = pageMetadata(page, url);
  const told = plainText(articleBody);
  const { text, elements } = findArticle(page, told);
  const headline = headlineAmong(elements, title) ?? headlineAmong(page, title);
  const image = about.image ?? pictureAmong(elements, url);
  return {
    ...about,
    title: headline ?? withoutSite(title, about.siteName, url),
    text: fullest(text, told),
    ...(image !== undefined && { image }),
  };
}

/** What a page shows, unless JSON-LD tells three times as much: the rest would come by a script. "" where both are too short. */
function fullest(shown: string, told: string): string {
  const isAll = lengthOf(shown) >= fewestLetters && shown.length > told.length / 3;
  return [isAll ? shown : told, shown].find((text) => lengthOf(text) >= fewestLetters) ?? "";
}

/** The heading that readers see is a headline at its best; it is the one that shares its words with the page's title. */
function headlineAmong(elements: readonly PageElement[], title: string): string | undefined {
  const said = new Set(wordsOf(title));
  return elements
    .filter(({ name }) => name === "h1")
    .map((heading) => oneLine(textIn(heading)))
    .find((heading) => {
      if (heading.length <= shortestHeadline || heading.length > longestHeadline) return false;
      const words = wordsOf(heading);
      const shared = words.filter((word) => said.has(word)).length;
      return title.includes(heading) || (shared >= 3 && shared >= words.length * mostlyShared);
    });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The first picture of a size to be seen; where it is loaded late, its address is in an attribute that a script reads. */
function pictureAmong(elements: readonly PageElement[], url: string | undefined): string | undefined {
  return elements
    .filter(({ name, attributes }) => /^(?:amp-)?img$/u.test(name) && !(Number(attributes["width"]) < smallestPicture))
    .flatMap(({ attributes }) => ["data-src", "data-original", "data-lazy-src", "src"].map((key) => attributes[key]))
    .map((address) => absolute(address, url))
    .find((address) => address !== undefined);
}

/** "Storm hits coast | Daily Wire" is "Storm hits coast". A part that is the site's own name goes, and any short one after a bar. */
function withoutSite(title: string, siteName: string | undefined, url: string | undefined): string {
  const [, head = "", tail = ""] = /^(.{8,500}?)\s+[|–—·«»-]\s+([^|]{2,60})$/u.exec(title) ?? [];
  if (head === "") return title;
  const label = squeezed(
    hostOf(url)
      .split(".")
      .toSorted((a, b) => b.length - a.length)[0] ?? "",
  );
  const name = squeezed(tail);
  const isSite =
    name === squeezed(siteName ?? "") || (label.length > 2 && (name.includes(label) || label.includes(name)));
  return isSite || (tail.length < head.length && /\|\s+[^|]*$/u.test(title)) ? head : title;
}

function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** "www.example.org" is "example.org"; "" where the address is none. */
export function hostOf(url: string | undefined): string {
  return URL.canParse(url ?? "") ? new URL(url ?? "").hostname.replace(/^www\./u, "") : "";
}
