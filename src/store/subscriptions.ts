import type { Kysely, NotNull } from "kysely";
import { z } from "zod";
import type { Subscription } from "../reader/subscription.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";
import { anyEvent } from "./pushes.ts";
import { lockChats, toRow, toSubscription } from "./subscription-row.ts";
import { tell, type Telling } from "./told.ts";

export type SubscriptionStore = ReturnType<typeof subscriptionStore>;

export function subscriptionStore({ db, engine }: Database) {
  const of = (query: Kysely<Tables>, platform: string, chat: string) =>
    query.selectFrom("subscription").selectAll().where("platform", "=", platform).where("chat", "=", chat);
  const find = async (query: Kysely<Tables>, platform: string, chat: string) => {
    const row = await of(query, platform, chat).executeTakeFirst();
    return row && toSubscription(row);
  };

  const parted = () =>
    db
      .selectFrom("event")
      .select(["id", "part_of", "parted_from", "parted_at"])
      .where("parted_from", "is not", null)
      .$narrowType<{ parted_from: NotNull; parted_at: NotNull }>();

  return {
    /** The subscription of a chat, if it has ever spoken to us. */
    find: (platform: string, chat: string): Promise<Subscription | undefined> => find(db, platform, chat),

    /** The addresses of the places inside a chat (`CHAT/PLACE`) that have a subscription. */
    async places(platform: string, chat: string): Promise<string[]> {
      const rows = await db
        .selectFrom("subscription")
        .select("chat")
        .where("platform", "=", platform)
        // From "CHAT/" up to "CHAT0", the character after "/": an index serves this, as it would not serve LIKE.
        .where("chat", ">", `${chat}/`)
        .where("chat", "<", `${chat}0`)
        .execute();
      return rows.map((row) => row.chat);
    },

    /** These subscriptions, by their ids; one that is gone from the store is left out. */
    async byId(ids: readonly string[]): Promise<Map<string, Subscription>> {
      if (ids.length === 0) return new Map();
      const rows = await db.selectFrom("subscription").selectAll().where("id", "in", ids).execute();
      return new Map(rows.map((row) => [row.id, toSubscription(row)]));
    },

    /**
     * Changes the subscription of a chat, or makes it: `change` gets what is there and gives what shall be (the same
     * value for no change). Two changes of one chat at the same time come one after the other.
     */
    async change(
      platform: string,
      chat: string,
      change: (now: Subscription | undefined) => Subscription | undefined,
    ): Promise<Subscription | undefined> {
      return db.transaction().execute(async (trx) => {
        await lockChats(trx, engine, platform, [chat]);
        const row = await of(trx, platform, chat)
          // What is told to it meanwhile must not be written over.
          .$if(engine === "postgres", (query) => query.forUpdate())
          .executeTakeFirst();
        const before = row && toSubscription(row);
        const after = change(before);
        if (after === undefined || after === before) return after;
        const changed = toRow(after);
        await trx
          .insertInto("subscription")
          .values(changed)
          .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
          .execute();
        await watch(trx, before, after);
        return after;
      });
    },

    /** Those of a platform whose appointment has come, the longest waiting first. */
    async due(platform: string, now: number, limit: number): Promise<Subscription[]> {
      const rows = await db
        .selectFrom("subscription")
        .selectAll()
        .where("platform", "=", platform)
        .where("next_at", "<=", now)
        .orderBy("next_at")
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    /** Those that have an appointment, in the order of their ids, from the one after `after` on. */
    async eachScheduled(after: string | undefined, limit: number): Promise<Subscription[]> {
      const rows = await db
        .selectFrom("subscription")
        .selectAll()
        .where("next_at", "is not", null)
        .$if(after !== undefined, (query) => query.where("id", ">", after ?? ""))
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    /**
     * Gives a chat its new address. Where there is a subscription at the new one already, it stays and the old one
     * goes, unless only the old one has appointments.
     */
    async move(platform: string, chat: string, to: string): Promise<void> {
      if (chat === to) return;
      for (const place of await this.places(platform, chat))
        await this.move(platform, place, to + place.slice(chat.length));
      await db.transaction().execute(async (trx) => {
        await lockChats(trx, engine, platform, [chat, to]);
        const [before, there] = [await find(trx, platform, chat), await find(trx, platform, to)];
        if (!before) return;
        const keep = there && (there.slots.length > 0 || before.slots.length === 0) ? there : before;
        const drop = keep === there ? before : there;
        if (drop) await erase(trx, drop.id);
        await trx.updateTable("subscription").set({ chat: to }).where("id", "=", keep.id).execute();
      });
    },

    /** Forgets a chat: its subscription, what it was told, and its deliveries. Nothing happens where nothing is known of it. */
    async erase(platform: string, chat: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await lockChats(trx, engine, platform, [chat]);
        const known = await find(trx, platform, chat);
        if (known) await erase(trx, known.id);
      });
    },

    /** What a reader was told, each event with the time (UTC milliseconds) as of which, under all of its ids. */
    async told(id: string): Promise<Map<string, number>> {
      const told = db
        .selectFrom("told")
        .leftJoin("event", "event.id", "told.event")
        .where("told.subscription", "=", id);
      const rows = await told.select(["told.event", "told.at", "event.part_of"]).execute();
      const whole = told.select(({ fn }) => fn.coalesce("event.part_of", "told.event").as("id"));
      return lastTold(rows, await parted().where("parted_from", "in", whole).execute());
    },

    /** What each of these readers was told, of the events that got a story since then. Who was told nothing is left out. */
    async toldBy(ids: readonly string[], since: number): Promise<Map<string, Map<string, number>>> {
      if (ids.length === 0) return new Map();
      const left = parted().where("seen_at", ">=", since);
      const rows = await db
        .selectFrom("told")
        .innerJoin("event", "event.id", "told.event")
        .leftJoin("event as whole", "whole.id", "event.part_of")
        .select(["told.subscription", "told.event", "told.at", "event.part_of"])
        .where("told.subscription", "in", ids)
        .where(({ or, eb, fn }) =>
          or([
            eb("event.seen_at", ">=", since),
            eb("whole.seen_at", ">=", since),
            eb(fn.coalesce("event.part_of", "event.id"), "in", left.clearSelect().select("parted_from")),
          ]),
        )
        .execute();
      const told = Map.groupBy(rows, ({ subscription }) => subscription);
      const known = await left.execute();
      return new Map(Array.from(told, ([id, some]) => [id, lastTold(some, known)]));
    },

    /** Remembers that a reader was told these events, as they stood at `known`. */
    tell: (id: string, events: readonly string[], at: number, known: number, telling?: Telling): Promise<void> =>
      db.transaction().execute((trx) => tell(trx, id, events, { at, known }, telling)),

    /** The events that a reader was shown last, in their order, and what "more" goes on with, if not with the news. */
    async shown(id: string): Promise<Shown> {
      const row = await db.selectFrom("subscription").select("shown").where("id", "=", id).executeTakeFirst();
      return shown.parse(JSON.parse(row?.shown ?? "{}"));
    },

    /** True the first time for an incoming update's id. */
    async first(id: string, now: number): Promise<boolean> {
      const result = await db
        .insertInto("seen")
        .values({ id, at: now })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    /** Forgets ids of incoming updates from before then. */
    async forgetSeen(before: number): Promise<void> {
      await db.deleteFrom("seen").where("at", "<", before).execute();
    },
  };
}

/** An event that parted from another one at a time, and what it is part of by now, if anything. */
type Parted = {
  readonly id: string;
  readonly part_of: string | null;
  readonly parted_from: string;
  readonly parted_at: number;
};

/**
 * When each event was told last. What has become part of another one is named by both ids: who looks may have read the
 * events just before that. Who was told an event knows what parted from it afterwards.
 */
function lastTold(
  rows: readonly { event: string; at: number; part_of: string | null }[],
  parted: readonly Parted[],
): Map<string, number> {
  const told = new Map<string, number>();
  const from = Map.groupBy(parted, ({ parted_from }) => parted_from);
  for (const { event, at, part_of } of rows) {
    const left = from.get(part_of ?? event)?.filter(({ parted_at }) => parted_at >= at) ?? [];
    for (const id of [event, part_of, ...left.flatMap((one) => [one.id, one.part_of])]) {
      if (id !== null) told.set(id, Math.max(at, told.get(id) ?? at));
    }
  }
  return told;
}

/** Keeps the index of who waits for what as the reader's choices say. */
async function watch(trx: Kysely<Tables>, before: Subscription | undefined, after: Subscription): Promise<void> {
  const [were, are] = [watched(before), watched(after)];
  if (were.join() === are.join()) return;
  await trx.deleteFrom("watch").where("subscription", "=", after.id).execute();
  if (are.length === 0) return;
  await trx
    .insertInto("watch")
    .values(are.map((event) => ({ event, subscription: after.id })))
    .execute();
}

function watched(reader: Subscription | undefined): string[] {
  const { follows, breaking = 0 } = reader?.choices ?? {};
  return [...new Set([...(breaking > 0 ? [anyEvent] : []), ...(follows?.events ?? [])])];
}

async function erase(trx: Kysely<Tables>, id: string): Promise<void> {
  await trx.deleteFrom("watch").where("subscription", "=", id).execute();
  await trx.deleteFrom("told").where("subscription", "=", id).execute();
  await trx.deleteFrom("delivery").where("subscription", "=", id).execute();
  await trx.deleteFrom("subscription").where("id", "=", id).execute();
}

const shown = z.object({
  events: z.array(z.string()).default([]),
  more: z.object({ words: z.string(), from: z.int().optional() }).optional(),
});
type Shown = z.infer<typeof shown>;
