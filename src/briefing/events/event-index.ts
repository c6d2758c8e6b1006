import { createFinder } from "./finder.ts";
import { bounds, nearInTime, nearness } from "./nearness.ts";
import { signature, type Clusterable } from "./signature.ts";
import { createVocabulary, type Weighed } from "./vocabulary.ts";

/** What bounds the work and the memory, however much comes. */
const most = {
  /** Stories that are remembered; the oldest leave first. 50,000 with a text each take about 150 MB. */
  stories: 50_000,
  /** Events that a story is weighed against, and the latest stories of each that speak for it. */
  events: 8,
  members: 16,
} as const;

type Entry = { readonly story: Weighed; readonly event: Happening; readonly at: number };
/** Its latest stories, and how near they are to each other (see `mergeGroups`). */
type Happening = { readonly id: string; readonly members: Weighed[] };

/**
 * The recent events, so that the one which a new story belongs to is found without a look at all of them: `cluster`, one
 * story at a time. It does not join two events that turn out to be one, for both may have been told. What it is given
 * `at` is when a story came, UTC milliseconds.
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

    /** Takes in a new story: gives the event that it belongs to, the nearest one, or a new one, named by `newId`. */
    place(story: Clusterable, at: number, newId: () => string): string {
      const read = signature(story);
      vocabulary.learn(read);
      const weighed = vocabulary.weigh(read);
      const event = nearest(weighed)?.id ?? newId();
      take(weighed, event, at);
      return event;
    },

    /** Forgets the stories that came before. */
    forget(before: number): void {
      while (gone < arrivals.length && (entries[arrivals[gone] ?? 0]?.at ?? 0) < before) drop();
    },

    get size(): number {
      return arrivals.length - gone;
    },
  };

  function nearest(story: Weighed): Happening | undefined {
    const page = story.page === undefined ? undefined : pages.get(story.page);
    if (page !== undefined) return entries[page]?.event;
    const candidates = new Set<Happening>();
    for (const place of finder.near(story.telling)) {
      const event = entries[place]?.event;
      if (event) candidates.add(event);
      if (candidates.size >= most.events) break;
    }
    let best: Happening | undefined;
    let closest = 1;
    for (const event of candidates) {
      const near = closeness(story, event);
      if (near < closest || (near === closest && best)) continue;
      best = event;
      closest = near;
    }
    return best;
  }

  function take(story: Weighed, id: string, at: number): void {
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
  }

  function drop(): void {
    const place = arrivals[gone++] ?? 0;
    const entry = entries[place];
    if (!entry) return;
    const { story, event } = entry;
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
  const recent = members.filter((member) => member.page === story.page || nearInTime(member, story));
  if (recent.length === 0) return 0;
  const mean = recent.reduce((sum, member) => sum + nearness(member, story), 0) / recent.length;
  return mean / Math.sqrt(cohesion(recent));
}

/** As in `mergeGroups`: a group of bare headlines is held together by a common thread. */
function cohesion(members: readonly Weighed[]): number {
  if (members.some(({ told }) => told)) return 1;
  const self = 1 / bounds.headlines;
  let sum = 0;
  for (const one of members) for (const other of members) sum += one === other ? self : nearness(one, other);
  return sum / members.length ** 2 / self;
}
