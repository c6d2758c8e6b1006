import type { Story } from "../story/story.ts";
import { tellingsOf } from "./events/copies.ts";

/** One happening, told by one or more stories. What was told of it is remembered under its id. */
export type Event = {
  readonly id: string;
  /** The ids of events that turned out to be part of it; readers may know it by them. */
  readonly parts?: readonly string[];
  /** In the order in which they came, each as its source told it last. */
  readonly stories: readonly Story[];
  /** The same, with what sources told before of stories that have materially changed, and when each came (UTC milliseconds). */
  readonly versions?: readonly { readonly story: Story; readonly at: number }[];
  /** It was told before: the story of it that says what is new. */
  readonly update?: Story;
  /** What a language model wrote of it, checked against its stories: plain sentences, one a line. */
  readonly summary?: string;
};

/** An event, or just its stories where nobody remembers what was told. */
export type Told = Event | readonly Story[];

/** All ids by which an event is known. */
export function idsOf({ id, parts = [] }: Pick<Event, "id" | "parts">): readonly string[] {
  return [id, ...parts];
}

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

/** All that has been told of an event, in the order in which it came. */
export function versionsOf({ stories, versions }: Event): readonly Story[] {
  return versions?.map(({ story }) => story) ?? stories;
}

/** How much of `versionsOf` had come at a time (UTC milliseconds). */
export function versionsBy({ stories, versions }: Event, at: number): number {
  return versions?.filter((version) => version.at <= at).length ?? stories.length;
}
