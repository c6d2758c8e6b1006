import { createFinder } from "./finder.ts";
import { nearInTime, nearness } from "./nearness.ts";
import { regroup } from "./regroup.ts";
import { signature, type Clusterable } from "./signature.ts";
import { createVocabulary, type Weighed } from "./vocabulary.ts";

/** What bounds the work and the memory, however much comes. */
const most = {
  /** Stories that are remembered; the oldest leave first. 50,000 with a text each take about 160 MB. */
  stories: 50_000,
  /** Events that a story is weighed against, and the latest stories of each that speak for it. */
  events: 8,
  members: 16,
  /** Stories of the nearest of these events that are grouped anew. */
  regrouped: 32,
} as const;

// An event that a new story is less near to, on average, has nothing to do with it. Chosen as the figures of likeness are.
const leastNear = 0.4;

/** A story, and by what it is known where it is kept. */
export type Named = Clusterable & { readonly id: string };

/**
 * These stories of an event turn out to belong to another one, which may be new; without `stories` all do, and it is a part
 * of that.
 */
export type Move = {
  readonly from: string;
  readonly to: string;
  readonly isNew?: true;
  readonly stories?: readonly string[];
};

/** A new story's event, and what the story shows to belong elsewhere, in the order in which that is to be done. */
export type Placed<S> = { readonly story: S; readonly event: string; readonly moves: readonly Move[] };

/** A story that is remembered, and where it was put. */
type Entry = { readonly id: string; readonly story: Weighed; readonly at: number; event?: Happening };
/** An event: its latest stories, the oldest first; and the one that it has become part of, if any. */
type Happening = { readonly id: string; members: readonly Entry[]; partOf?: Happening };

/**
 * The recent events, so that the one which a new story belongs to is found without a look at all of them. The stories of the
 * events around it are grouped anew, as `cluster` does: so what was put together too early parts again, and events that
 * turn out to be one are joined. What it is given `at` is when a story came, UTC milliseconds.
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
    add(story: Named, event: string, at: number): void {
      const read = signature(story);
      vocabulary.learn(read);
      const entry = { id: story.id, story: vocabulary.weigh(read), at };
      gather(eventNamed(event), [entry]);
      remember(entry);
    },

    /**
     * Takes in new stories, each when its place is asked for: under an event around it, or a new one, named by `newId`. All
     * are read first, so that already the first one's words are weighed by what is common in all. One that bears no date is
     * as old as its arrival.
     */
    *place<S extends Named>(stories: readonly S[], at: number, newId: () => string): Generator<Placed<S>> {
      const read = stories.map((story) => {
        const publishedAt = story.publishedAt ?? at;
        return { story, read: signature({ ...story, publishedAt }) };
      });
      for (const { read: one } of read) vocabulary.learn(one);
      for (const { story, read: one } of read) {
        const entry = { id: story.id, story: vocabulary.weigh(one), at };
        const moves = put(entry, newId);
        remember(entry);
        yield { story, event: eventOf(entry)?.id ?? "", moves };
      }
    },

    /** Forgets the stories that came before. */
    forget(before: number): void {
      while (gone < arrivals.length && (entries[arrivals[gone] ?? 0]?.at ?? 0) < before) drop();
    },

    get size(): number {
      return arrivals.length - gone;
    },
  };

  /** Puts a new story to its event, and those around it to theirs. */
  function put(entry: Entry, newId: () => string): Move[] {
    const { page } = entry.story;
    const same = page === undefined ? undefined : eventOf(entries[pages.get(page) ?? -1]);
    if (same) {
      gather(same, [entry]);
      return [];
    }
    const moves: Move[] = [];
    const joins: Move[] = [];
    for (const { stories, events } of regroup([...lookAround(entry.story), entry])) {
      const [known, ...parts] = events;
      const event = known ?? eventNamed(newId());
      for (const [from, its] of Map.groupBy(stories, (story) => story.event)) {
        if (from === undefined || events.includes(from)) continue;
        const isNew = known === undefined && { isNew: true as const };
        moves.push({ from: from.id, to: event.id, ...isNew, stories: its.map(({ id }) => id) });
      }
      gather(event, stories);
      for (const part of parts) {
        joins.push({ from: part.id, to: event.id });
        join(part, event);
      }
    }
    return [...moves, ...joins];
  }

  /** The latest stories of the events that one may belong to, the likeliest event first; without those that are too old. */
  function lookAround(story: Weighed): Entry[] {
    const candidates = new Set<Happening>();
    for (const place of finder.near(story.telling)) {
      const event = eventOf(entries[place]);
      if (event) candidates.add(event);
      if (candidates.size >= most.events) break;
    }
    const near = Array.from(candidates, ({ members }) => {
      const recent = members.filter((member) => nearInTime(member.story, story));
      return { recent, near: recent.reduce((sum, member) => sum + nearness(member.story, story), 0) / recent.length };
    })
      .filter(({ near }) => near >= leastNear)
      .toSorted((a, b) => b.near - a.near);
    const stories: Entry[] = [];
    for (const { recent } of near) if (stories.length + recent.length <= most.regrouped) stories.push(...recent);
    return stories;
  }

  /** Makes these the stories of an event, beside those that it has. */
  function gather(event: Happening, stories: readonly Entry[]): void {
    for (const story of stories) {
      leave(story);
      story.event = event;
    }
    event.members = [...event.members, ...stories].toSorted((a, b) => a.at - b.at).slice(-most.members);
  }

  function leave(story: Entry): void {
    if (story.event) story.event.members = story.event.members.filter((member) => member !== story);
  }

  function join(part: Happening, event: Happening): void {
    gather(event, part.members);
    part.partOf = event;
    events.delete(part.id);
  }

  function eventNamed(id: string): Happening {
    const event = events.get(id) ?? { id, members: [] };
    events.set(id, event);
    return event;
  }

  function eventOf(entry: Entry | undefined): Happening | undefined {
    let event = entry?.event;
    while (event?.partOf) event = event.partOf;
    return event;
  }

  function remember(entry: Entry): void {
    const { page, telling } = entry.story;
    const place = free.pop() ?? entries.length;
    entries[place] = entry;
    finder.add(place, telling);
    if (page !== undefined) pages.set(page, place);
    arrivals.push(place);
    while (arrivals.length - gone > most.stories) drop();
  }

  function drop(): void {
    const place = arrivals[gone++] ?? 0;
    const entry = entries[place];
    const event = eventOf(entry);
    if (!entry || !event) return;
    const { story } = entry;
    finder.remove(place, story.telling);
    vocabulary.forget(story);
    if (story.page !== undefined && pages.get(story.page) === place) pages.delete(story.page);
    leave(entry);
    if (event.members.length === 0) events.delete(event.id);
    entries[place] = undefined;
    free.push(place);
    if (gone < 10_000) return;
    arrivals = arrivals.slice(gone);
    gone = 0;
  }
}
