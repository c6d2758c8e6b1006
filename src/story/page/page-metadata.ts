import { oneLine } from "../../../messages/layout.ts";
import { readJsonLd } from "./json-ld.ts";
import { parsePage, textIn, type PageElement } from "./parse-page.ts";
import { readDate } from "../read-date.ts";

/** What a page says of itself, in its head, its JSON-LD and its marks. */
export type PageMetadata = {
  /** As it is given to other sites, maybe with the site's name; "" where there is none. */
  readonly title: string;
  /** The article's text in JSON-LD, as written there; "" where there is none. */
  readonly articleBody: string;
  /** The canonical address, else where the page was found: absolute, http or https. */
  readonly url?: string;
  /** UTC milliseconds. */
  readonly publishedAt?: number;
  /** BCP 47. */
  readonly language?: string;
  /** An absolute http or https address. */
  readonly image?: string;
  readonly siteName?: string;
};

const longestTitle = 1_000;

/** Reads what a page says of itself. `url`: where it was found; relative addresses are resolved against it. */
export function pageMetadata(page: readonly PageElement[], url: string | undefined): PageMetadata {
  const named = Map.groupBy(page, ({ name }) => name);
  const all = (name: string) => named.get(name) ?? [];
  const linked = readJsonLd(all("script").map(textIn));
  // The first tag of a key counts.
  const metas = new Map(
    all("meta")
      .map(({ attributes }) => [keyOf(attributes), oneLine(attributes["content"] ?? "")] as const)
      .toReversed(),
  );
  const meta = (...keys: string[]) => keys.map((key) => metas.get(key) ?? "").find((value) => value !== "");
  const link = (relation: string) =>
    all("link").find(({ attributes }) => attributes["rel"]?.toLowerCase().split(/\s+/u).includes(relation))?.attributes[
      "href"
    ];
  const dates = [
    linked.datePublished,
    meta("article:published_time", "datepublished", "date", "dc.date", "pubdate", "parsely-pub-date"),
    ...all("time").map(({ attributes }) => attributes["datetime"]),
  ];
  const address = canonical(link("canonical") ?? meta("og:url"), url);
  const publishedAt = dates.map((date) => readDate(date ?? "")).find((at) => at !== undefined);
  const html = all("html")[0]?.attributes;
  const languages = [
    html?.["lang"],
    html?.["xml:lang"],
    meta("language", "content-language"),
    linked.inLanguage,
    meta("og:locale"),
  ];
  const language = languages.find((tag) => /^[a-z]{2,3}(?:[-_]\w{2,8})*$/iu.test(tag ?? ""))?.replaceAll("_", "-");
  const image = [linked.image, meta("og:image", "twitter:image"), link("image_src")]
    .map((one) => absolute(one, url))
    .find((one) => one !== undefined);
  const siteName = meta("og:site_name", "application-name") ?? linked.publisher;
  const title = meta("og:title", "twitter:title") ?? linked.headline ?? oneLine(all("title").map(textIn)[0] ?? "");
  return {
    title: unescaped(title.slice(0, longestTitle)),
    articleBody: linked.articleBody ?? "",
    ...(address !== undefined && { url: address }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(language !== undefined && { language }),
    ...(image !== undefined && { image }),
    ...(siteName !== undefined && { siteName: unescaped(siteName) }),
  };
}

function keyOf(attributes: PageElement["attributes"]): string {
  const key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? attributes["http-equiv"] ?? "";
  return key.trim().toLowerCase();
}

/** The address a page gives as its own, unless that is the site's front page: a fault that would make all its stories one. */
function canonical(address: string | undefined, url: string | undefined): string | undefined {
  const found = absolute(url, undefined);
  const own = absolute(address, url);
  const isFront = (one: string) => new URL(one).pathname === "/" && new URL(one).search === "";
  return own !== undefined && (found === undefined || isFront(found) || !isFront(own)) ? own : found;
}

/** An http or https address, made absolute; undefined for any other. */
export function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || address === "") return undefined;
  const url = URL.parse(address, base !== undefined && URL.canParse(base) ? base : undefined);
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

/** Without the entities that a page's program escaped once too often: "Lamp &amp;#8216;shines&amp;#8217;". */
function unescaped(text: string): string {
  return text.replaceAll(/&[#\w]{2,10};/gu, (entity) => textIn(parsePage(entity)[0]));
}
