import { createFinder } from "./finder.ts";
import { bounds, nearInTime, nearness } from "./nearness.ts";
import { signature, type Clusterable } from "./signature.ts";
import { createVocabulary, type Weighed } from "./vocabulary.ts";

/** What bounds the work and the memory, however much comes. */
const most = {
  /** Stories that are remembered; the oldest leave first. 50,000 with a text each take about 160 MB. */
  stories: 50_000,
  /** Events that a story is weighed against, and the latest stories of each that speak for it. */
  events: 8,
  members: 16,
} as const;

/**
 * Two events become one when so many of the latest stories of each are this near: more than a story alone needs, for what
 * was wrongly joined stays so. It is looked at where a new story is nearly near enough to both. Chosen as the figures of
 * likeness are.
 */
const joins = { bar: 1.2, look: 0.95, members: 8 } as const;

type Entry = { readonly story: Weighed; readonly event: Happening; readonly at: number };
/** An event: its latest stories; and the one that it has become part of, if any. */
type Happening = { readonly id: string; readonly members: Weighed[]; partOf?: Happening };

/** Where a new story belongs, and the events that it shows to be the same one: from now on they are part of it. */
export type Placed = { readonly event: string; readonly joined: readonly string[] };

/**
 * The recent events, so that the one which a new story belongs to is found without a look at all of them: `cluster`, one
 * story at a time. What was once put together stays so. What it is given `at` is when a story came, UTC milliseconds.
 */
export function createEventIndex() {
  const vocabulary = createVocabulary();
  const finder = createFinder();
  const entries: (Entry | undefined)[] = [];
  const free: number[] = [];
  /** Places of `entries` in the order of arrival; those before `gone` have left. */
  let arrivals: number[] = [];
  let gone = 0;
  const events = new Map<string, Happening>();
  const pages = new Map<string, number>();

  return {
    /** Takes in a story that is known to belong to an event. */
    add(story: Clusterable, event: string, at: number): void {
      const read = signature(story);
      vocabulary.learn(read);
      take(vocabulary.weigh(read), event, at);
    },

    /** Takes in a new story: under the nearest event, or a new one, named by `newId`. */
    place(story: Clusterable, at: number, newId: () => string): Placed {
      const read = signature(story);
      vocabulary.learn(read);
      const weighed = vocabulary.weigh(read);
      const { nearest, others } = lookAround(weighed);
      const event = take(weighed, nearest?.id ?? newId(), at);
      const joined: string[] = [];
      for (const other of others) {
        if (!areOne(event, other)) continue;
        absorb(event, other);
        joined.push(other.id);
      }
      return { event: event.id, joined };
    },

    /** Forgets the stories that came before. */
    forget(before: number): void {
      while (gone < arrivals.length && (entries[arrivals[gone] ?? 0]?.at ?? 0) < before) drop();
    },

    get size(): number {
      return arrivals.length - gone;
    },
  };

  /** The event that a story belongs to, if any, and others that are near it, the likeliest first. */
  function lookAround(story: Weighed): { nearest?: Happening; others: Happening[] } {
    const page = story.page === undefined ? undefined : pages.get(story.page);
    const samePage = page === undefined ? undefined : eventAt(page);
    if (samePage) return { nearest: samePage, others: [] };
    const candidates = new Set<Happening>();
    for (const place of finder.near(story.telling)) {
      const event = eventAt(place);
      if (event) candidates.add(event);
      if (candidates.size >= most.events) break;
    }
    const near = Array.from(candidates, (event) => ({ event, close: closeness(story, event) }))
      .filter(({ close }) => close >= joins.look)
      .toSorted((a, b) => b.close - a.close);
    const [first] = near;
    const nearest = first && first.close >= 1 ? first.event : undefined;
    return { ...(nearest && { nearest }), others: near.flatMap(({ event }) => (event === nearest ? [] : [event])) };
  }

  function eventAt(place: number): Happening | undefined {
    let event = entries[place]?.event;
    while (event?.partOf) event = event.partOf;
    return event;
  }

  function absorb(event: Happening, other: Happening): void {
    event.members.unshift(...other.members.splice(0));
    event.members.splice(0, event.members.length - most.members);
    other.partOf = event;
    events.delete(other.id);
  }

  function take(story: Weighed, id: string, at: number): Happening {
    const event = events.get(id) ?? { id, members: [] };
    events.set(id, event);
    event.members.push(story);
    if (event.members.length > most.members) event.members.shift();
    const place = free.pop() ?? entries.length;
    entries[place] = { story, event, at };
    finder.add(place, story.telling);
    if (story.page !== undefined) pages.set(story.page, place);
    arrivals.push(place);
    while (arrivals.length - gone > most.stories) drop();
    return event;
  }

  function drop(): void {
    const place = arrivals[gone++] ?? 0;
    const entry = entries[place];
    const event = eventAt(place);
    if (!entry || !event) return;
    const { story } = entry;
    finder.remove(place, story.telling);
    vocabulary.forget(story);
    if (story.page !== undefined && pages.get(story.page) === place) pages.delete(story.page);
    const member = event.members.indexOf(story);
    if (member >= 0) event.members.splice(member, 1);
    if (event.members.length === 0) events.delete(event.id);
    entries[place] = undefined;
    free.push(place);
    if (gone < 10_000) return;
    arrivals = arrivals.slice(gone);
    gone = 0;
  }
}

/** How near a story is to an event, by those of its stories that are not too old: 1 or more joins. */
function closeness(story: Weighed, { members }: Happening): number {
  const recent = members.filter((member) => nearInTime(member, story));
  return recent.length === 0 ? 0 : link([story], recent);
}

/** Whether two events turn out to be one. */
function areOne(event: Happening, other: Happening): boolean {
  const latest = ({ members }: Happening) => members.slice(-joins.members);
  return link(latest(event), latest(other)) >= joins.bar;
}

/** How near the members of two groups are to each other on average, as in `mergeGroups`. */
function link(some: readonly Weighed[], others: readonly Weighed[]): number {
  let sum = 0;
  for (const one of some) for (const other of others) sum += nearness(one, other);
  return sum / (some.length * others.length) / Math.sqrt(cohesion(some) * cohesion(others));
}

/** As in `mergeGroups`: a group of bare headlines is held together by a common thread. */
function cohesion(members: readonly Weighed[]): number {
  if (members.some(({ told }) => told)) return 1;
  const self = 1 / bounds.headlines;
  let sum = 0;
  for (const one of members) for (const other of members) sum += one === other ? self : nearness(one, other);
  return sum / members.length ** 2 / self;
}
