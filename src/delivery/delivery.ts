import type { Message } from "../../messages/message.ts";
import type { Part } from "../adapter.ts";

/**
 * What became, or is to become, of one slot of one subscription.
 *
 * queued: waits for its time, its edition, or the sender. sending: a request has left and its answer is not known yet.
 * delivered; nudged: a notice came in its place, the reader taps for the rest. missed: its time was over before it
 * could be sent. refused: the platform will never take it. gone: the chat cannot be written to. stopped: the reader
 * wanted no more before it was sent. unknown: it may have arrived, and sending it again could tell it twice.
 */
export const states = [
  "queued",
  "sending",
  "delivered",
  "nudged",
  "missed",
  "refused",
  "gone",
  "stopped",
  "unknown",
] as const;
type State = (typeof states)[number];

/** The reason of a queued row that waits for the platform to tell whether it has arrived. */
export const unsure = "no answer from the platform yet";

/** A row of the ledger. Instants are UTC milliseconds. */
export type Delivery = {
  /** `<subscription>:<slot>`. */
  readonly id: string;
  readonly subscription: string;
  readonly platform: string;
  /** The appointment on the reader's clock, "2026-11-24T07:30", or in words what else it is: "breaking 3fa9c1d2-…"; and its instant. */
  readonly slot: string;
  readonly slotAt: number;
  /** Of a push: the event that it tells. */
  readonly about: string | null;
  /** The edition that it carries, once composed. */
  readonly edition: string | null;
  readonly state: State;
  /** Why it ended as it did, for people. */
  readonly reason: string | null;
  /** The platform's ids of the parts that arrived, in order: the next one to send is the one after them. */
  readonly sentIds: readonly string[];
  /** When the first try left of which nobody knows whether it arrived; null where there is none. */
  readonly unsureAt: number | null;
  /** How often sending it was put off. */
  readonly attempts: number;
  /** It takes the place of messages sent before: their ids by its parts, null for a part that stays as it is. */
  readonly edits: readonly (string | null)[] | null;
  /** Not before; for a claimed row also the end of the claim. */
  readonly runAt: number;
};

/** Is a slot a reader's appointment? Of what else is sent it is named by words. */
export function isAppointment(slot: string): boolean {
  return !slot.includes(" ");
}

/** One composed briefing as a platform shows it, and the events that it tells. */
export type Edition = {
  readonly id: string;
  readonly parts: readonly Part[];
  readonly events: readonly string[];
  /** What it was made from; its items stand in the order of `events`. */
  readonly message: Message;
  readonly locale: string;
  /** UTC milliseconds. */
  readonly composedAt: number;
};
