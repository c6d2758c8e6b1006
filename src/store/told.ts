import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * As what a reader is told events. A briefing: when one last came is remembered. That and a list: they are what a number
 * opens from now on, and "more" goes on with. A push: neither.
 */
export type Telling = { readonly as: "briefing" | "push" } | { readonly as: "list"; readonly more?: More };

/** What "more" goes on with: a search, from which of its results on; or, without that, a question. */
type More = { readonly words: string; readonly from?: number };

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
  telling: Telling = { as: "briefing" },
): Promise<void> {
  const more = telling.as === "list" && telling.more ? { more: telling.more } : {};
  // "Nothing new" leaves the numbers of what stands above it.
  const shown = telling.as !== "push" && events.length > 0 ? { shown: JSON.stringify({ events, ...more }) } : {};
  const came = telling.as === "briefing" ? { told_at: at } : {};
  const { numUpdatedRows } = await trx
    .updateTable("subscription")
    // The id, where nothing else is to be remembered of it: is it there at all?
    .set({ id: subscription, ...shown, ...came })
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
