import { z } from "zod";
import { oneLine } from "../../../messages/layout.ts";

const text = z.string().optional().catch(undefined);
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);
const named = z
  .union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);
const address = z.union([z.string(), z.looseObject({ url: z.string() }).transform(({ url }) => url)]);
const image = z
  .union([address, z.array(address).transform(([first]) => first)])
  .optional()
  .catch(undefined);

const entry = z.looseObject({
  "@type": texts,
  headline: text,
  articleBody: text,
  datePublished: text,
  inLanguage: text,
  publisher: named,
  image,
});
const listing = z.looseObject({ "@graph": z.array(z.unknown()) });

/** What a page says of its article in JSON-LD (schema.org's Article and its kin), as written there. */
export type LinkedArticle = Partial<
  Record<"headline" | "articleBody" | "datePublished" | "inLanguage" | "publisher" | "image", string>
>;

/** The first article that the contents of a page's `application/ld+json` scripts tell of; broken ones are passed over. */
export function readJsonLd(scripts: readonly string[]): LinkedArticle {
  const found = scripts
    .flatMap((script) => entriesIn(parse(script)))
    .map((value) => entry.safeParse(value).data)
    .find((value) => value?.["@type"].some((type) => /(?:Article|BlogPosting|Report)$/u.test(type)));
  if (!found) return {};
  const { headline, articleBody, datePublished, inLanguage, publisher, image } = found;
  return { headline: headline && oneLine(headline), articleBody, datePublished, inLanguage, publisher, image };
}

/** The things a script lists: itself, its array, or its graph. Further down it is about other things. */
function entriesIn(value: unknown): unknown[] {
  const top = Array.isArray(value) ? value.slice(0, 100) : [value];
  return top.flatMap((one) => [one, ...(listing.safeParse(one).data?.["@graph"].slice(0, 100) ?? [])]);
}

function parse(script: string): unknown {
  try {
    // Bodies come with raw line breaks, which JSON forbids in a text and takes for a blank elsewhere.
    return JSON.parse(script.replaceAll(/\p{Cc}+/gu, " "));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
