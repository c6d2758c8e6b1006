import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { Delivery, Edition } from "../delivery/delivery.ts";
import type { Appointment } from "../schedule/slot.ts";
import type { Tables } from "./schema.ts";
import { tell, untell } from "./told.ts";

/** A new row of the ledger: queued, or missed where its time was over before it could be planned. */
export type Planned = Pick<Delivery, "subscription" | "platform" | "slot" | "slotAt" | "reason"> & {
  readonly state: "queued" | "missed";
};
/** A subscription's way from the appointment that has come to the next one. */
export type Advance = { readonly subscription: string; readonly from: number; readonly to: Appointment | undefined };
/** A claimed row and the token that its writes must bear. */
export type Claim = { readonly delivery: Delivery; readonly token: string };
/** What a write of an outcome changes. */
export type Change = Partial<Pick<Delivery, "state" | "reason" | "sentIds" | "attempts" | "runAt">>;

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

    /**
     * Takes queued, composed rows of a platform whose time has come, oldest slot first, at most one for each
     * subscription and none of one that has a row under way: nobody else gets them until `until`, and a claim that
     * runs out needs no clearing away.
     */
    async claim(platform: string, now: number, until: number, token: string, limit: number): Promise<Claim[]> {
      const ready = db
        .selectFrom("delivery as d")
        .select("d.id")
        .where("d.state", "=", "queued")
        .where("d.platform", "=", platform)
        .where("d.run_at", "<=", now)
        .where("d.edition", "is not", null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("delivery as earlier")
                .select("earlier.id")
                .whereRef("earlier.subscription", "=", "d.subscription")
                .where("earlier.state", "in", ["queued", "sending"])
                .whereRef("earlier.slot_at", "<", "d.slot_at"),
            ),
          ),
        )
        .orderBy("d.slot_at")
        .orderBy("d.id")
        .limit(limit);
      const rows = await db
        .updateTable("delivery")
        .set({ run_at: until, token, updated_at: now })
        .where("id", "in", ready)
        .returningAll()
        .execute();
      return rows.map((row) => ({ delivery: toDelivery(row), token }));
    },

    /**
     * Writes what became of a claimed row and, in the same transaction, what the reader was told with it. False, and
     * nothing is written, when the claim is no longer ours.
     */
    async write({ delivery, token }: Claim, change: Change, now: number, told?: readonly string[]): Promise<boolean> {
      const { sentIds, runAt, ...same } = change;
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable("delivery")
          .set({
            ...same,
            ...(sentIds && { sent_ids: JSON.stringify(sentIds) }),
            ...(runAt !== undefined && { run_at: runAt }),
            updated_at: now,
          })
          .where("id", "=", delivery.id)
          .where("token", "=", token)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (told) await tell(trx, delivery.subscription, told, now);
        return true;
      });
    },

    /** Rows of a platform whose request left and whose sender was never heard of again. They are claimed by this call. */
    async stranded(platform: string, now: number, until: number, token: string): Promise<Claim[]> {
      const rows = await db
        .updateTable("delivery")
        .set({ token, run_at: until })
        .where("state", "=", "sending")
        .where("platform", "=", platform)
        .where("run_at", "<=", now)
        .returningAll()
        .execute();
      return rows.map((row) => ({ delivery: toDelivery(row), token }));
    },

    /** When the next queued or claimed row of a platform is up (UTC milliseconds). */
    async nextRunAt(platform: string): Promise<number | undefined> {
      const row = await db
        .selectFrom("delivery")
        .select(({ fn }) => fn.min("run_at").as("at"))
        .where("state", "in", ["queued", "sending"])
        .where("platform", "=", platform)
        .where(({ or, eb }) => or([eb("edition", "is not", null), eb("state", "=", "sending")]))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    /** Gives up the claims of a sender that stops: what it has not begun is free at once. */
    async release(token: string, now: number): Promise<void> {
      await db
        .updateTable("delivery")
        .set({ run_at: now, token: null })
        .where("token", "=", token)
        .where("state", "=", "queued")
        .execute();
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

    /** Until when a platform told us to wait (0: it did not), and how to write it down. */
    async holdUntil(platform: string): Promise<number> {
      const row = await db.selectFrom("account").selectAll().where("platform", "=", platform).executeTakeFirst();
      return row?.hold_until ?? 0;
    },
    async hold(platform: string, until: number): Promise<void> {
      await db
        .insertInto("account")
        .values({ platform, hold_until: until })
        .onConflict((conflict) => conflict.column("platform").doUpdateSet({ hold_until: until }))
        .execute();
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

const strings = z.array(z.string());
const parts = z.array(z.record(z.string(), z.json()));
const state = z.enum(["queued", "sending", "delivered", "nudged", "missed", "refused", "gone", "unknown"]);

function toDelivery(row: Selectable<Tables["delivery"]>): Delivery {
  return {
    id: row.id,
    subscription: row.subscription,
    platform: row.platform,
    slot: row.slot,
    slotAt: row.slot_at,
    edition: row.edition,
    state: state.parse(row.state),
    reason: row.reason,
    sentIds: strings.parse(JSON.parse(row.sent_ids)),
    attempts: row.attempts,
    runAt: row.run_at,
  };
}
