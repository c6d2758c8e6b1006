import { address, detect } from "./detect.ts";
import type { Content } from "./judge.ts";

/** One message as a phone shows it. */
export type Look = {
  readonly text: string;
  /** Everything that opens an address, and which. */
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** Labels of the buttons, in order. */
  readonly buttons: readonly string[];
  /** Everybody whom it names so that they are told: by an @name, or by a link to a person. */
  readonly pings: readonly string[];
  /** Commands and tags that can be tapped. */
  readonly taps: readonly string[];
  /** Quotes that stay closed until they are tapped. */
  readonly folded: readonly string[];
};

/** How a phone shows what a message says. Pure. */
export function look({ text, entities, keyboard }: Content): Look {
  const all = [...entities, ...detect(text, entities)]
    .toSorted((a, b) => a.offset - b.offset)
    .map((entity) => ({ ...entity, words: text.slice(entity.offset, entity.offset + entity.length) }));
  const links: { text: string; url: string }[] = [];
  const pings: string[] = [];
  const taps: string[] = [];
  const folded: string[] = [];
  for (const entity of all) {
    const { type, words } = entity;
    const url = type === "email" ? `mailto:${words}` : (entity.url ?? address(text, entity));
    if (type === "mention" || type === "text_mention" || (type === "text_link" && url?.startsWith("tg://user?"))) {
      pings.push(words);
    } else if (/^(?:text_link|url|email)$/u.test(type) && url !== undefined) {
      links.push({ text: words, url });
    } else if (/^(?:bot_command|hashtag|cashtag)$/u.test(type)) {
      taps.push(words);
    } else if (type === "expandable_blockquote") {
      folded.push(words);
    }
  }
  return { text, links, buttons: keyboard.flat().map((button) => button.text), pings, taps, folded };
}
