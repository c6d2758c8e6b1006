import { setImmediate as breath } from "node:timers/promises";
import { scheduleOf } from "../reader/appointments.ts";
import type { Subscription } from "../reader/subscription.ts";
import { rememberNext } from "../schedule/remember-next.ts";
import { instantOf } from "../schedule/slot.ts";
import type { Advance } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";
import { graceMs } from "./plan.ts";

const batch = 500;

/**
 * Puts everybody's next appointment right where what it was computed from no longer holds: the runtime has other time
 * zone rules (`tz`, its version of the IANA database) than the one before, or the clock was ahead and has been set back. An
 * appointment keeps its name and gets its new instant, and is due where that is over; one that a clock ahead had passed by
 * comes back. What is due already stays, and what has its row in the ledger is not sent again, so this is safe to
 * repeat: before each `plan`, which it costs a query and a line.
 */
export async function recomputeSlots(store: Store, { tz, now }: { tz: string; now: number }): Promise<void> {
  const rules = await store.settings.get("tz");
  const clock = Number((await store.settings.get("clock")) ?? now);
  // Ahead by less than the grace, nothing was recorded as missed: slots were sent early, and no slot twice.
  if (rules !== tz || now < clock - graceMs) await recomputeAll(store, now);
  else if (now <= clock) return;
  await store.settings.set("tz", tz);
  await store.settings.set("clock", String(now));
}

async function recomputeAll(store: Store, now: number): Promise<void> {
  const next = rememberNext();
  const right = (subscription: Subscription): Advance[] => {
    const { id, timeZone, nextAt, nextSlot } = subscription;
    if (nextAt === null || nextSlot === null || nextAt <= now) return [];
    const kept = { at: instantOf(nextSlot, timeZone), slot: nextSlot };
    const first = next(scheduleOf(subscription), now);
    const to = first && first.at < kept.at ? first : kept;
    return to.at === nextAt ? [] : [{ subscription: id, from: nextAt, to }];
  };
  let after: string | undefined;
  for (;;) {
    const some = await store.subscriptions.eachScheduled(after, batch);
    await store.deliveries.plan([], some.flatMap(right), now);
    after = some.at(-1)?.id;
    if (after === undefined) return;
    await breath();
  }
}
