import { z } from "zod";
import type { GoneReason } from "../adapter.ts";
import type { Slot } from "../schedule/slot.ts";

/** How long a briefing is. */
export const format = z.enum(["headlines", "short", "full"]);
export type Format = z.infer<typeof format>;

/**
 * One reader, that is, one chat of one platform (in a group, one topic or channel) and what it wants. It is there from
 * the first word on, so that what was told on demand is remembered; without slots no briefing is planned.
 */
export type Subscription = {
  readonly id: string;
  readonly platform: string;
  /** The address, as the platform's adapter writes it. */
  readonly chat: string;
  /** BCP 47. */
  readonly locale: string;
  readonly timeZone: string;
  readonly slots: readonly Slot[];
  readonly format: Format;
  /** Set while the chat cannot be written to; its settings wait for its return. */
  readonly gone: GoneReason | null;
  /** The next appointment: UTC milliseconds, and its name on the reader's clock. None while gone or without slots. */
  readonly nextAt: number | null;
  readonly nextSlot: string | null;
  /** When the reader last wrote or tapped; when a briefing last came, whichever way. UTC milliseconds. */
  readonly heardAt: number | null;
  readonly toldAt: number | null;
  readonly createdAt: number;
};
