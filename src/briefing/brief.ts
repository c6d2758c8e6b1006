import { moment } from "../../messages/format.ts";
import type { Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import type { Format } from "../reader/subscription.ts";
import { briefingActions } from "./actions.ts";
import { itemLimits } from "./compose.ts";
import { versionsBy, type Event } from "./event.ts";
import { fitBriefing } from "./fit.ts";
import { weights } from "./rank.ts";
import { select } from "./select.ts";
import type { Taste } from "./taste.ts";

/** Whom a briefing is for, and what it shall cover. Instants are UTC milliseconds. */
export type BriefFor = {
  readonly locale: string;
  readonly timeZone: string;
  readonly format: Format;
  /** The most events, where the reader wants fewer or more than the format has. */
  readonly most?: number;
  readonly taste: Taste;
  /** What the reader knows already: events by their ids, each with how much of `versionsOf` that telling knew. */
  readonly told: ReadonlyMap<string, number>;
  /** When a briefing last came, if ever. */
  readonly toldAt: number | null;
  /** Appointments that were missed since, oldest first. */
  readonly missed: readonly number[];
  /** A look back over the week: its most important events, told or not. */
  readonly lookBack?: true;
  /** What the reader asked about, and since when (UTC milliseconds). */
  readonly asked?: { readonly about: string; readonly since: number };
};

const hour = 60 * 60 * 1000;
// What is older is no news, unless the reader has heard nothing since; after a week a reader wants this day's news.
const freshMs = 36 * hour;
/** How far a look back goes. */
export const weekMs = 7 * 24 * hour;

/** Since when events may be of interest to a reader who was last told something at `toldAt`. */
export function newsSince(toldAt: number | null, now: number): number {
  return now - Math.min(Math.max(freshMs, toldAt === null ? 0 : now - toldAt), weekMs);
}

/**
 * What a reader who was told these events (by their ids, when) knows of those that are here, as `BriefFor` has it: what
 * else was told makes no difference to a briefing.
 */
export function knownOf(told: ReadonlyMap<string, number>, events: ReadonlyMap<string, Event>): Map<string, number> {
  return new Map(
    Array.from(told).flatMap(([id, at]): [string, number][] => {
      const event = events.get(id);
      // Who was told what it parted from, before any of its own stories came, knows the first one.
      return event ? [[id, Math.max(versionsBy(event, at), 1)]] : [];
    }),
  );
}

/**
 * The briefing for a reader, out of the events of `newsSince` or more, and which of them it tells. It is cut down to what
 * `fits`. Pure.
 */
export function brief(
  events: readonly Event[],
  reader: BriefFor,
  now: number,
  fits: (message: Message) => boolean,
): { message: Message; tells: string[] } {
  const { locale, timeZone, format, most, taste, told, toldAt, missed, lookBack, asked } = reader;
  const says = words(locale).briefing;
  const { picked, left } = select(events, {
    told: lookBack ? new Map() : told,
    now,
    maxAgeMs: lookBack ? weekMs : now - (asked?.since ?? newsSince(toldAt, now)),
    limit: most ?? itemLimits[format],
    taste,
    ...(lookBack && { halfLife: weights.weekHalfLife }),
  });
  const title = lookBack ? says.lookBack : asked && says.about(asked.about);
  if (picked.length > 0) {
    const { languages } = taste;
    const { message, shown } = fitBriefing(
      picked,
      {
        locale,
        timeZone,
        format,
        at: now,
        left,
        missed: asked ? [] : missed,
        ...(languages && { languages }),
        ...(title !== undefined && { title }),
      },
      fits,
      (shown, waiting) => briefingActions(shown, waiting, locale),
    );
    return { message, tells: picked.slice(0, shown).map(({ id }) => id) };
  }
  if (asked) return { message: { blocks: [{ kind: "text", text: says.nothingAbout(asked.about) }] }, tells: [] };
  const last = missed.at(-1);
  // What came beside the briefings, or was left out, is no silence of the sources.
  const since = Math.max(toldAt ?? newsSince(toldAt, now), ...told.values());
  const isSilent = toldAt === null && events.length === 0;
  const lines = [
    ...(last === undefined ? [] : [says.missed(missed.length, moment(last, locale, timeZone))]),
    isSilent ? says.nothingYet : says.nothingNew(moment(since, locale, timeZone)),
  ];
  return { message: { blocks: lines.map((text) => ({ kind: "text", text })) }, tells: [] };
}
