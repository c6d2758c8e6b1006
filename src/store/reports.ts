import type { Kysely } from "kysely";
import type { Delivery } from "../delivery/delivery.ts";
import type { Change } from "./claims.ts";
import type { Database } from "./database.ts";
import { notAppointments } from "./deliveries.ts";
import { strings, toDelivery } from "./delivery-row.ts";
import type { Tables } from "./tables.ts";
import { tell, untell } from "./told.ts";

const dayMs = 24 * 60 * 60_000;

export type ReportStore = ReturnType<typeof reportStore>;

/** What a platform tells later of what it was sent. */
export function reportStore({ db, engine, bell }: Database) {
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
    const events = strings.parse(JSON.parse(edition.events));
    return { row, delivery: toDelivery(row), parts: parts.length, events, known: edition.created_at };
  };

  return {
    /**
     * A part arrived. Where the ledger knows no outcome of it (its answer was lost, or its sender died before it wrote it
     * down) the row goes on after it, and whoever holds a claim on it loses it. Gives back the chat of a row of which this
     * is the first sign; nothing where there was one already.
     */
    async arrived(
      id: string,
      part: number,
      as: "delivered" | "nudged",
      sentId: string,
      now: number,
    ): Promise<string | undefined> {
      return db.transaction().execute(async (trx) => {
        const found = await find(trx, id);
        if (!found) return undefined;
        const { row, delivery, parts, events, known } = found;
        const isFirst = row.seen_at === null;
        if (["queued", "sending", "unknown"].includes(row.state) && delivery.sentIds.length === part) {
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
          if (numUpdatedRows !== 1n) return undefined;
          if (!ended) await bell.ring(trx, row.platform);
          else if (as === "delivered") {
            const telling = { as: delivery.about === null ? "briefing" : "push" } as const;
            await tell(trx, delivery.subscription, events, { at: now, known }, telling);
          }
        }
        if (!isFirst) return undefined;
        await trx.updateTable("delivery").set({ seen_at: now }).where("id", "=", id).execute();
        const reader = await trx
          .selectFrom("subscription")
          .select("chat")
          .where("id", "=", delivery.subscription)
          .executeTakeFirst();
        return reader?.chat;
      });
    },

    /**
     * Of the last `count` appointments that were sent to a reader, is there no sign that any arrived, nor one from the reader
     * since the first of them, while of others there was one in the day after each? Pure silence of the platform
     * is no sign against anybody.
     */
    async isUnseen(subscription: string, count: number): Promise<boolean> {
      const rows = await db
        .selectFrom("delivery as d")
        .innerJoin("subscription as s", "s.id", "d.subscription")
        .select(["d.state", "d.seen_at", "s.heard_at", "d.slot_at"])
        .select(({ exists, selectFrom }) =>
          exists(
            selectFrom("delivery as other")
              .select("other.id")
              .whereRef("other.platform", "=", "d.platform")
              .whereRef("other.seen_at", ">=", "d.slot_at")
              .where(({ eb, ref }) => eb("other.seen_at", "<", eb(ref("d.slot_at"), "+", dayMs))),
          ).as("others"),
        )
        .where("d.subscription", "=", subscription)
        .where("d.slot", "not like", notAppointments)
        .where("d.state", "not in", ["queued", "sending"])
        .orderBy("d.slot_at", "desc")
        .limit(count)
        .execute();
      return (
        rows.length === count &&
        rows.every(
          ({ state, seen_at, heard_at, slot_at, others }) =>
            ["delivered", "nudged"].includes(state) && seen_at === null && (heard_at ?? 0) < slot_at && Boolean(others),
        )
      );
    },

    /**
     * A part that was to have arrived did not: its row becomes what `decide` says, what it told is forgotten, and whoever
     * holds a claim on it loses it. Gives back the subscription, and its address; nothing, and nothing happens, where the
     * part is not known to have left, or the row has ended as a failure already.
     */
    async failed(
      id: string,
      part: number,
      decide: (delivery: Delivery) => Change,
      now: number,
    ): Promise<{ readonly subscription: string; readonly chat: string } | undefined> {
      return db.transaction().execute(async (trx) => {
        const found = await find(trx, id);
        if (!found || !["queued", "sending", "delivered", "nudged", "unknown"].includes(found.row.state))
          return undefined;
        const { row, delivery, events } = found;
        if (row.state !== "unknown" && delivery.sentIds.length <= part) return undefined;
        const { sentIds, runAt, ...same } = decide(delivery);
        await trx
          .updateTable("delivery")
          .set({
            ...same,
            ...(sentIds && { sent_ids: JSON.stringify(sentIds) }),
            ...(runAt !== undefined && { run_at: runAt }),
            token: null,
            updated_at: now,
          })
          .where("id", "=", id)
          .where("state", "=", row.state)
          .execute();
        await untell(trx, delivery.subscription, events);
        await bell.ring(trx, row.platform);
        const reader = await trx
          .selectFrom("subscription")
          .select(["id as subscription", "chat"])
          .where("id", "=", delivery.subscription)
          .executeTakeFirst();
        return reader;
      });
    },
  };
}
