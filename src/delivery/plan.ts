import { setImmediate as breath } from "node:timers/promises";
import { scheduleOf } from "../reader/appointments.ts";
import type { Subscription } from "../reader/subscription.ts";
import { rememberNext } from "../schedule/remember-next.ts";
import type { Advance, Planned } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";

/** How late a briefing may be sent and still be worth it: later than this, the slot is recorded as missed. */
export const graceMs = 3 * 60 * 60 * 1000;
/** How far back the ledger goes. Slots that were missed before that are not written down one by one. */
export const keepLedgerMs = 60 * 24 * 60 * 60 * 1000;

// About 20 ms of a transaction on SQLite, in which nobody else gets an answer.
const batch = 250;

/**
 * Finds everybody whose appointment has come and writes a row of the ledger for each: queued, or missed where it is
 * past its grace. The row and the step to the next appointment are one transaction, and a slot can have one row only, so
 * a second tick, a restart or another process changes nothing. Who has several behind them comes up again, until nobody
 * is due. Returns the number of rows.
 */
export async function plan(store: Store, platforms: readonly string[], now: number): Promise<number> {
  const next = rememberNext();
  let planned = 0;
  for (const platform of platforms) {
    for (;;) {
      const due = await store.subscriptions.due(platform, now, batch);
      if (due.length === 0) break;
      const rows = due.flatMap((subscription) => row(subscription, now));
      const advances = due.map((subscription): Advance => {
        const from = subscription.nextAt ?? now;
        return {
          subscription: subscription.id,
          from,
          to: next(scheduleOf(subscription), Math.max(from, now - keepLedgerMs)),
        };
      });
      await store.deliveries.plan(rows, advances, now);
      planned += rows.length;
      // SQLite answers at once, so the loop would never come round to anybody else's request.
      await breath();
    }
  }
  return planned;
}

function row({ id, platform, nextAt, nextSlot }: Subscription, now: number): Planned[] {
  if (nextAt === null || nextSlot === null) return [];
  const late = now - nextAt > graceMs;
  return [
    {
      subscription: id,
      platform,
      slot: nextSlot,
      slotAt: nextAt,
      state: late ? "missed" : "queued",
      reason: late ? "nothing was running at that time" : null,
    },
  ];
}
