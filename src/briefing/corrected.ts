import { apart } from "../../messages/format.ts";
import { oneLine } from "../../messages/layout.ts";
import type { Item, Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import type { Correction } from "../story/correction.ts";
import type { Story } from "../story/story.ts";
import { summarise } from "./summary/summarise.ts";

type Corrected = { readonly story: Story; readonly kind: Correction };

const length = { sentences: 2, characters: 280 };

/** A briefing in which one item, by its place among the items, stands as its source has it now. Pure. */
export function mended(message: Message, item: number, correction: Corrected, locale: string): Message {
  let place = -1;
  const blocks = message.blocks.map((block) => {
    if (block.kind === "item") place++;
    return block.kind === "item" && place === item ? { ...block, ...itemOf(correction, locale) } : block;
  });
  return { ...message, blocks };
}

/** The short message for who was told a story that has been corrected or withdrawn, and whose screen cannot be mended. Pure. */
export function correctionMessage(correction: Corrected, locale: string): Message {
  const { source } = correction.story;
  return { blocks: [{ ...itemOf(correction, locale), ...(source !== "" && { sources: oneLine(source) }) }] };
}

function itemOf({ story, kind }: Corrected, locale: string): Item {
  const says = words(locale).briefing;
  const body = kind === "withdrawn" ? says.withdrawnBody : summarise(story, length);
  return {
    kind: "item",
    label: kind === "withdrawn" ? says.withdrawn : says.corrected,
    title: apart(oneLine(story.title), locale),
    ...(story.url !== undefined && { url: story.url }),
    body,
  };
}
