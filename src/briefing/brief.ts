import { moment } from "../../messages/format.ts";
import type { Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import type { Format } from "../reader/subscription.ts";
import { composeBriefing, itemLimits } from "./compose.ts";
import type { Event } from "./event.ts";
import { select } from "./select.ts";

/** Whom a briefing is for, and what it shall cover. Instants are UTC milliseconds. */
export type BriefFor = {
  readonly locale: string;
  readonly timeZone: string;
  readonly format: Format;
  /** What the reader knows already. */
  readonly told: ReadonlySet<string>;
  /** When a briefing last came, if ever. */
  readonly toldAt: number | null;
  /** Appointments that were missed since, oldest first. */
  readonly missed: readonly number[];
};

const hour = 60 * 60 * 1000;
// What is older is no news, unless the reader has heard nothing since; after a week a reader wants this day's news.
const freshMs = 36 * hour;
const longestGapMs = 7 * 24 * hour;

/** Since when events may be of interest to a reader who was last told something at `toldAt`. */
export function newsSince(toldAt: number | null, now: number): number {
  return now - Math.min(Math.max(freshMs, toldAt === null ? 0 : now - toldAt), longestGapMs);
}

/** The briefing for a reader, out of the events of `newsSince` or more, and which of them it tells. Pure. */
export function brief(events: readonly Event[], reader: BriefFor, now: number): { message: Message; tells: string[] } {
  const { locale, timeZone, format, told, toldAt, missed } = reader;
  const { picked, left } = select(events, {
    told,
    now,
    maxAgeMs: now - newsSince(toldAt, now),
    limit: itemLimits[format],
  });
  if (picked.length > 0) {
    const message = composeBriefing(picked, { locale, timeZone, format, at: now, left, missed });
    return { message, tells: picked.map(({ id }) => id) };
  }
  const says = words(locale).briefing;
  const last = missed.at(-1);
  const lines = [
    ...(last === undefined ? [] : [says.missed(missed.length, moment(last, locale, timeZone))]),
    toldAt === null ? says.nothingYet : says.nothingNew(moment(toldAt, locale, timeZone)),
  ];
  return { message: { blocks: lines.map((text) => ({ kind: "text", text })) }, tells: [] };
}
