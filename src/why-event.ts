import { newsSince } from "./briefing/brief.ts";
import { independentSourcesOf, type Event } from "./briefing/event.ts";
import { rank, scoreOf, weights, type Score } from "./briefing/rank.ts";
import type { Store } from "./store/store.ts";

/** What an event is worth and why, for an operator who asks why it came first, late or not at all. */
export type WhyEvent = {
  readonly event: Event;
  readonly score: Score;
  /** Its place among the events that are fresh enough for a daily reader, from 1; 0 where it is not among them. */
  readonly place: number;
  readonly of: number;
};

/** Looks an event up by its id, the beginning of that, or the address of one of its stories. Nothing where nobody knows it. */
export async function lookUpEvent(store: Store, what: string, now: number): Promise<WhyEvent | undefined> {
  const event = await store.stories.event(what);
  if (!event) return undefined;
  const ranked = rank(await store.stories.since(newsSince(null, now)), now);
  const place = ranked.findIndex(({ id }) => id === event.id) + 1;
  return { event, score: scoreOf(event, now), place, of: ranked.length };
}

/** All of it as an operator reads it. */
export function whyEventText({ event, score, place, of }: WhyEvent): string {
  const independent = independentSourcesOf(event.stories);
  const points = (value: number) => `${value < 0 ? "" : "+"}${value.toFixed(2)}`;
  return [
    [`event ${event.id}`, ...(event.parts ?? []).map((part) => `with ${part}`)].join(", "),
    ...event.stories.map(
      ({ source, title, publishedAt, language }) =>
        `  ${publishedAt === undefined ? "undated" : new Date(publishedAt).toISOString()}  ${language}  ${source}: ${title}`,
    ),
    "",
    `${points(score.sources)}  told by ${independent.length} independent ${independent.length === 1 ? "source" : "sources"}: ${independent.join(", ")}`,
    `${points(score.age)}  for its age`,
    `${points(score.total)}  in all; ${points(weights.followed)} more for a reader who follows it`,
    place === 0
      ? "It is too old for a daily briefing."
      : `Place ${place} of ${of} that are fresh, before a reader's own choices.`,
  ].join("\n");
}
