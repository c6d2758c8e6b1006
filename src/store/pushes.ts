import { sql, type Kysely } from "kysely";
import { choices, type Subscription } from "../reader/subscription.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";
import { lockChats, toSubscription } from "./subscription-row.ts";

/** Stands, in the index of who waits for what, for any event that breaks. */
export const anyEvent = "*";

/** A message that no appointment asks for: one event, for one reader, once. */
export type Push = {
  readonly reader: Pick<Subscription, "id" | "platform" | "chat">;
  readonly event: string;
  /** What it is named in the ledger: the same push, planned again, has the same name. */
  readonly slot: string;
  /** Not before then, UTC milliseconds. */
  readonly at: number;
};

export type PushStore = ReturnType<typeof pushStore>;

export function pushStore({ db, engine }: Database) {
  const queue = async (trx: Kysely<Tables>, pushes: readonly Push[], now: number) => {
    const rows = pushes.map(({ reader, event, slot, at }) => ({
      id: `${reader.id}:${slot}`,
      subscription: reader.id,
      platform: reader.platform,
      slot,
      slot_at: at,
      about: event,
      edition: null,
      state: "queued",
      reason: null,
      sent_ids: "[]",
      attempts: 0,
      run_at: at,
      token: null,
      updated_at: now,
    }));
    await trx
      .insertInto("delivery")
      .values(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  };

  return {
    /** The events that somebody follows and that got a story since then. */
    async followed(since: number): Promise<string[]> {
      const rows = await db
        .selectFrom("watch")
        .innerJoin("event as watched", "watched.id", "watch.event")
        .innerJoin("event", (on) => on.on("event.id", "=", sql`coalesce(watched.part_of, watched.id)`))
        .select("event.id")
        .distinct()
        .where("event.seen_at", ">=", since)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Who waits for an event (or `anyEvent`) on a platform and can be written to, in the order of their ids, from the one after `after` on. */
    async waiting(event: string, platform: string, after: string, limit: number): Promise<Subscription[]> {
      const rows = await db
        .selectFrom("watch")
        .innerJoin("subscription", "subscription.id", "watch.subscription")
        .selectAll("subscription")
        .where("watch.event", "=", event)
        .where("watch.subscription", ">", after)
        .where("subscription.platform", "=", platform)
        .where("subscription.gone", "is", null)
        .orderBy("watch.subscription")
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    /** What these readers were, or are to be, pushed since then: the names of the slots, and the events' ids. */
    async pushed(
      subscriptions: readonly string[],
      since: number,
    ): Promise<Map<string, { slot: string; event: string }[]>> {
      if (subscriptions.length === 0) return new Map();
      const rows = await db
        .selectFrom("delivery")
        .select(["subscription", "slot", "about as event"])
        .where("subscription", "in", subscriptions)
        .where("slot_at", ">=", since)
        .where("about", "is not", null)
        .$narrowType<{ event: string }>()
        .execute();
      return Map.groupBy(rows, ({ subscription }) => subscription);
    },

    /** Writes pushes into the ledger. One that is there already stays as it is. */
    async queue(pushes: readonly Push[], now: number): Promise<void> {
      if (pushes.length > 0) await queue(db, pushes, now);
    },

    /**
     * Writes the update of an event that a reader follows, by any of its ids, into the ledger, and ends the following, in
     * one transaction. False, and nothing is written, where the reader follows it no more.
     */
    async endFollow(push: Push, ids: readonly string[], now: number): Promise<boolean> {
      const { reader } = push;
      return db.transaction().execute(async (trx) => {
        await lockChats(trx, engine, reader.platform, [reader.chat]);
        const row = await trx
          .selectFrom("subscription")
          .select("choices")
          .where("id", "=", reader.id)
          .executeTakeFirst();
        const chosen = choices.parse(JSON.parse(row?.choices ?? "{}"));
        const events = chosen.follows?.events ?? [];
        if (!events.some((id) => ids.includes(id))) return false;
        await queue(trx, [push], now);
        const follows = { ...chosen.follows, events: events.filter((id) => !ids.includes(id)) };
        await trx
          .updateTable("subscription")
          .set({ choices: JSON.stringify({ ...chosen, follows }) })
          .where("id", "=", reader.id)
          .execute();
        await trx.deleteFrom("watch").where("event", "in", ids).where("subscription", "=", reader.id).execute();
        return true;
      });
    },

    /** Ends a push that has nothing to tell any more before it was made. */
    async withdraw(id: string, reason: string, now: number): Promise<void> {
      await db
        .updateTable("delivery")
        .set({ state: "stopped", reason, updated_at: now })
        .where("id", "=", id)
        .where("state", "=", "queued")
        .where("edition", "is", null)
        .execute();
    },
  };
}
