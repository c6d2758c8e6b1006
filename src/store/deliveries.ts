import type { Delivery, Edition } from "../delivery/delivery.ts";
import type { Appointment } from "../schedule/slot.ts";
import type { Database } from "./database.ts";
import { fromEdition, toDelivery, toEdition } from "./delivery-row.ts";
import type { Tables } from "./tables.ts";

/** A new row of the ledger: queued, or missed where its time was over before it could be planned. */
export type Planned = Pick<Delivery, "subscription" | "platform" | "slot" | "slotAt" | "reason"> & {
  readonly state: "queued" | "missed";
};
/** A subscription's way from the appointment that has come to the next one. */
export type Advance = { readonly subscription: string; readonly from: number; readonly to: Appointment | undefined };
export type DeliveryStore = ReturnType<typeof deliveryStore>;

export function deliveryStore({ db, engine, bell }: Database) {
  return {
    /**
     * Writes planned rows and moves their subscriptions on, in one transaction. A slot that has its row keeps it; only
     * what a clock that ran ahead had recorded as missed is queued when its time does come.
     */
    async plan(rows: readonly Planned[], advances: readonly Advance[], now: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        if (rows.length > 0) {
          await trx
            .insertInto("delivery")
            .values(sorted(rows.map((row) => toRow(row, now))))
            .onConflict((conflict) =>
              conflict
                .column("id")
                .doUpdateSet(({ ref }) => ({
                  state: ref("excluded.state"),
                  reason: ref("excluded.reason"),
                  slot_at: ref("excluded.slot_at"),
                  run_at: ref("excluded.run_at"),
                  updated_at: now,
                }))
                .where("delivery.state", "=", "missed")
                .where("excluded.state", "=", "queued"),
            )
            .execute();
        }
        if (engine === "postgres" && advances.length > 0) {
          await trx
            .selectFrom("subscription")
            .select("id")
            .where(
              "id",
              "in",
              advances.map(({ subscription }) => subscription),
            )
            .orderBy("id")
            .forUpdate()
            .execute();
        }
        const steps = Map.groupBy(advances, ({ from, to }) => `${from} ${to?.at} ${to?.slot}`);
        for (const step of steps.values()) {
          await trx
            .updateTable("subscription")
            .set({ next_at: step[0]?.to?.at ?? null, next_slot: step[0]?.to?.slot ?? null })
            .where(
              "id",
              "in",
              step.map(({ subscription }) => subscription),
            )
            // Moved on already by another process, or by the reader's own new choice: leave it.
            .where("next_at", "=", step[0]?.from ?? null)
            .execute();
        }
      });
    },

    /**
     * Queued rows of a platform that have no edition yet; of pushes those whose time has come and whose reader has no
     * briefing under way, which may tell the same.
     */
    async uncomposed(platform: string, limit: number, now: number): Promise<Delivery[]> {
      const rows = await db
        .selectFrom("delivery as d")
        .selectAll()
        .where("d.state", "=", "queued")
        .where("d.platform", "=", platform)
        .where("d.edition", "is", null)
        .where(({ or, and, eb, not, exists, selectFrom }) =>
          or([
            eb("d.about", "is", null),
            and([
              eb("d.slot_at", "<=", now),
              not(
                exists(
                  selectFrom("delivery as briefing")
                    .select("briefing.id")
                    .whereRef("briefing.subscription", "=", "d.subscription")
                    .where("briefing.about", "is", null)
                    .where("briefing.state", "in", ["queued", "sending"]),
                ),
              ),
            ]),
          ]),
        )
        .orderBy("d.slot_at")
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    /**
     * Keeps editions and gives each to its rows, in one transaction, of which who waits for work hears. One that is kept
     * already stays as it is.
     */
    async compose(composed: ReadonlyMap<Edition, readonly string[]>): Promise<void> {
      const editionOf = new Map(Array.from(composed).flatMap(([{ id }, rows]) => rows.map((row) => [row, id])));
      if (editionOf.size === 0) return;
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("edition")
          .values(Array.from(composed.keys(), fromEdition).toSorted((a, b) => (a.id < b.id ? -1 : 1)))
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
        const free = await trx
          .selectFrom("delivery")
          .select(["id", "platform"])
          .where("id", "in", [...editionOf.keys()])
          .where("edition", "is", null)
          .orderBy("id")
          .$if(engine === "postgres", (query) => query.forUpdate())
          .execute();
        for (const [edition, rows] of Map.groupBy(free, ({ id }) => editionOf.get(id) ?? null)) {
          const ids = rows.map(({ id }) => id);
          await trx.updateTable("delivery").set({ edition }).where("id", "in", ids).execute();
        }
        for (const platform of new Set(free.map(({ platform }) => platform))) await bell.ring(trx, platform);
      });
    },

    async edition(id: string): Promise<Edition | undefined> {
      const row = await db.selectFrom("edition").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toEdition(row);
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

    /** A row, by its id. */
    async find(id: string): Promise<Delivery | undefined> {
      const row = await db.selectFrom("delivery").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toDelivery(row);
    },

    /** A subscription's rows, newest slot first; those that mend what was told only if it is to be `all`. */
    async history(subscription: string, limit: number, all = false): Promise<Delivery[]> {
      const rows = await db
        .selectFrom("delivery")
        .selectAll()
        .where("subscription", "=", subscription)
        .$if(!all, (query) => query.where("slot", "not like", corrections))
        .orderBy("slot_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    /** The slots that each of these subscriptions missed since it was last told something, oldest first. */
    async missed(subscriptions: readonly string[]): Promise<Map<string, number[]>> {
      if (subscriptions.length === 0) return new Map();
      const rows = await db
        .selectFrom("delivery as d")
        .innerJoin("subscription as s", "s.id", "d.subscription")
        .select(["d.subscription", "d.slot_at"])
        .where("d.subscription", "in", subscriptions)
        .where("d.state", "=", "missed")
        .where("d.slot", "not like", notAppointments)
        .where(({ eb, fn, lit }) => eb("d.slot_at", ">", fn.coalesce("s.told_at", lit(0))))
        .orderBy("d.slot_at")
        .execute();
      const slots = Map.groupBy(rows, ({ subscription }) => subscription);
      return new Map(Array.from(slots, ([id, missed]) => [id, missed.map(({ slot_at }) => slot_at)]));
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

/** What slots are like that are no appointments: those are named by their time, "2026-11-24T07:30", everything else by words. */
export const notAppointments = "% %";
const corrections = "correction %";

function sorted(rows: readonly Tables["delivery"][]): Tables["delivery"][] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function toRow({ subscription, slot, slotAt, ...same }: Planned, now: number): Tables["delivery"] {
  return {
    ...same,
    id: `${subscription}:${slot}`,
    subscription,
    slot,
    slot_at: slotAt,
    about: null,
    edition: null,
    sent_ids: "[]",
    attempts: 0,
    edits: null,
    // Not now: a clock that is then set back must not make it wait.
    run_at: Math.min(slotAt, now),
    token: null,
    updated_at: now,
    seen_at: null,
    unsure_at: null,
  };
}
