import type { Kysely } from "kysely";
import { z } from "zod";
import type { Delivery, Edition } from "../delivery/delivery.ts";
import type { Appointment } from "../schedule/slot.ts";
import { strings, toDelivery } from "./delivery-row.ts";
import type { Tables } from "./schema.ts";
import { tell, untell } from "./told.ts";

/** A new row of the ledger: queued, or missed where its time was over before it could be planned. */
export type Planned = Pick<Delivery, "subscription" | "platform" | "slot" | "slotAt" | "reason"> & {
  readonly state: "queued" | "missed";
};
/** A subscription's way from the appointment that has come to the next one. */
export type Advance = { readonly subscription: string; readonly from: number; readonly to: Appointment | undefined };
export type DeliveryStore = ReturnType<typeof deliveryStore>;

export function deliveryStore(db: Kysely<Tables>) {
  return {
    /** Writes planned rows and moves their subscriptions on, in one transaction. A slot that has its row keeps it. */
    async plan(rows: readonly Planned[], advances: readonly Advance[], now: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        for (const row of rows) {
          await trx
            .insertInto("delivery")
            .values({
              id: `${row.subscription}:${row.slot}`,
              subscription: row.subscription,
              platform: row.platform,
              slot: row.slot,
              slot_at: row.slotAt,
              edition: null,
              state: row.state,
              reason: row.reason,
              sent_ids: "[]",
              attempts: 0,
              run_at: now,
              token: null,
              updated_at: now,
            })
            .onConflict((conflict) => conflict.column("id").doNothing())
            .execute();
        }
        for (const { subscription, from, to } of advances) {
          await trx
            .updateTable("subscription")
            .set({ next_at: to?.at ?? null, next_slot: to?.slot ?? null })
            .where("id", "=", subscription)
            // Moved on already by another process, or by the reader's own new choice: leave it.
            .where("next_at", "=", from)
            .execute();
        }
      });
    },

    /** Queued rows of a platform that have no edition yet. */
    async uncomposed(platform: string, limit: number): Promise<Delivery[]> {
      const rows = await db
        .selectFrom("delivery")
        .selectAll()
        .where("state", "=", "queued")
        .where("platform", "=", platform)
        .where("edition", "is", null)
        .orderBy("slot_at")
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    /** Keeps an edition and gives it to these rows. One that is kept already stays as it is. */
    async compose(edition: Edition, deliveries: readonly string[], now: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("edition")
          .values({
            id: edition.id,
            parts: JSON.stringify(edition.parts),
            events: JSON.stringify(edition.events),
            created_at: now,
          })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
        await trx
          .updateTable("delivery")
          .set({ edition: edition.id })
          .where("id", "in", deliveries)
          .where("edition", "is", null)
          .execute();
      });
    },

    async edition(id: string): Promise<Edition | undefined> {
      const row = await db.selectFrom("edition").selectAll().where("id", "=", id).executeTakeFirst();
      return row && { id, parts: parts.parse(JSON.parse(row.parts)), events: strings.parse(JSON.parse(row.events)) };
    },

    /** Ends rows that are queued for slots before then: their time is over. */
    async expire(platform: string, before: number, reason: string, now: number): Promise<number> {
      const { numUpdatedRows } = await db
        .updateTable("delivery")
        .set({ state: "missed", reason, updated_at: now })
        .where("platform", "=", platform)
        .where("state", "=", "queued")
        .where("run_at", "<=", now)
        .where("slot_at", "<", before)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    /**
     * The platform changed its mind about a delivery: one that was to have arrived did not, or one of which nothing was
     * known did. What it told is forgotten, or remembered, with it. Gives back the chat, if there was anything to change.
     */
    async correct(id: string, change: Pick<Delivery, "state" | "reason">, now: number): Promise<string | undefined> {
      const arrived = change.state === "delivered" || change.state === "nudged";
      return db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable("delivery")
          .set({ ...change, updated_at: now })
          .where("id", "=", id)
          .where("state", "in", arrived ? ["unknown"] : ["delivered", "nudged", "unknown"])
          .returning(["subscription", "edition"])
          .executeTakeFirst();
        if (!row) return undefined;
        const edition = await trx
          .selectFrom("edition")
          .select("events")
          .where("id", "=", row.edition)
          .executeTakeFirst();
        const events = edition ? strings.parse(JSON.parse(edition.events)) : [];
        if (change.state === "delivered") await tell(trx, row.subscription, events, now);
        else if (!arrived) await untell(trx, row.subscription, events);
        const reader = await trx
          .selectFrom("subscription")
          .select("chat")
          .where("id", "=", row.subscription)
          .executeTakeFirst();
        return reader?.chat;
      });
    },

    /** A row, by its id. */
    async find(id: string): Promise<Delivery | undefined> {
      const row = await db.selectFrom("delivery").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toDelivery(row);
    },

    /** A subscription's rows, newest slot first. */
    async history(subscription: string, limit: number): Promise<Delivery[]> {
      const rows = await db
        .selectFrom("delivery")
        .selectAll()
        .where("subscription", "=", subscription)
        .orderBy("slot_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    /** The slots of a subscription that were missed since then, oldest first. */
    async missed(subscription: string, since: number): Promise<number[]> {
      const rows = await db
        .selectFrom("delivery")
        .select("slot_at")
        .where("subscription", "=", subscription)
        .where("state", "=", "missed")
        .where("slot_at", ">", since)
        .orderBy("slot_at")
        .execute();
      return rows.map(({ slot_at }) => slot_at);
    },

    /** Forgets ended rows, and editions, from before then. */
    async forget(before: number): Promise<void> {
      await db
        .deleteFrom("delivery")
        .where("slot_at", "<", before)
        .where("state", "not in", ["queued", "sending"])
        .execute();
      await db.deleteFrom("edition").where("created_at", "<", before).execute();
    },
  };
}

const parts = z.array(z.record(z.string(), z.json()));
