import { withGone } from "../reader/appointments.ts";
import type { Store } from "../store/store.ts";
import type { Delivery } from "./delivery.ts";

/**
 * Leaves a chat alone, until a sign comes from there, that has refused in the same way for the last `strikes` slots. To be
 * asked when its row has been written; true if it came to that.
 */
export async function strikeOut(store: Store, address: Address, strikes: number): Promise<boolean> {
  if (!isStruckOut(await store.deliveries.history(address.subscription, strikes), strikes)) return false;
  await leaveAlone(store, address);
  return true;
}

/**
 * The same for a chat where nothing arrives: a block is silent on a platform (WhatsApp) that tells of all that does
 * arrive. To be asked before a row is sent.
 */
export async function leaveUnseen(store: Store, address: Address): Promise<boolean> {
  if (!(await store.reports.isUnseen(address.subscription, mostUnseen))) return false;
  await leaveAlone(store, address);
  return true;
}

// Each one more is a sign of bad quality to the platform; a phone that was switched off for some days is none.
const mostUnseen = 5;

type Address = { readonly platform: string; readonly chat: string; readonly subscription: string };

async function leaveAlone(store: Store, { platform, chat }: Address): Promise<void> {
  await store.subscriptions.change(platform, chat, (reader) => reader && withGone(reader, "unreachable"));
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
