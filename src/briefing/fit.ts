import type { Action, Message } from "../../messages/message.ts";
import { bodies, composeBriefing, type Composing } from "./compose.ts";
import type { Event } from "./event.ts";

/**
 * Composes the briefing of these events, the most important first, in as many words as fit: when space is short, whole
 * sentences go first, one from each item at a time, then the least important items, which are counted with those that
 * wait. `shown` says how many events it tells. One item alone is composed whether it fits or not.
 * `buttons` are set below those that are shown. Pure.
 */
export function fitBriefing(
  events: readonly Event[],
  options: Composing,
  fits: (message: Message) => boolean,
  buttons: (shown: readonly Event[], waiting: number) => readonly Action[],
): { message: Message; shown: number } {
  const { format = "short", left = 0 } = options;
  const most = bodies[format]?.sentences ?? 0;
  const compose = (shown: number, sentences: number): Message => {
    const some = events.slice(0, shown);
    const rest = left + events.length - shown;
    const message = composeBriefing(some, { ...options, most: shown, sentences, left: rest });
    return { ...message, actions: buttons(some, rest) };
  };
  for (let sentences = most; sentences > 1; sentences--) {
    const message = compose(events.length, sentences);
    if (fits(message)) return { message, shown: events.length };
  }
  const least = Math.min(most, 1);
  for (let shown = events.length; shown > 1; shown--) {
    const message = compose(shown, least);
    if (fits(message)) return { message, shown };
  }
  return { message: compose(1, most), shown: 1 };
}
