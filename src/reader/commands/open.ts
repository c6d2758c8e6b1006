import type { Choice } from "../../adapter.ts";
import { ageOf } from "../../../messages/format.ts";
import { oneLine, shorten } from "../../../messages/layout.ts";
import type { Block, Message } from "../../../messages/message.ts";
import { shortId } from "../../briefing/actions.ts";
import type { Event } from "../../briefing/event.ts";
import { leadOf } from "../../briefing/lead.ts";
import { isReadable } from "../../briefing/taste.ts";
import type { Story } from "../../story/story.ts";
import { quoted } from "../quoted.ts";
import type { CommandDefinition, Context, Typing } from "./command.ts";
import { subscribe } from "./subscribe.ts";

// More than any platform shows in one message.
const longestText = 8000;
const mostSources = 5;

/** "/open 2", "/open 3fa9c1d2-4b5e": one story in full, as far as one message holds it, and who tells it. */
export const open: CommandDefinition = {
  spec: { name: "open", options: [{ name: "story", completes: true }], changes: false, audience: "person" },
  reads: true,
  async run(context) {
    const { args, from, reader, words, news } = context;
    const event = await news.event(args);
    if (!event) {
      // Who was asked "When?" and has seen no number yet answers "7".
      const isTime = /^\d{1,2}$/u.test(args) && from.manager && reader.slots.length === 0;
      if (isTime && (await news.shown()).length === 0) return subscribe.run(context);
      const text = args.trim() === "" ? words.news.whichStory : words.news.noSuchStory;
      return {
        message: { blocks: [{ kind: "text", text }], actions: [{ label: words.buttons.brief, command: "/brief" }] },
      };
    }
    return { message: inFull(event, context), verbatim: true };
  },
  complete: completeStory,
};

/** The stories that were shown last, by their numbers, as far as the number or the headline fits what is typed. */
export async function completeStory(_option: string, typed: string, typing: Typing): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase();
  return (await typing.news.shown())
    .map(({ number, event }) => ({
      label: `${number}. ${quoted(leadFor(event, typing)?.title ?? "")}`,
      value: String(number),
    }))
    .filter(({ label }) => label.toLowerCase().includes(wanted));
}

/** The story that stands for an event to this reader, of those that are readable. */
export function leadFor({ stories }: Event, { reader }: Pick<Context, "reader">): Story | undefined {
  const readable = stories.filter((story) => isReadable(story, reader.choices.languages ?? []));
  return leadOf(readable.length > 0 ? readable : stories);
}

function inFull(event: Event, context: Context): Message {
  const { words, news, now, locale } = context;
  const lead = leadFor(event, context);
  const others = [...new Map(event.stories.map((story) => [story.source, story])).values()].filter(
    ({ source }) => source !== lead?.source,
  );
  const told = [...(lead ? [lead] : []), ...others].slice(0, mostSources).map((story): Block => {
    const age = story.publishedAt === undefined ? "" : ageOf(story.publishedAt, now, locale);
    const source = quoted(story.source) || quoted(story.title);
    return {
      kind: "item",
      title: words.briefing.sources([source], age),
      ...(story.url !== undefined && { url: story.url }),
    };
  });
  const id = shortId(event);
  const compose = (length: number): Message => ({
    blocks: [
      { kind: "title", text: shorten(oneLine(lead?.title ?? ""), 250) },
      ...(length > 0 && lead ? [{ kind: "text" as const, text: shorten(lead.text, length) }] : []),
      ...told,
    ],
    actions: [
      { label: words.buttons.follow, command: `/follow e:${id}` },
      { label: words.buttons.less, command: `/less ${id}` },
    ],
  });
  return longestThatFits(compose, Math.min(lead?.text.length ?? 0, longestText), news.fits);
}

/** The message with the most of the text that fits, by halving. */
function longestThatFits(
  compose: (length: number) => Message,
  most: number,
  fits: (message: Message) => boolean,
): Message {
  const whole = compose(most);
  if (fits(whole)) return whole;
  let [low, high] = [0, most - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(compose(middle))) low = middle;
    else high = middle - 1;
  }
  return compose(low);
}
