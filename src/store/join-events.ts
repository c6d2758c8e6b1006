import type { Kysely } from "kysely";
import { moveWords } from "./index-words.ts";
import type { Tables } from "./tables.ts";

/** Notes that an event got a story: gives its id, or that of the one that it has become part of meanwhile. */
export async function touchEvent(trx: Kysely<Tables>, id: string, now: number): Promise<string> {
  const { part_of } = await trx
    .insertInto("event")
    .values({ id, seen_at: now })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: now }))
    .returning("part_of")
    .executeTakeFirstOrThrow();
  return part_of === null ? id : touchEvent(trx, part_of, now);
}

/** Makes events part of another one: their stories and words are its own from now on; what was told stays under their ids. */
export async function joinEvents(
  trx: Kysely<Tables>,
  joined: readonly string[],
  event: string,
  now: number,
): Promise<void> {
  if (joined.length === 0) return;
  const known = await trx.selectFrom("event").select(["id", "part_of"]).where("id", "in", joined).execute();
  // Other processes may have joined them to others meanwhile.
  const parts = [...new Set(known.map(({ id, part_of }) => part_of ?? id))].filter((id) => id !== event);
  if (parts.length === 0) return;
  // First of all: whoever takes a story in under one of them then waits, and finds where it belongs.
  await trx
    .updateTable("event")
    .set({ part_of: event, seen_at: now })
    .where(({ or, eb }) => or([eb("id", "in", parts), eb("part_of", "in", parts)]))
    .execute();
  await moveWords(trx, parts, event);
  await trx.updateTable("story").set({ event }).where("event", "in", parts).execute();
  // What a model wrote of less than all of it is forgotten.
  await trx.updateTable("event").set({ summary: null, summary_of: null }).where("id", "=", event).execute();
}
