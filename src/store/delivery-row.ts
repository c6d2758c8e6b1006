import type { Selectable } from "kysely";
import { z } from "zod";
import { states, type Delivery, type Edition } from "../delivery/delivery.ts";
import type { Tables } from "./tables.ts";

export const strings = z.array(z.string());
const state = z.enum(states);
const parts = z.array(z.record(z.string(), z.json()));
const edits = z.array(z.string().nullable());
const line = (kind: "title" | "text" | "note") => z.object({ kind: z.literal(kind), text: z.string() });
const message = z.object({
  blocks: z.array(
    z.discriminatedUnion("kind", [
      line("title"),
      line("text"),
      line("note"),
      z.object({
        kind: z.literal("item"),
        title: z.string(),
        url: z.string().optional(),
        body: z.string().optional(),
        sources: z.string().optional(),
        label: z.string().optional(),
        image: z.string().optional(),
      }),
    ]),
  ),
  actions: z
    .array(
      z.union([
        z.object({ label: z.string(), command: z.string(), asks: z.string().optional() }),
        z.object({ label: z.string(), url: z.string() }),
      ]),
    )
    .optional(),
  menu: z
    .object({
      label: z.string(),
      choices: z.array(z.object({ label: z.string(), command: z.string(), chosen: z.literal(true).optional() })),
    })
    .optional(),
});

/** An edition as a row of its table. */
export function fromEdition({ id, parts, events, message, locale, composedAt }: Edition): Tables["edition"] {
  return {
    id,
    parts: JSON.stringify(parts),
    events: JSON.stringify(events),
    message: JSON.stringify(message),
    locale,
    created_at: composedAt,
  };
}

/** An edition as the rest of the program knows it. */
export function toEdition(row: Selectable<Tables["edition"]>): Edition {
  return {
    id: row.id,
    parts: parts.parse(JSON.parse(row.parts)),
    events: strings.parse(JSON.parse(row.events)),
    message: message.parse(JSON.parse(row.message)),
    locale: row.locale,
    composedAt: row.created_at,
  };
}

/** A row of the ledger as the rest of the program knows it. */
export function toDelivery(row: Selectable<Tables["delivery"]>): Delivery {
  return {
    id: row.id,
    subscription: row.subscription,
    platform: row.platform,
    slot: row.slot,
    slotAt: row.slot_at,
    about: row.about,
    edition: row.edition,
    state: state.parse(row.state),
    reason: row.reason,
    sentIds: strings.parse(JSON.parse(row.sent_ids)),
    unsureAt: row.unsure_at,
    attempts: row.attempts,
    edits: row.edits === null ? null : edits.parse(JSON.parse(row.edits)),
    runAt: row.run_at,
  };
}
