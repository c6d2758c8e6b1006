import type { ExpressionBuilder } from "kysely";
import { unsure, type Delivery, type Edition } from "../delivery/delivery.ts";
import type { Database } from "./database.ts";
import { toDelivery } from "./delivery-row.ts";
import { sendLease } from "./leases.ts";
import type { Tables } from "./tables.ts";
import { tell } from "./told.ts";

/** A claimed row, and what its writes must bear: the claim's token and the fence of the account's lease. */
export type Claim = { readonly delivery: Delivery; readonly token: string; readonly fence: number };
/** What a write of an outcome changes. */
export type Change = Partial<Pick<Delivery, "state" | "reason" | "sentIds" | "unsureAt" | "attempts" | "runAt">>;

export type ClaimStore = ReturnType<typeof claimStore>;

// PostgreSQL plans a statement that claims more by reading the whole ledger.
const most = 50;

/**
 * How senders share the queued rows of the ledger: each is one sender's at a time. Only who has the platform's lease, and
 * knows its `fence`, claims and writes: each statement checks that itself, so that a sender that lost the lease while it
 * slept changes nothing any more.
 */
export function claimStore({ db, engine }: Database) {
  return {
    /**
     * Takes queued, composed rows of a platform whose time has come, oldest slot first, at most one for each
     * subscription and none of one that has a row under way: nobody else gets them until `until`, and a claim that
     * runs out needs no clearing away.
     */
    async claim(
      platform: string,
      fence: number,
      now: number,
      until: number,
      token: string,
      limit: number,
    ): Promise<Claim[]> {
      const some = async (limit: number) =>
        db
          // Materialised, or PostgreSQL may run it again for each row that it tries, and lock more than the limit.
          .with(
            (cte) => cte("ready").materialized(),
            (query) =>
              query
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
                .where(leased(platform, fence))
                .orderBy("d.slot_at")
                .orderBy("d.id")
                .limit(limit)
                .$if(engine === "postgres", (rows) => rows.forUpdate("d").skipLocked()),
          )
          .updateTable("delivery")
          .set({ run_at: until, token, updated_at: now })
          .where("id", "in", (query) => query.selectFrom("ready").select("ready.id"))
          .returningAll()
          .execute();
      const claims: Claim[] = [];
      while (claims.length < limit) {
        const size = Math.min(limit - claims.length, most);
        const rows = await some(size);
        claims.push(...rows.map((row) => ({ delivery: toDelivery(row), token, fence })));
        if (rows.length < size) break;
      }
      return claims.toSorted(({ delivery: a }, { delivery: b }) => a.slotAt - b.slotAt || (a.id < b.id ? -1 : 1));
    },

    /**
     * Writes what became of a claimed row and, in the same transaction, what the reader was told with it. False, and
     * nothing is written, when the claim or the lease is no longer ours.
     */
    async write(
      { delivery, token, fence }: Claim,
      change: Change,
      now: number,
      told?: Pick<Edition, "events" | "composedAt">,
    ): Promise<boolean> {
      const { sentIds, unsureAt, runAt, ...same } = change;
      const update = async (query: Database["db"]): Promise<boolean> => {
        const { numUpdatedRows } = await query
          .updateTable("delivery")
          .set({
            ...same,
            ...(sentIds && { sent_ids: JSON.stringify(sentIds) }),
            ...(unsureAt !== undefined && { unsure_at: unsureAt }),
            ...(runAt !== undefined && { run_at: runAt }),
            // Ended, or put off: the claim is over.
            ...(change.state !== undefined && change.state !== "sending" && { token: null }),
            updated_at: now,
          })
          .where("id", "=", delivery.id)
          .where("token", "=", token)
          .where(leased(delivery.platform, fence))
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      };
      if (!told) return update(db);
      return db.transaction().execute(async (trx) => {
        if (!(await update(trx))) return false;
        const as = delivery.about === null ? "briefing" : "push";
        await tell(trx, delivery.subscription, told.events, { at: now, known: told.composedAt }, { as });
        return true;
      });
    },

    /**
     * Frees what a sender before this fence had claimed: it is dead, or can write nothing any more. What waits for a word
     * of the platform waits until `silentUntil`: what the platform told meanwhile found nobody, and it tells it again.
     */
    async takeOver(platform: string, fence: number, now: number, silentUntil: number): Promise<void> {
      await db
        .updateTable("delivery")
        .set({ run_at: silentUntil })
        .where("platform", "=", platform)
        .where("state", "=", "queued")
        .where("reason", "=", unsure)
        .where("run_at", "<", silentUntil)
        .where(leased(platform, fence))
        .execute();
      await db
        .updateTable("delivery")
        .set({ run_at: now, token: null })
        .where("platform", "=", platform)
        .where("state", "in", ["queued", "sending"])
        .where("token", "is not", null)
        .where(leased(platform, fence))
        .execute();
    },

    /** Rows of a platform whose request left and whose sender was never heard of again. They are claimed by this call. */
    async stranded(platform: string, fence: number, now: number, until: number, token: string): Promise<Claim[]> {
      const rows = await db
        .updateTable("delivery")
        .set({ token, run_at: until })
        .where("state", "=", "sending")
        .where("platform", "=", platform)
        .where("run_at", "<=", now)
        .where(leased(platform, fence))
        .returningAll()
        .execute();
      return rows.map((row) => ({ delivery: toDelivery(row), token, fence }));
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

/** The platform's lease still has this fence. */
function leased(platform: string, fence: number) {
  return ({ exists, selectFrom }: Pick<ExpressionBuilder<Tables, "delivery">, "exists" | "selectFrom">) =>
    exists(
      selectFrom("lease")
        .select("lease.name")
        .where("lease.name", "=", sendLease(platform))
        .where("lease.fence", "=", fence),
    );
}
