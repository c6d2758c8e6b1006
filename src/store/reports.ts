import type { Kysely } from "kysely";
import type { Delivery } from "../delivery/delivery.ts";
import type { Database } from "./database.ts";
import { strings, toDelivery } from "./delivery-row.ts";
import type { Tables } from "./schema.ts";
import { tell, untell } from "./told.ts";

export type ReportStore = ReturnType<typeof reportStore>;

/** What a platform tells later of what it was sent. */
export function reportStore({ db, engine }: Database) {
  const find = async (trx: Kysely<Tables>, id: string) => {
    const row = await trx
      .selectFrom("delivery")
      .selectAll()
      .where("id", "=", id)
      .$if(engine === "postgres", (query) => query.forUpdate())
      .executeTakeFirst();
    const edition =
      row && (await trx.selectFrom("edition").selectAll().where("id", "=", row.edition).executeTakeFirst());
    if (!row || !edition) return undefined;
    const parts: unknown[] = JSON.parse(edition.parts);
    return { row, delivery: toDelivery(row), parts: parts.length, events: strings.parse(JSON.parse(edition.events)) };
  };

  return {
    /**
     * A part arrived, of which the ledger knows no outcome: its answer was lost, or its sender died before it wrote it
     * down. The row goes on after it; whoever holds a claim on it loses it. Nothing happens where it is known already.
     */
    async arrived(id: string, part: number, as: "delivered" | "nudged", sentId: string, now: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const found = await find(trx, id);
        if (!found || !["queued", "sending", "unknown"].includes(found.row.state)) return;
        const { row, delivery, parts, events } = found;
        if (delivery.sentIds.length !== part) return;
        const sentIds = [...delivery.sentIds, sentId];
        const ended = as === "nudged" || sentIds.length === parts;
        const { numUpdatedRows } = await trx
          .updateTable("delivery")
          .set({
            sent_ids: JSON.stringify(sentIds),
            state: ended ? as : "queued",
            reason: null,
            token: null,
            run_at: now,
            updated_at: now,
          })
          .where("id", "=", id)
          .where("state", "=", row.state)
          .where("sent_ids", "=", row.sent_ids)
          .executeTakeFirst();
        if (numUpdatedRows === 1n && ended && as === "delivered") await tell(trx, delivery.subscription, events, now);
      });
    },

    /** What was to have arrived did not: its row says so, and what it told is forgotten. Gives back its chat, if there was one. */
    async failed(id: string, change: Pick<Delivery, "state" | "reason">, now: number): Promise<string | undefined> {
      return db.transaction().execute(async (trx) => {
        const found = await find(trx, id);
        if (!found || !["delivered", "nudged", "unknown"].includes(found.row.state)) return undefined;
        const { row, delivery, events } = found;
        await trx
          .updateTable("delivery")
          .set({ ...change, updated_at: now })
          .where("id", "=", id)
          .where("state", "=", row.state)
          .execute();
        await untell(trx, delivery.subscription, events);
        const reader = await trx
          .selectFrom("subscription")
          .select("chat")
          .where("id", "=", delivery.subscription)
          .executeTakeFirst();
        return reader?.chat;
      });
    },
  };
}
