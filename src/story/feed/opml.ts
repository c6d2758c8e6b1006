import { MalformedError, ParseError, parseOpml } from "feedsmith";
import { plainText } from "../page/plain-text.ts";

/** A news source as a list names it. */
export type SourceListing = {
  readonly title: string;
  /** The feed's address: http or https. */
  readonly url: string;
  /** In lower case, as the list has them. */
  readonly topics: readonly string[];
  /** How much it counts in ranking, from 0.1 to 10; 1 unless its attribute `weight`, which is our own, says otherwise. */
  readonly weight: number;
};

/** What was read is no list of sources. Its message is a sentence for a person. */
export class NotOpml extends Error {
  override readonly name = "NotOpml";
}

type Outline = ReturnType<typeof parse>[number];

/**
 * Reads a list of feeds as feed readers export it (OPML 2.0). A feed's topics are its `category` attribute
 * ("world,/science/space" are two), else the outlines that it stands under; its `weight` may be an attribute, too. What has no feed address is passed over; a
 * feed listed twice is one source with the topics of both. Throws NotOpml.
 */
export function readOpml(text: string): SourceListing[] {
  const found = new Map<string, SourceListing>();
  for (const listing of listings(parse(text), [])) {
    const topics = new Set([...(found.get(listing.url)?.topics ?? []), ...listing.topics]);
    found.set(listing.url, { ...listing, topics: [...topics] });
  }
  return [...found.values()];
}

function parse(text: string) {
  try {
    return parseOpml(text.replace(/^\ufeff/u, ""), { extraOutlineAttributes: ["weight"] }).body?.outlines ?? [];
  } catch (error) {
    if (error instanceof MalformedError || error instanceof ParseError) {
      throw new NotOpml("this is not an OPML list of feeds", { cause: error });
    }
    throw error;
  }
}

function listings(outlines: readonly Outline[], above: readonly string[]): SourceListing[] {
  return outlines.flatMap((outline) => {
    const title = plainText(outline.title ?? outline.text ?? "").replaceAll("\n", " ");
    const url = feedAddress(outline.xmlUrl);
    if (url === undefined)
      return listings(outline.outlines ?? [], title === "" ? above : [...above, title.toLowerCase()]);
    const topics = topicsOf(outline.category);
    const weight = weightOf(outline.weight);
    return [{ title: title || new URL(url).host, url, topics: topics.length > 0 ? topics : above, weight }];
  });
}

/** OPML 2.0: categories are parted by commas; one that begins with a slash is a path, of which the last step is meant. */
function topicsOf(category = ""): string[] {
  const names = category.split(",").map((path) => path.split("/").at(-1)?.trim().toLowerCase() ?? "");
  return names.filter((name) => name !== "");
}

function weightOf(attribute: unknown): number {
  const weight = Number(attribute ?? 1);
  return weight >= 0.1 && weight <= 10 ? weight : 1;
}

function feedAddress(address = ""): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}
