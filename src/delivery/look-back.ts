import { Temporal } from "temporal-polyfill";
import type { Choices } from "../reader/subscription.ts";

/** Is an appointment ("2026-11-29T18:00", on the reader's clock) that of the reader's weekly look back? Pure. */
export function isLookBack({ slot }: { readonly slot: string }, { digest }: Pick<Choices, "digest">): boolean {
  if (!digest || !slot.endsWith(`T${digest.at}`)) return false;
  return digest.days.includes(Temporal.PlainDateTime.from(slot).dayOfWeek);
}
