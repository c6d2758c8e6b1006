import { independentSourcesOf, newest, type Event } from "./event.ts";
import { rank } from "./rank.ts";

/** What a reader knows already, and how much is wanted. */
export type Wish = {
  /** Ids of the events that the reader was told. */
  readonly told: ReadonlySet<string>;
  /** UTC milliseconds. */
  readonly now: number;
  /** Older events are no news. Milliseconds; 36 hours unless said otherwise. */
  readonly maxAgeMs?: number;
  readonly limit: number;
};

const usualAge = 36 * 60 * 60 * 1000;
// As long as others wait, no source alone fills more than this share of a briefing.
const share = 1 / 3;

/**
 * Picks the events of a briefing: not told yet, fresh enough (or undated), the most important first. While events of
 * others wait, at most a third of the places go to events that the same one source tells alone. `left` says how many
 * more there were.
 */
export function select(events: readonly Event[], wish: Wish): { picked: Event[]; left: number } {
  const { told, now, maxAgeMs = usualAge, limit } = wish;
  const wanted = events.filter(({ id, stories }) => {
    const publishedAt = newest(stories);
    return !told.has(id) && stories.length > 0 && (publishedAt === undefined || now - publishedAt <= maxAgeMs);
  });
  const ranked = rank(wanted, now);
  const most = Math.max(Math.floor(limit * share), 1);
  const taken = new Map<string, number>();
  const fair: Event[] = [];
  const spare: Event[] = [];
  for (const event of ranked) {
    const [source = "", ...others] = independentSourcesOf(event.stories);
    const count = taken.get(source) ?? 0;
    if (others.length === 0 && count >= most) spare.push(event);
    else {
      if (others.length === 0) taken.set(source, count + 1);
      fair.push(event);
    }
  }
  const picked = new Set([...fair, ...spare].slice(0, limit));
  return { picked: ranked.filter((event) => picked.has(event)), left: ranked.length - picked.size };
}
