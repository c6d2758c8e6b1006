import type { Subscription } from "../reader/subscription.ts";
import type { Quiet } from "../reader/time/quiet.ts";
import { nextAppointment } from "../schedule/slot.ts";

type Reader = Pick<Subscription, "choices" | "timeZone">;

// Who has said nothing sleeps then; who plans 06:30 wants to hear it.
const night: Quiet = { from: "23:00", to: "06:00" };

/** Shall what is sent to a reader at `now` (UTC milliseconds) make no sound? In their quiet hours, or at night on their clock. Pure. */
export function isNight({ choices, timeZone }: Reader, now: number): boolean {
  return endOf(choices.quiet ?? night, timeZone, now) !== undefined;
}

/** `now`, or the end of the quiet hours that it is in. UTC milliseconds. Pure. */
export function afterQuiet({ choices: { quiet }, timeZone }: Reader, now: number): number {
  return (quiet && endOf(quiet, timeZone, now)) ?? now;
}

function endOf({ from, to }: Quiet, timeZone: string, now: number): number | undefined {
  if (from === to) return undefined;
  const next = (at: string) => nextAppointment({ slots: [{ at }], timeZone }, now)?.at ?? now;
  const [begins, ends] = [next(from), next(to)];
  return ends < begins ? ends : undefined;
}
