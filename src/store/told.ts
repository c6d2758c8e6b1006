import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/**
 * Remembers, inside a transaction, that a reader was told these events at a time, as they stood when the message was
 * composed (`known`): what has come to an event since then may be news to the reader. Both are UTC milliseconds. Nothing
 * is remembered of a reader who had everything erased meanwhile.
 */
export async function tell(
  trx: Kysely<Tables>,
  subscription: string,
  events: readonly string[],
  { at, known }: { readonly at: number; readonly known: number },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("subscription")
    .set({ told_at: at })
    .where("id", "=", subscription)
    .executeTakeFirst();
  if (events.length === 0 || numUpdatedRows === 0n) return;
  await trx
    .insertInto("told")
    .values(events.map((event) => ({ subscription, event, at: known })))
    .onConflict((conflict) =>
      conflict.columns(["subscription", "event"]).doUpdateSet(({ ref }) => ({ at: ref("excluded.at") })),
    )
    .execute();
}

/** Forgets that a reader was told these events: they did not arrive. */
export async function untell(trx: Kysely<Tables>, subscription: string, events: readonly string[]): Promise<void> {
  if (events.length === 0) return;
  await trx.deleteFrom("told").where("subscription", "=", subscription).where("event", "in", events).execute();
}
