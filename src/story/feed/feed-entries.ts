import type { parseFeed } from "feedsmith";

/** An entry as its feed gives it, whatever the format: addresses may be relative, texts may hold HTML. */
export type Entry = {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly id?: string | undefined;
  readonly date?: string | undefined;
  /** When it was last changed. */
  readonly updated?: string | undefined;
  readonly summary?: string | undefined;
  readonly content?: string | undefined;
  readonly image?: string | undefined;
  readonly author?: string | undefined;
  /** What its relative addresses are relative to (xml:base). */
  readonly base?: string | undefined;
};

/** A feed likewise. */
export type Entries = {
  readonly title?: string | undefined;
  readonly base?: string | undefined;
  /** The page that it belongs to. */
  readonly home?: string | undefined;
  readonly entries: readonly Entry[];
};

type Parsed = ReturnType<typeof parseFeed<string>>;
type Of<F extends Parsed["format"]> = Extract<Parsed, { format: F }>["feed"];
type RssItem = NonNullable<Of<"rss">["items"]>[number];
type RdfItem = NonNullable<Of<"rdf">["items"]>[number];
type AtomEntry = NonNullable<Of<"atom">["entries"]>[number];
type JsonItem = NonNullable<Of<"json">["items"]>[number];

/** Brings the four formats to one. */
export function entriesOf(parsed: Parsed): Entries {
  switch (parsed.format) {
    case "rss": {
      const { title, link, xml, items = [] } = parsed.feed;
      return { title, home: link, base: xml?.base, entries: items.map(fromRss) };
    }
    case "rdf": {
      const { title, link, xml, items = [] } = parsed.feed;
      return { title, home: link, base: xml?.base, entries: items.map(fromRdf) };
    }
    case "atom": {
      const { title, links, xml, entries = [] } = parsed.feed;
      return { title: title?.value, home: linkOf(links), base: xml?.base, entries: entries.map(fromAtom) };
    }
    case "json": {
      const { title, home_page_url: home, items = [] } = parsed.feed;
      return { title, home, entries: items.map(fromJson) };
    }
  }
}

function fromRss(item: RssItem): Entry {
  // A guid is the entry's address unless it says that it is not.
  const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
  return {
    title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value,
    link: item.link ?? linkOf(item.atom?.links) ?? permalink,
    id: item.guid?.value ?? item.atom?.id,
    date: item.pubDate ?? dateOf(item),
    updated: updateOf(item),
    summary: item.description ?? item.itunes?.summary ?? descriptionOf(item.media),
    content: item.content?.encoded,
    image:
      imageOf(item.media) ?? item.enclosures?.find(({ type }) => type?.startsWith("image/"))?.url ?? item.itunes?.image,
    author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name ?? item.itunes?.author,
    base: item.xml?.base,
  };
}

function fromRdf(item: RdfItem): Entry {
  return {
    title: item.title,
    link: item.link,
    id: item.rdf?.about,
    date: dateOf(item),
    updated: updateOf(item),
    summary: item.description ?? item.dc?.descriptions?.[0],
    content: item.content?.encoded,
    image: imageOf(item.media),
    author: item.dc?.creators?.[0],
    base: item.xml?.base,
  };
}

function fromAtom(entry: AtomEntry): Entry {
  return {
    title: entry.title?.value,
    link: linkOf(entry.links),
    id: entry.id,
    date: entry.published ?? entry.updated ?? dateOf(entry),
    updated: entry.updated ?? updateOf(entry),
    summary: entry.summary?.value ?? descriptionOf(entry.media),
    // Content of another type is a picture, say, in base 64.
    content: /^$|text|html/iu.test(entry.content?.type ?? "") ? entry.content?.value : undefined,
    image: imageOf(entry.media),
    author: entry.authors?.[0]?.name ?? entry.dc?.creators?.[0],
    base: entry.xml?.base,
  };
}

function fromJson(item: JsonItem): Entry {
  return {
    title: item.title,
    link: item.url ?? item.external_url,
    id: item.id,
    date: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    summary: item.summary,
    content: item.content_html ?? item.content_text,
    image: item.image ?? item.banner_image,
    author: item.authors?.[0]?.name,
  };
}

function linkOf(links: AtomEntry["links"] = []): string | undefined {
  const alternates = links.filter(({ rel = "alternate", href }) => rel === "alternate" && href !== undefined);
  return (alternates.find(({ type = "text/html" }) => type === "text/html") ?? alternates[0])?.href;
}

function dateOf({ atom, dc, dcterms }: Pick<RssItem, "atom" | "dc" | "dcterms">): string | undefined {
  return (
    dc?.dates?.[0] ??
    dcterms?.issued?.[0] ??
    dcterms?.created?.[0] ??
    dcterms?.modified?.[0] ??
    atom?.published ??
    atom?.updated
  );
}

function updateOf({ atom, dcterms }: Pick<RssItem, "atom" | "dcterms">): string | undefined {
  return atom?.updated ?? dcterms?.modified?.[0];
}

function partsOf(media: RssItem["media"]) {
  return media === undefined ? [] : [media, ...(media.groups ?? [])];
}

function descriptionOf(media: RssItem["media"]): string | undefined {
  return partsOf(media).find(({ description }) => description)?.description?.value;
}

function imageOf(media: RssItem["media"]): string | undefined {
  const parts = partsOf(media);
  const contents = parts.flatMap((part) => part.contents ?? []);
  const picture = contents.find(({ medium, type }) => medium === "image" || type?.startsWith("image/"));
  return picture?.url ?? [...parts, ...contents].flatMap(({ thumbnails = [] }) => thumbnails)[0]?.url;
}
