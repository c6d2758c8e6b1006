import type { Action } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import type { Event } from "./event.ts";

/** The beginning of an event's id that stands for it on buttons and where people type it: 48 of a UUID's bits. */
export function shortId({ id }: Pick<Event, "id">): string {
  return id.slice(0, "3fa9c1d2-4b5e".length);
}

/** Below a briefing: a number for each event, to open it; more, where more wait; the settings. Pure. */
export function briefingActions(shown: readonly Event[], waiting: number, locale: string): Action[] {
  const { buttons } = words(locale);
  return [
    ...shown.map((event, i) => ({ label: String(i + 1), command: `/open ${shortId(event)}` })),
    ...(waiting > 0 ? [{ label: buttons.more, command: "/more" }] : []),
    { label: buttons.settings, command: "/settings" },
  ];
}
