import { createEventIndex, type Move } from "../src/briefing/events/event-index.ts";
import type { Told } from "./scored.ts";

/** The ids of each group, as stories come one after the other, in the order given, and are put where they belong. */
export function clusterStories(items: readonly Told[]): string[][] {
  const index = createEventIndex();
  let made = 0;
  const events = new Map<string, string>();
  const move = ({ from, to, stories }: Move) => {
    for (const [id, event] of events) if (event === from && (stories?.includes(id) ?? true)) events.set(id, to);
  };
  for (const { id, title, text = "", lang = "und", published } of items) {
    const at = published === undefined ? {} : { publishedAt: Date.parse(published) };
    const story = { id, title: title ?? "", text, language: lang, ...at };
    for (const { event, moves } of index.place([story], 0, () => `event ${made++}`)) {
      for (const one of moves) move(one);
      events.set(id, event);
    }
  }
  return [...Map.groupBy(events.keys(), (id) => events.get(id)).values()];
}
