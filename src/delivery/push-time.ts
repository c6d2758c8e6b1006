import type { Subscription } from "../reader/subscription.ts";
import { afterQuiet } from "./quiet-hours.ts";

// A briefing that comes so soon, before or after, may tell the same: what is pushed waits for it.
const nearMs = 10 * 60_000;

/**
 * When what no appointment asks for may be sent to a reader: `now`, or the end of the quiet hours that it is in; a while
 * after the next briefing, where that comes about then. UTC milliseconds. Pure.
 */
export function pushTime(reader: Pick<Subscription, "choices" | "timeZone" | "nextAt">, now: number): number {
  const at = afterQuiet(reader, now);
  const { nextAt } = reader;
  return nextAt !== null && Math.abs(nextAt - at) <= nearMs ? nextAt + nearMs : at;
}
