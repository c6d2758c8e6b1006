import { randomUUID } from "node:crypto";
import { sql, type Kysely } from "kysely";
import { z } from "zod";
import type { Edition } from "../delivery/delivery.ts";
import type { Correction } from "../story/correction.ts";
import type { Story } from "../story/story.ts";
import type { Database } from "./database.ts";
import { fromEdition, strings, toEdition } from "./delivery-row.ts";
import type { Tables } from "./tables.ts";

/** What a source took back: a story of an event, as it now stands. Instants are UTC milliseconds. */
export type Corrected = {
  readonly id: string;
  readonly event: string;
  readonly story: Story;
  readonly kind: Correction;
  readonly at: number;
};

export type CorrectionStore = ReturnType<typeof correctionStore>;

/** Stories that were corrected or withdrawn, and what is to be sent to those who were told them. */
export function correctionStore({ db, bell }: Database) {
  /** Those of a platform, by their subscriptions, that have no row yet for this correction. */
  const without = (slot: string) =>
    sql<boolean>`not exists (select 1 from delivery as own where own.id = s.id || ${`:${slot}`})`;

  /** Writes an edition and the rows of those who get it; always in order of subscriptions, so that two at once do not lock each other out. */
  const queue = async (trx: Kysely<Tables>, platform: string, edition: Edition, rows: ReturnType<typeof aRow>[]) => {
    await trx
      .insertInto("edition")
      .values(fromEdition(edition))
      .onConflict((c) => c.column("id").doNothing())
      .execute();
    for (let i = 0; i < rows.length; i += 250) {
      await trx
        .insertInto("delivery")
        .values(rows.slice(i, i + 250))
        .onConflict((c) => c.column("id").doNothing())
        .execute();
    }
    await bell.ring(trx, platform);
  };

  return {
    async add({ event, story, kind }: Pick<Corrected, "event" | "story" | "kind">, at: number): Promise<void> {
      await db
        .insertInto("correction")
        .values({ id: randomUUID(), event, story: JSON.stringify(story), kind, at })
        .execute();
    },

    /** Those after `at`, oldest first. */
    async since(at: number): Promise<Corrected[]> {
      const rows = await db.selectFrom("correction").selectAll().where("at", ">", at).orderBy("at").execute();
      return rows.map((row) => ({ ...row, kind: kind.parse(row.kind), story: story.parse(JSON.parse(row.story)) }));
    },

    /** The editions made since then that told an event, by any of these ids, and reached somebody on a platform; and as the how-manieth item, from 0. */
    async toldIn(
      ids: readonly string[],
      platform: string,
      since: number,
    ): Promise<{ edition: Edition; item: number }[]> {
      const rows = await db
        .selectFrom("edition as e")
        .selectAll("e")
        .where("e.created_at", ">=", since)
        .where(({ or, eb }) => or(ids.map((id) => eb("e.events", "like", `%${JSON.stringify(id)}%`))))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("delivery as d")
              .select("d.id")
              .whereRef("d.edition", "=", "e.id")
              .where("d.platform", "=", platform)
              .where("d.state", "=", "delivered"),
          ),
        )
        .execute();
      return rows
        .map((row) => toEdition(row))
        .map((edition) => ({ edition, item: edition.events.findIndex((event) => ids.includes(event)) }))
        .filter(({ item }) => item >= 0);
    },

    /** Who was told an event, by any of these ids, since then and has no row for this correction, each with the language: a row's edition or none reached them. */
    async toldOtherwise(
      ids: readonly string[],
      platform: string,
      slot: string,
      since: number,
    ): Promise<{ subscription: string; locale: string }[]> {
      return db
        .selectFrom("told as t")
        .innerJoin("subscription as s", "s.id", "t.subscription")
        .select(["s.id as subscription", "s.locale"])
        .distinct()
        .where("t.event", "in", ids)
        .where("t.at", ">=", since)
        .where("s.platform", "=", platform)
        .where("s.gone", "is", null)
        .where(without(slot))
        .execute();
    },

    /**
     * Queues an edition for those whom another one reached: in place of those of its messages that `changed` names, part
     * by part. A second call changes nothing.
     */
    async mend(
      edition: Edition,
      { of, platform, slot, changed }: { of: string; platform: string; slot: string; changed: readonly boolean[] },
      now: number,
    ): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const reached = await trx
          .selectFrom("delivery")
          .select(["subscription", "sent_ids"])
          .where("edition", "=", of)
          .where("platform", "=", platform)
          .where("state", "=", "delivered")
          .orderBy("id")
          .execute();
        const rows = reached.map(({ subscription, sent_ids }) => {
          const ids = strings.parse(JSON.parse(sent_ids));
          const edits = JSON.stringify(ids.map((id, part) => (changed[part] ? id : null)));
          return aRow(edition, { subscription, platform, slot, edits }, now);
        });
        await queue(trx, platform, edition, rows);
      });
    },

    /** Queues an edition as a message of its own for these subscriptions. A second call changes nothing. */
    async tell(
      edition: Edition,
      { subscriptions, platform, slot }: { subscriptions: readonly string[]; platform: string; slot: string },
      now: number,
    ): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const rows = subscriptions
          .toSorted((a, b) => (a < b ? -1 : 1))
          .map((subscription) => aRow(edition, { subscription, platform, slot, edits: null }, now));
        await queue(trx, platform, edition, rows);
      });
    },

    async forget(before: number): Promise<void> {
      await db.deleteFrom("correction").where("at", "<", before).execute();
    },
  };
}

const kind = z.enum(["corrected", "withdrawn"]);
const story = z.object({
  source: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string().optional(),
  language: z.string(),
  publishedAt: z.number().optional(),
  topics: z.array(z.string()).optional(),
  weight: z.number().optional(),
  image: z.string().optional(),
});

function aRow(
  edition: Edition,
  row: { subscription: string; platform: string; slot: string; edits: string | null },
  now: number,
) {
  const state = { state: "queued", reason: null, sent_ids: "[]", attempts: 0, token: null };
  const id = `${row.subscription}:${row.slot}`;
  return { ...row, ...state, id, slot_at: now, edition: edition.id, run_at: now, updated_at: now };
}
