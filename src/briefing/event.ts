import type { Story } from "../story/story.ts";
import { tellingsOf } from "./copies.ts";

/** One happening, told by one or more stories. What was told of it is remembered under its id. */
export type Event = {
  readonly id: string;
  /** In the order in which they came. */
  readonly stories: readonly Story[];
  /** When each of them came, UTC milliseconds, where that is remembered. */
  readonly arrivedAt?: readonly number[];
  /** It was told before: the story of it that says what is new. */
  readonly update?: Story;
  /** What a language model wrote of it, checked against its stories: plain sentences, one a line. */
  readonly summary?: string;
};

/** An event, or just its stories where nobody remembers what was told. */
export type Told = Event | readonly Story[];

/** The stories of an event, in the order in which they came. */
export function storiesOf(event: Told): readonly Story[] {
  return "stories" in event ? event.stories : event;
}

/** The distinct sources of some stories, in the order of their first one: what a reader is shown, copies included. */
export function sourcesOf(stories: readonly Story[]): string[] {
  return [...new Set(stories.map(({ source }) => source))].filter((source) => source !== "");
}

/**
 * The sources that tell it in words of their own: of copies of one text (a wire's, say) only the first is counted, the one
 * published first, else the one that came first. By these it is judged how widely an event is told.
 */
export function independentSourcesOf(stories: readonly Story[]): string[] {
  const named = stories.filter(({ source }) => source !== "");
  const all = sourcesOf(named);
  // Where there is one, none copies another; most events have no more.
  if (all.length <= 1) return all;
  const first = (copies: readonly Story[]) =>
    copies.reduce((one, other) => ((other.publishedAt ?? Infinity) < (one.publishedAt ?? Infinity) ? other : one))
      .source;
  return [...new Set(tellingsOf(named).map(first))];
}

/** When the newest of some stories was published (UTC milliseconds), where any of them says. */
export function newest(stories: readonly Story[]): number | undefined {
  return stories.reduce<number | undefined>(
    (latest, { publishedAt }) =>
      publishedAt === undefined || publishedAt < (latest ?? -Infinity) ? latest : publishedAt,
    undefined,
  );
}

/** How many of an event's stories had come at a time (UTC milliseconds). */
export function storiesBy({ stories, arrivedAt }: Event, at: number): number {
  return arrivedAt?.filter((arrived) => arrived <= at).length ?? stories.length;
}
