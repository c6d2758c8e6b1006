import type { GoneReason } from "../adapter.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { nextAppointment, type Schedule } from "../schedule/slot.ts";
import type { Subscription } from "./subscription.ts";

/** `choices.pausedUntil` of a pause that only the reader ends. */
export const untilResumed = Number.MAX_SAFE_INTEGER;

/** Does this reader want anything planned: briefings, or a weekly look back? Also while they are paused. */
export function wantsBriefings({
  slots,
  choices: { digest, stopped },
}: Pick<Subscription, "slots" | "choices">): boolean {
  return slots.length > 0 || (digest !== undefined && stopped === undefined);
}

/** All appointments of a subscription: its slots and its weekly look back, none before its pause is over. Pure. */
export function scheduleOf(reader: Pick<Subscription, "slots" | "timeZone" | "choices">): Schedule {
  const { slots, timeZone, choices } = reader;
  const { digest, pausedUntil } = choices;
  if (pausedUntil === untilResumed || !wantsBriefings(reader)) return { slots: [], timeZone };
  return {
    slots: digest ? [...slots, digest] : slots,
    timeZone,
    ...(pausedUntil !== undefined && { notBefore: pausedUntil }),
  };
}

/**
 * The subscription with its next appointment, after `now` (UTC milliseconds); none while its chat is gone. What has its row
 * in `ledger` does not come again: on a clock that is set back, the same 07:30 lies ahead once more. Pure.
 */
export function withNext(reader: Subscription, now: number, ledger: readonly Delivery[] = []): Subscription {
  const over = new Set(ledger.flatMap(({ slot, state }) => (state === "missed" ? [] : [slot])));
  const schedule = scheduleOf(reader);
  let next = reader.gone === null ? nextAppointment(schedule, now) : undefined;
  while (next && over.has(next.slot)) next = nextAppointment(schedule, next.at);
  return { ...reader, nextAt: next?.at ?? null, nextSlot: next?.slot ?? null };
}

/** The subscription of a chat that is gone: nothing is due there, and what the reader chose stays. Pure. */
export function withGone(reader: Subscription, gone: GoneReason): Subscription {
  return { ...reader, gone, nextAt: null, nextSlot: null };
}

/** What "stop" took away, as long as that can be taken back: a week. */
export function restored(reader: Subscription, now: number): Subscription | undefined {
  const { stopped } = reader.choices;
  if (reader.slots.length > 0 || !stopped || now - stopped.at > undoMs) return undefined;
  return withNext({ ...reader, slots: stopped.slots, choices: { ...reader.choices, stopped: undefined } }, now);
}

const undoMs = 7 * 24 * 60 * 60 * 1000;

/** Until when the briefings are paused (UTC milliseconds), if they are at that time. */
export function pauseAt({ choices: { pausedUntil } }: Pick<Subscription, "choices">, now: number): number | undefined {
  return pausedUntil !== undefined && pausedUntil > now ? pausedUntil : undefined;
}
