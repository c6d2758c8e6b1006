import { Temporal } from "temporal-polyfill";

/** A reader's appointment, on the reader's own clock: a time "HH:MM" and the ISO weekdays (Monday is 1) on which it holds; every day where none are named. */
export type Slot = { readonly at: string; readonly days?: readonly number[] };

/**
 * Several appointments in one time zone (an IANA name or an offset such as "+09:00"); none of them before an instant,
 * UTC milliseconds, where one is given.
 */
export type Schedule = { readonly slots: readonly Slot[]; readonly timeZone: string; readonly notBefore?: number };

/** One appointment on one day: its instant, UTC milliseconds, and its name on the reader's clock, "2026-11-24T07:30". */
export type Appointment = { readonly at: number; readonly slot: string };

/**
 * The first appointment after an instant (UTC milliseconds); nothing for an empty schedule. Every slot comes exactly
 * once on each of its days: a time that the clocks skip in spring comes later by the length of the gap (02:30 is 03:30),
 * a time that comes twice in autumn is the first of the two (RFC 5545 has both so, Temporal calls it "compatible").
 */
export function nextAppointment(schedule: Schedule, instant: number): Appointment | undefined {
  const { slots, timeZone } = schedule;
  const after = startOf(schedule, instant);
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone).toPlainDate();
  // A week and a day: the slot of today's weekday may be over. One day more for a day that a zone skipped whole.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = today.add({ days: ahead });
    const found = slots
      .filter(({ days }) => days === undefined || days.includes(date.dayOfWeek))
      .map(({ at }) => ({ at: onClock(date, at, timeZone), slot: `${date.toString()}T${at}` }))
      .filter(({ at }) => at > after)
      .toSorted((a, b) => a.at - b.at);
    if (found[0]) return found[0];
  }
  return undefined;
}

/** After which instant the next appointment is sought: the one given, or the millisecond before the first that may be. */
export function startOf({ notBefore = -Infinity }: Schedule, after: number): number {
  return Math.max(after, notBefore - 1);
}

/** The instant (UTC milliseconds) of a named appointment, "2026-11-24T07:30", by the rules that the zone has now. */
export function instantOf(slot: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(slot).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The name of an instant (UTC milliseconds) on a zone's clock, "2026-11-24T07:30": what `instantOf` reads. */
export function nameOf(at: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return local.toPlainDateTime().toString({ smallestUnit: "minute" });
}

function onClock(date: Temporal.PlainDate, at: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: at }).epochMilliseconds;
}

/** Two schedules are the same appointments. */
export function sameSchedule(a: Schedule, b: Schedule): boolean {
  return a.timeZone === b.timeZone && JSON.stringify(a.slots) === JSON.stringify(b.slots);
}
