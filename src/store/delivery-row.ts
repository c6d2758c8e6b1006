import type { Selectable } from "kysely";
import { z } from "zod";
import { states, type Delivery } from "../delivery/delivery.ts";
import type { Tables } from "./schema.ts";

export const strings = z.array(z.string());
const state = z.enum(states);

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
    attempts: row.attempts,
    runAt: row.run_at,
  };
}
