import { z } from "zod";
import type { GoneReason } from "../adapter.ts";
import type { Slot } from "../schedule/slot.ts";

/** How long a briefing is. */
export const format = z.enum(["headlines", "short", "full"]);
export type Format = z.infer<typeof format>;

const list = z.array(z.string()).readonly();

/**
 * What a reader has chosen beside times, zone, language and length. All of it may be absent, which means what a reader
 * gets who has chosen nothing. Instants are UTC milliseconds.
 */
export const choices = z
  .object({
    /** Only news of these topics, as the sources' list names them. */
    topics: list,
    /** Words and sources, in lower case, that come first; and events by their ids, whose next update is pushed. */
    follows: z.object({ words: list, sources: list, events: list }).partial().readonly(),
    /** What is left out, likewise. */
    mutes: z.object({ words: list, sources: list, events: list }).partial().readonly(),
    /** The most events in a briefing. */
    most: z.int(),
    /** The languages of the news (BCP 47, without a region). */
    languages: list,
    /** A weekly look back, beside the daily slots: its time and its one ISO weekday. */
    digest: z.object({ at: z.string(), days: z.tuple([z.int()]).readonly() }).readonly(),
    /** The hours, "HH:MM" on the reader's clock, in which nothing comes that is not planned. */
    quiet: z.object({ from: z.string(), to: z.string() }).readonly(),
    /** How many breaking stories a day may be pushed. */
    breaking: z.int(),
    /** No briefing before then; `untilResumed` where only the reader ends that. */
    pausedUntil: z.int(),
    /** What of the locale and the time zone the reader has set: the other is a guess, and what the platform tells counts. */
    chose: z
      .object({ locale: z.literal(true), zone: z.literal(true) })
      .partial()
      .readonly(),
    /** In a group: members who do not manage it may not ask. */
    managersOnly: z.literal(true),
    /** Who set the briefings up, within the platform. */
    setBy: z.string(),
    /** When, how and in which words the reader asked for briefings. */
    consent: z.object({ at: z.int(), how: z.string(), words: z.string() }).readonly(),
    /** The slots that the reader had until "stop", for undoing it within a week. */
    stopped: z
      .object({
        at: z.int(),
        slots: z.array(z.object({ at: z.string(), days: z.array(z.int()).readonly().optional() })).readonly(),
      })
      .readonly(),
  })
  .partial()
  .readonly();
export type Choices = z.infer<typeof choices>;

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
  readonly choices: Choices;
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
