import type { Story } from "../story/story.ts";

/** One happening, told by one or more stories. What was told of it is remembered under its id. */
export type Event = {
  readonly id: string;
  readonly stories: readonly Story[];
  /** What a language model wrote of it, checked against its stories: plain sentences, one a line. */
  readonly summary?: string;
};

/** An event, or just its stories where nobody remembers what was told. */
export type Told = Event | readonly Story[];

/** The stories of an event, in the order in which they came. */
export function storiesOf(event: Told): readonly Story[] {
  return "stories" in event ? event.stories : event;
}

/** The distinct sources of some stories, in the order of their first one. */
export function sourcesOf(stories: readonly Story[]): string[] {
  return [...new Set(stories.map(({ source }) => source))].filter((source) => source !== "");
}

/** When the newest of some stories was published (UTC milliseconds), where any of them says. */
export function newest(stories: readonly Story[]): number | undefined {
  return stories.reduce<number | undefined>(
    (latest, { publishedAt }) =>
      publishedAt === undefined || publishedAt < (latest ?? -Infinity) ? latest : publishedAt,
    undefined,
  );
}
