import { independentSourcesOf, newest, versionsOf, type Event } from "./event.ts";
import { ranked } from "./rank.ts";
import { isWanted, type Taste } from "./taste.ts";
import { updateOf } from "./events/update.ts";

/** What a reader knows already, and what is wanted. */
export type Wish = {
  /** The events that the reader was told, by their ids, each with how much of `versionsOf` that telling knew. */
  readonly told: ReadonlyMap<string, number>;
  /** UTC milliseconds. */
  readonly now: number;
  /** Older events are no news. Milliseconds; 36 hours unless said otherwise. */
  readonly maxAgeMs?: number;
  readonly limit: number;
  readonly taste?: Taste;
  /** In how long an event loses a point to a new one (ms), where that is not the usual time. */
  readonly halfLife?: number;
};

const usualAge = 36 * 60 * 60 * 1000;
// As long as others wait, no source alone fills more than this share of a briefing, and no topic more than that.
const sourceShare = 1 / 3;
const topicShare = 1 / 2;
// What stands further down than so many briefings' length does not take the place of more important ones for fairness.
const mostSeen = 20;

/**
 * Picks the events of a briefing: wanted, not told yet or materially changed since (then with the story that says how),
 * fresh enough (or undated), the most important first. While others
 * wait, at most a third of the places go to events that the same one source tells alone, and at most half to events of one
 * topic. `left` says how many more there were. Pure.
 */
export function select(events: readonly Event[], wish: Wish): { picked: Event[]; left: number } {
  const { told, now, maxAgeMs = usualAge, limit, taste = {}, halfLife } = wish;
  const wanted = events.flatMap((event): Event[] => {
    const publishedAt = newest(event.stories);
    const fresh = publishedAt === undefined || now - publishedAt <= maxAgeMs;
    return fresh && event.stories.length > 0 && isWanted(event, taste) ? asNews(event, told.get(event.id)) : [];
  });
  const sources = places(Math.max(Math.floor(limit * sourceShare), 1));
  const topics = places(Math.max(Math.ceil(limit * topicShare), 1));
  const seen: Event[] = [];
  const fair: Event[] = [];
  const spare: Event[] = [];
  for (const event of ranked(wanted, now, taste, halfLife)) {
    if (fair.length >= limit || seen.length >= limit * mostSeen) break;
    seen.push(event);
    const [source, ...others] = independentSourcesOf(event.stories);
    const alone = others.length === 0 ? source : undefined;
    const topic = event.stories[0]?.topics?.[0];
    const has = sources.free(alone) && topics.free(topic);
    if (has) {
      sources.take(alone);
      topics.take(topic);
    }
    (has ? fair : spare).push(event);
  }
  const picked = new Set([...fair, ...spare].slice(0, limit));
  return { picked: seen.filter((event) => picked.has(event)), left: wanted.length - picked.size };
}

/** An event as what it is to a reader who was told the first `known` of its versions, if any: news, an update, or nothing. */
function asNews(event: Event, known: number | undefined): Event[] {
  if (known === undefined) return [event];
  const versions = versionsOf(event);
  const update = known < versions.length && updateOf(versions.slice(0, known), versions.slice(known));
  return update ? [{ ...event, update: update.story }] : [];
}

/** So many places for each name; as many as wanted for what has none. */
function places(most: number) {
  const taken = new Map<string, number>();
  return {
    free: (name: string | undefined) => name === undefined || (taken.get(name) ?? 0) < most,
    take(name: string | undefined) {
      if (name !== undefined) taken.set(name, (taken.get(name) ?? 0) + 1);
    },
  };
}
