import { Temporal } from "temporal-polyfill";
import { find } from "./read-times.ts";
import type { Token } from "./lexicon.ts";
import { tokens } from "./tokens.ts";

/** How long: milliseconds; or until or since when: an instant, UTC milliseconds. */
export type Span =
  | { readonly kind: "lasting"; readonly ms: number }
  | { readonly kind: "until"; readonly at: number }
  | { readonly kind: "since"; readonly at: number };

/**
 * Reads a span of time: "7 days", "a week", "3주", "last 12 hours"; "until Monday" (its first moment, the next one); "since Monday" (the last one), "since yesterday". A month is thirty days. Days begin at midnight on the clock of the zone. `now`: UTC
 * milliseconds. Nothing where the text says none of that, or more than ten years.
 */
export function readSpan(text: string, now: number, timeZone: string): Span | undefined {
  const all = tokens(text.slice(0, 100));
  return readLength(all) ?? readEdge(all, now, timeZone);
}

/** "7 days", "a week", "last 12 hours": a unit, a number before it, and nothing else that says something. */
function readLength(all: readonly Token[]): Span | undefined {
  const at = all.findLastIndex((token) => find(token, "unit") && !find(token, "number"));
  const before = all.slice(0, Math.max(at, 0));
  const number = before.findLast((token) => find(token, "number"));
  const others = all.filter(
    (token, i) => i !== at && token !== number && !can(token, "filler", "last", "since", "every"),
  );
  const hours = (find(number, "number")?.value ?? 1) * (find(all[at], "unit")?.hours ?? 0);
  return others.length > 0 || hours === 0 || hours > tenYears ? undefined : { kind: "lasting", ms: hours * 3_600_000 };
}

/** "until Monday", "since yesterday": the midnight with which a day begins. */
function readEdge(all: readonly Token[], now: number, timeZone: string): Span | undefined {
  const named = all.filter((token) => can(token, "days", "today", "yesterday", "tomorrow"));
  const [token] = named;
  if (!token || named.length > 1 || !all.every((other) => other === token || can(other, "filler", "since", "until")))
    return undefined;
  const isSince = all.some((other) => other !== token && can(other, "since"));
  const isUntil = all.some((other) => other !== token && can(other, "until"));
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay();
  const at = (days: number) => today.add({ days }).startOfDay().epochMilliseconds;
  const days = find(token, "days")?.days ?? [];
  const [day] = days.length === 1 ? days : [];
  if (isSince && !isUntil) {
    if (day !== undefined) return { kind: "since", at: at(-((today.dayOfWeek - day + 7) % 7)) };
    return can(token, "today")
      ? { kind: "since", at: at(0) }
      : can(token, "yesterday")
        ? { kind: "since", at: at(-1) }
        : undefined;
  }
  if (isUntil && !isSince) {
    if (day !== undefined) return { kind: "until", at: at(((day - today.dayOfWeek + 6) % 7) + 1) };
    return can(token, "tomorrow") ? { kind: "until", at: at(1) } : undefined;
  }
  return undefined;
}

const tenYears = 3653 * 24;
const can = (token: Token, ...kinds: string[]) => token.roles.some(({ kind }) => kinds.includes(kind));
