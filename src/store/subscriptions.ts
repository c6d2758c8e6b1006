import { sql, type Kysely, type Selectable } from "kysely";
import { z } from "zod";
import { choices, format, type Subscription } from "../reader/subscription.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./schema.ts";
import { tell } from "./told.ts";

export type SubscriptionStore = ReturnType<typeof subscriptionStore>;

export function subscriptionStore({ db, engine }: Database) {
  /** Lets nobody else change these chats, known or not, until the transaction ends. */
  const lock = async (trx: Kysely<Tables>, platform: string, chats: readonly string[]) => {
    if (engine === "sqlite") return;
    for (const chat of chats.toSorted()) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${platform}:${chat}`}, 0))`.execute(trx);
    }
  };
  const of = (query: Kysely<Tables>, platform: string, chat: string) =>
    query.selectFrom("subscription").selectAll().where("platform", "=", platform).where("chat", "=", chat);
  const find = async (query: Kysely<Tables>, platform: string, chat: string) => {
    const row = await of(query, platform, chat).executeTakeFirst();
    return row && toSubscription(row);
  };

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
        await lock(trx, platform, [chat]);
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
        await lock(trx, platform, [chat, to]);
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
        await lock(trx, platform, [chat]);
        const known = await find(trx, platform, chat);
        if (known) await erase(trx, known.id);
      });
    },

    /** What a reader was told, each event with the time (UTC milliseconds) as of which. */
    async told(id: string): Promise<Map<string, number>> {
      const rows = await db.selectFrom("told").select(["event", "at"]).where("subscription", "=", id).execute();
      return new Map(rows.map(({ event, at }) => [event, at]));
    },

    /** What each of these readers was told, of the events that got a story since then. Who was told nothing is left out. */
    async toldBy(ids: readonly string[], since: number): Promise<Map<string, Map<string, number>>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("told")
        .innerJoin("event", "event.id", "told.event")
        .select(["told.subscription", "told.event", "told.at"])
        .where("told.subscription", "in", ids)
        .where("event.seen_at", ">=", since)
        .execute();
      const told = Map.groupBy(rows, ({ subscription }) => subscription);
      return new Map(Array.from(told, ([id, some]) => [id, new Map(some.map(({ event, at }) => [event, at]))]));
    },

    /** Remembers that a reader was told these events, as they stood at `known`. */
    tell: (id: string, events: readonly string[], at: number, known: number): Promise<void> =>
      db.transaction().execute((trx) => tell(trx, id, events, { at, known })),

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

async function erase(trx: Kysely<Tables>, id: string): Promise<void> {
  await trx.deleteFrom("told").where("subscription", "=", id).execute();
  await trx.deleteFrom("delivery").where("subscription", "=", id).execute();
  await trx.deleteFrom("subscription").where("id", "=", id).execute();
}

const slots = z.array(z.object({ at: z.string(), days: z.array(z.number()).optional() }));
const gone = z.enum(["blocked", "left", "removed", "deleted", "forbidden", "opted out", "unreachable"]).nullable();

function toSubscription(row: Selectable<Tables["subscription"]>): Subscription {
  return {
    id: row.id,
    platform: row.platform,
    chat: row.chat,
    locale: row.locale,
    timeZone: row.time_zone,
    slots: slots.parse(JSON.parse(row.slots)),
    format: format.parse(row.format),
    choices: choices.parse(JSON.parse(row.choices)),
    gone: gone.parse(row.gone),
    nextAt: row.next_at,
    nextSlot: row.next_slot,
    heardAt: row.heard_at,
    toldAt: row.told_at,
    createdAt: row.created_at,
  };
}

function toRow(subscription: Subscription): Selectable<Tables["subscription"]> {
  const { timeZone, nextAt, nextSlot, heardAt, toldAt, createdAt, ...same } = subscription;
  return {
    ...same,
    slots: JSON.stringify(subscription.slots),
    choices: JSON.stringify(subscription.choices),
    time_zone: timeZone,
    next_at: nextAt,
    next_slot: nextSlot,
    heard_at: heardAt,
    told_at: toldAt,
    created_at: createdAt,
  };
}
