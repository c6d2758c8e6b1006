import type { Store } from "../store/store.ts";
import type { Delivery } from "./delivery.ts";

/**
 * Leaves a chat alone, until a sign comes from there, that has refused in the same way for the last `strikes` slots. To be
 * asked when its row has been written; true if it came to that.
 */
export async function strikeOut(
  store: Store,
  { platform, chat, subscription }: { platform: string; chat: string; subscription: string },
  strikes: number,
): Promise<boolean> {
  if (!isStruckOut(await store.deliveries.history(subscription, strikes), strikes)) return false;
  await store.subscriptions.change(
    platform,
    chat,
    (reader) => reader && { ...reader, gone: "unreachable", nextAt: null, nextSlot: null },
  );
  return true;
}

const dayLength = "2026-11-24".length;

/** Were all of a chat's last rows, the newest first, refused for one reason, and each on a day of its own? Pure. */
export function isStruckOut(history: readonly Delivery[], strikes: number): boolean {
  const last = history.slice(0, strikes);
  // Of a push, the slot names no day.
  const days = new Set(
    last.map(({ slot, slotAt, about }) => (about === null ? slot : new Date(slotAt).toISOString()).slice(0, dayLength)),
  );
  return (
    days.size === strikes && last.every(({ state, reason }) => state === "refused" && reason === history[0]?.reason)
  );
}
