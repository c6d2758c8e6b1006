import type { Subscription } from "../reader/subscription.ts";
import { nextAppointment, type Appointment } from "../schedule/slot.ts";
import type { Advance, Planned } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";

/** How late a briefing may be sent and still be worth it: later than this, the slot is recorded as missed. */
export const graceMs = 3 * 60 * 60 * 1000;

const batch = 500;
// A reader with three slots a day who is met again after a month; what is left comes in the next round.
const most = 100;

/**
 * Finds everybody whose appointment has come and writes a row of the ledger for each: queued, or missed where it is
 * past its grace. The row and the step to the next appointment are one transaction, and a slot can have one row only, so
 * a second tick, a restart or another process changes nothing. Returns the number of rows.
 */
export async function plan(store: Store, platforms: readonly string[], now: number): Promise<number> {
  let planned = 0;
  for (;;) {
    const due = await store.subscriptions.due(platforms, now, batch);
    const steps = due.map((subscription) => step(subscription, now));
    const rows = steps.flatMap(({ rows: some }) => some);
    await store.deliveries.plan(
      rows,
      steps.map(({ advance }) => advance),
      now,
    );
    planned += rows.length;
    if (due.length < batch && steps.every(({ done }) => done)) return planned;
  }
}

/** One subscription's appointments up to now: their rows, and where it goes on. Pure. */
function step(subscription: Subscription, now: number): { rows: Planned[]; advance: Advance; done: boolean } {
  const rows: Planned[] = [];
  let next: Appointment | undefined =
    subscription.nextAt !== null && subscription.nextSlot !== null
      ? { at: subscription.nextAt, slot: subscription.nextSlot }
      : undefined;
  while (next && next.at <= now && rows.length < most) {
    const late = now - next.at > graceMs;
    rows.push({
      subscription: subscription.id,
      platform: subscription.platform,
      slot: next.slot,
      slotAt: next.at,
      state: late ? "missed" : "queued",
      reason: late ? "nothing was running at that time" : null,
    });
    next = nextAppointment(subscription, next.at);
  }
  const advance = { subscription: subscription.id, from: subscription.nextAt ?? 0, to: next };
  return { rows, advance, done: !next || next.at > now };
}
