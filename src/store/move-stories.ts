import type { Kysely } from "kysely";
import type { Move } from "../briefing/events/event-index.ts";
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

/**
 * Puts stories, with their versions and words, to the events that they belong to. An event all of which is moved is a part of
 * the other from now on; what was told stays under its id. One that is new parts from the first that it has stories of.
 */
export async function moveStories(trx: Kysely<Tables>, moves: readonly Move[], now: number): Promise<void> {
  for (const { from, to, stories, isNew = false } of moves) {
    const known = await trx.selectFrom("event").select(["id", "part_of"]).where("id", "=", from).executeTakeFirst();
    if (!known) continue;
    const event = await touchEvent(trx, to, now);
    // Other processes may have joined it to another one meanwhile.
    const source = known.part_of ?? known.id;
    if (source === event) continue;
    if (stories === undefined) {
      // First of all: whoever takes a story in under it then waits, and finds where it belongs.
      await trx
        .updateTable("event")
        .set({ part_of: event, seen_at: now })
        .where(({ or, eb }) => or([eb("id", "=", source), eb("part_of", "=", source)]))
        .execute();
      await trx
        .updateTable("event")
        .set({ parted_from: event })
        .where("parted_from", "=", source)
        .where("id", "<>", event)
        .execute();
    }
    const rows = await trx.selectFrom("story").select("id").where("event", "=", source).execute();
    const ids = rows.map(({ id }) => id).filter((id) => stories?.includes(id.split("#")[0] ?? "") ?? true);
    if (ids.length === 0) continue;
    if (isNew) {
      await trx
        .updateTable("event")
        .set({ parted_from: source, parted_at: now })
        .where("id", "=", event)
        .where("parted_from", "is", null)
        .execute();
    }
    await moveWords(trx, [source], { stories: new Set(ids), to: event });
    await trx.updateTable("story").set({ event }).where("id", "in", ids).execute();
    // What a model wrote was of other stories.
    await trx
      .updateTable("event")
      .set({ summary: null, summary_of: null })
      .where("id", "in", [source, event])
      .execute();
  }
}
