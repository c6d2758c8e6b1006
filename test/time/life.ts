import { plan } from "../../src/delivery/plan.ts";
import { recomputeSlots } from "../../src/delivery/recompute-slots.ts";
import type { Subscription } from "../../src/reader/subscription.ts";
import { nextAppointment } from "../../src/schedule/slot.ts";
import type { Store } from "../../src/store/store.ts";
import { aReader, anEdition } from "../samples.ts";

/** A briefing that arrived, and when (UTC milliseconds). */
export type Arrived = { readonly reader: string; readonly slot: string; readonly slotAt: number; readonly at: number };

/** Makes a reader who subscribes at a time. */
export async function subscribe(
  store: Store,
  { id, ...choice }: Pick<Subscription, "id" | "slots" | "timeZone">,
  now: number,
): Promise<Subscription> {
  const next = nextAppointment(choice, now);
  const reader = aReader({
    id,
    chat: id,
    ...choice,
    nextAt: next?.at ?? null,
    nextSlot: next?.slot ?? null,
    createdAt: now,
  });
  await store.subscriptions.change(reader.platform, reader.chat, () => reader);
  return reader;
}

/**
 * Minutes of the program's life, at whatever times the clock shows: each plans, and hands over all that is queued, as an
 * edition is given to a row: once. Tells what was handed over.
 */
export function live(store: Store, tz = "1") {
  const arrived: Arrived[] = [];
  const edition = anEdition();
  return {
    arrived,
    async minute(at: number): Promise<void> {
      await recomputeSlots(store, { tz, now: at });
      await plan(store, ["telegram"], at);
      for (;;) {
        const rows = await store.deliveries.uncomposed("telegram", 500, at);
        if (rows.length === 0) return;
        const ids = rows.map(({ id }) => id);
        await store.deliveries.compose(new Map([[edition, ids]]));
        arrived.push(...rows.map(({ subscription: reader, slot, slotAt }) => ({ reader, slot, slotAt, at })));
      }
    },
  };
}
