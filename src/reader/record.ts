import type { Json } from "../adapter.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Subscription } from "./subscription.ts";

/**
 * All that is known of a chat, for who asks for it: its subscription, what it was told and when, what became of its
 * appointments, the newest first. Instants as ISO 8601. Of other people than `user` no id is in it. Pure.
 */
export function recordOf(
  { nextAt, heardAt, toldAt, createdAt, ...same }: Subscription,
  told: ReadonlyMap<string, number>,
  deliveries: readonly Delivery[],
  user: string,
): Json {
  const { pausedUntil, consent, stopped, setBy, ...choices } = same.choices;
  return {
    subscription: {
      ...plain({
        ...same,
        choices: {
          ...choices,
          ...(pausedUntil !== undefined && { pausedUntil: moment(pausedUntil) ?? "until resumed" }),
          ...(consent && { consent: { ...consent, at: moment(consent.at) } }),
          ...(stopped && { stopped: { ...stopped, at: moment(stopped.at) } }),
          ...(setBy === user && { setBy }),
        },
      }),
      nextAt: moment(nextAt),
      heardAt: moment(heardAt),
      toldAt: moment(toldAt),
      createdAt: moment(createdAt),
    },
    told: Array.from(told)
      .toSorted(([, a], [, b]) => b - a)
      .map(([event, at]) => ({ event, at: moment(at) })),
    deliveries: deliveries.map(({ slot, slotAt, state, reason, sentIds }) => ({
      slot,
      slotAt: moment(slotAt),
      state,
      reason,
      sentIds,
    })),
  };
}

/** As JSON has it: without what is undefined. */
const plain = (value: object): { [key: string]: Json } => JSON.parse(JSON.stringify(value));

const moment = (at: number | null): string | null => {
  const date = new Date(at ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
