import { createEventIndex } from "../src/briefing/events/event-index.ts";
import type { Told } from "./scored.ts";

/** The ids of each group, as stories come one after the other, in the order given, and events become one. */
export function clusterStories(items: readonly Told[]): string[][] {
  const index = createEventIndex();
  const groups = new Map<string, string[]>();
  for (const { id, title, text = "", lang = "und", published } of items) {
    const at = published === undefined ? {} : { publishedAt: Date.parse(published) };
    const story = { title: title ?? "", text, language: lang, ...at };
    const { event, joined } = index.place(story, 0, () => id);
    const parts = joined.flatMap((part) => groups.get(part) ?? []);
    for (const part of joined) groups.delete(part);
    groups.set(event, [...(groups.get(event) ?? []), ...parts, id]);
  }
  return [...groups.values()];
}
