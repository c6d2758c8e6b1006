import type { Kysely } from "kysely";
import type { Delivery } from "../delivery/delivery.ts";
import { toDelivery } from "./delivery-row.ts";
import type { Tables } from "./schema.ts";
import { tell } from "./told.ts";

/** A claimed row and the token that its writes must bear. */
export type Claim = { readonly delivery: Delivery; readonly token: string };
/** What a write of an outcome changes. */
export type Change = Partial<Pick<Delivery, "state" | "reason" | "sentIds" | "attempts" | "runAt">>;

export type ClaimStore = ReturnType<typeof claimStore>;

/** How senders share the queued rows of the ledger: each is one sender's at a time. */
export function claimStore(db: Kysely<Tables>) {
  return {
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
  };
}
