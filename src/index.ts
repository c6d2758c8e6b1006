/**
 * The library: what a newsroom can build into its own program. Pure: no network, no files, no clock, the same answer for
 * the same input on every machine. Instants are UTC milliseconds; texts are plain text with one block (paragraph,
 * heading, list entry) a line; languages are BCP 47 codes.
 *
 *     import { readStory, cluster, composeBriefing, render } from "tidings";
 *     const stories = pages.map((html) => readStory(html));
 *     const message = composeBriefing(cluster(stories), { locale: "en", timeZone: "Asia/Seoul", at: Date.now() });
 *     const parts = render("telegram", message, "en");
 */
import { adapters } from "../adapters/index.ts";
import type { Message } from "../messages/message.ts";
import type { Part } from "./adapter.ts";
import { nextAppointment, type Slot } from "./schedule/slot.ts";

export type { Action, Block, Item, Message } from "../messages/message.ts";
export type { Part } from "./adapter.ts";
export { cluster, type Clusterable } from "./briefing/events/cluster.ts";
export { composeBriefing, type Composing } from "./briefing/compose.ts";
export type { Event } from "./briefing/event.ts";
export { summarise } from "./briefing/summary/summarise.ts";
export type { Slot } from "./schedule/slot.ts";
export { clean, explainClean, type Verdict } from "./story/clean/clean.ts";
export { detectLanguage } from "./story/language/language.ts";
export { NotAFeed, readFeed, type Feed, type FeedItem } from "./story/feed/read-feed.ts";
export { readStory, Unreadable } from "./story/read-story.ts";
export { recurringLines } from "./story/clean/recurring.ts";
export { splitSentences } from "./story/language/sentences.ts";
export type { Story } from "./story/story.ts";

/** The platforms that `render` knows. */
export type Platform = keyof typeof adapters;

/**
 * A message as a platform shows it: one part, or as few as the platform's limits allow, each the JSON that its API takes
 * beside the address. Throws a RangeError for a platform that it does not know.
 */
export function render(platform: Platform, message: Message, locale: string): readonly Part[] {
  if (!Object.hasOwn(adapters, platform)) {
    throw new RangeError(`There is no platform "${platform}"; there are ${Object.keys(adapters).join(", ")}.`);
  }
  return adapters[platform].render(message, locale);
}

/**
 * The next appointment after an instant, UTC milliseconds; undefined without slots. A slot is a time on the clock of the
 * zone, "07:30", or `{ at: "07:30", days: [1, 5] }` for some ISO weekdays (Monday is 1). Each comes once on each of its
 * days: a time that the clocks skip comes later by the gap, of one that comes twice the first is meant. Throws a
 * RangeError for an instant, a time or a zone that is none.
 */
export function nextSlot(
  { slots, timeZone }: { readonly slots: readonly (Slot | string)[]; readonly timeZone: string },
  after: number | Date | string,
): number | undefined {
  const from = new Date(after).getTime();
  if (Number.isNaN(from)) throw new RangeError("The instant must be UTC milliseconds, a Date, or ISO 8601.");
  const read = slots.map((slot) => (typeof slot === "string" ? { at: slot } : slot));
  return nextAppointment({ slots: read, timeZone }, from)?.at;
}
