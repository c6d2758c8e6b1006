import { sql, type Kysely, type Selectable } from "kysely";
import { z } from "zod";
import { choices, format, type Subscription } from "../reader/subscription.ts";
import type { Engine } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Lets nobody else change these chats, known or not, until the transaction ends. */
export async function lockChats(
  trx: Kysely<Tables>,
  engine: Engine,
  platform: string,
  chats: readonly string[],
): Promise<void> {
  if (engine === "sqlite") return;
  for (const chat of chats.toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${platform}:${chat}`}, 0))`.execute(trx);
  }
}

const slots = z.array(z.object({ at: z.string(), days: z.array(z.number()).optional() }));
const gone = z.enum(["blocked", "left", "removed", "deleted", "forbidden", "opted out", "unreachable"]).nullable();

/** A row as the rest of the program knows it. */
export function toSubscription(row: Selectable<Tables["subscription"]>): Subscription {
  return {
    id: row.id,
    platform: row.platform,
    chat: row.chat,
    locale: row.locale,
    timeZone: row.time_zone,
    slots: slots.parse(JSON.parse(row.slots)),
    format: format.parse(row.format),
    choices: choices.parse(JSON.parse(row.choices)),
    gone: gone.parse(row.gone),
    nextAt: row.next_at,
    nextSlot: row.next_slot,
    heardAt: row.heard_at,
    toldAt: row.told_at,
    createdAt: row.created_at,
  };
}

/** And back, but for what only the store looks at. */
export function toRow(subscription: Subscription): Omit<Selectable<Tables["subscription"]>, "shown"> {
  const { timeZone, nextAt, nextSlot, heardAt, toldAt, createdAt, ...same } = subscription;
  return {
    ...same,
    slots: JSON.stringify(subscription.slots),
    choices: JSON.stringify(subscription.choices),
    time_zone: timeZone,
    next_at: nextAt,
    next_slot: nextSlot,
    heard_at: heardAt,
    told_at: toldAt,
    created_at: createdAt,
  };
}
