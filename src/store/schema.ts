import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Engine } from "./database.ts";
import { indexAll } from "./index-words.ts";
import type { Tables } from "./tables.ts";

/** In order, each applied once. A migration that has been released is never changed. */
export const migrations = (engine: Engine): Record<string, Migration> => {
  // Compared byte by byte on both engines, whatever the language of the database.
  const text = engine === "postgres" ? sql`text collate "C"` : sql`text`;
  return {
    "2026-11-23-spine": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("source")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("title", text, (c) => c.notNull())
          .addColumn("topics", text, (c) => c.notNull())
          .addColumn("etag", text)
          .addColumn("last_modified", text)
          .addColumn("due_at", "bigint", (c) => c.notNull())
          .addColumn("failures", "integer", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("event")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("seen_at", "bigint", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("story")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("event", text, (c) => c.notNull().references("event.id"))
          .addColumn("source", text, (c) => c.notNull())
          .addColumn("title", text, (c) => c.notNull())
          .addColumn("text", text, (c) => c.notNull())
          .addColumn("url", text)
          .addColumn("language", text, (c) => c.notNull())
          .addColumn("published_at", "bigint")
          .addColumn("image", text)
          .addColumn("seen_at", "bigint", (c) => c.notNull())
          .addColumn("listed_at", "bigint", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("story_event").on("story").column("event").execute();
        await db.schema.createIndex("event_seen_at").on("event").column("seen_at").execute();
        await db.schema
          .createTable("subscription")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("platform", text, (c) => c.notNull())
          .addColumn("chat", text, (c) => c.notNull())
          .addColumn("locale", text, (c) => c.notNull())
          .addColumn("time_zone", text, (c) => c.notNull())
          .addColumn("slots", text, (c) => c.notNull())
          .addColumn("format", text, (c) => c.notNull())
          .addColumn("gone", text)
          .addColumn("next_at", "bigint")
          .addColumn("next_slot", text)
          .addColumn("heard_at", "bigint")
          .addColumn("told_at", "bigint")
          .addColumn("created_at", "bigint", (c) => c.notNull())
          .addUniqueConstraint("subscription_chat", ["platform", "chat"])
          .execute();
        await db.schema.createIndex("subscription_next_at").on("subscription").column("next_at").execute();
        await db.schema
          .createTable("told")
          .addColumn("subscription", text, (c) => c.notNull())
          .addColumn("event", text, (c) => c.notNull())
          .addColumn("at", "bigint", (c) => c.notNull())
          .addPrimaryKeyConstraint("told_once", ["subscription", "event"])
          .execute();
        await db.schema
          .createTable("edition")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("parts", text, (c) => c.notNull())
          .addColumn("events", text, (c) => c.notNull())
          .addColumn("created_at", "bigint", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("delivery")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("subscription", text, (c) => c.notNull())
          .addColumn("platform", text, (c) => c.notNull())
          .addColumn("slot", text, (c) => c.notNull())
          .addColumn("slot_at", "bigint", (c) => c.notNull())
          .addColumn("edition", text)
          .addColumn("state", text, (c) => c.notNull())
          .addColumn("reason", text)
          .addColumn("sent_ids", text, (c) => c.notNull())
          .addColumn("attempts", "integer", (c) => c.notNull())
          .addColumn("run_at", "bigint", (c) => c.notNull())
          .addColumn("token", text)
          .addColumn("updated_at", "bigint", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("delivery_work").on("delivery").columns(["state", "platform", "run_at"]).execute();
        await db.schema.createIndex("delivery_history").on("delivery").columns(["subscription", "slot_at"]).execute();
        await db.schema
          .createTable("account")
          .addColumn("platform", text, (c) => c.primaryKey())
          .addColumn("hold_until", "bigint", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("seen")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("at", "bigint", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("seen_at").on("seen").column("at").execute();
      },
    },
    "2026-11-24-setting": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("setting")
          .addColumn("key", text, (c) => c.primaryKey())
          .addColumn("value", text, (c) => c.notNull())
          .execute();
        // By `next_at` alone, SQLite took every reader of the platform and sorted them.
        await db.schema.dropIndex("subscription_next_at").execute();
        await db.schema.createIndex("subscription_due").on("subscription").columns(["platform", "next_at"]).execute();
        // What has no edition yet is a few rows among many: to find them must not cost more as the ledger grows.
        await db.schema
          .createIndex("delivery_uncomposed")
          .on("delivery")
          .columns(["state", "platform", "slot_at"])
          .where(sql.ref("edition"), "is", null)
          .execute();
      },
    },
    "2026-11-24-lease": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("lease")
          .addColumn("name", text, (c) => c.primaryKey())
          .addColumn("owner", text, (c) => c.notNull())
          .addColumn("until", "bigint", (c) => c.notNull())
          .addColumn("fence", "integer", (c) => c.notNull())
          .execute();
      },
    },
    "2026-11-25-choices": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .alterTable("account")
          .addColumn("bulk_until", "bigint", (c) => c.notNull().defaultTo(0))
          .execute();
        await db.schema
          .alterTable("subscription")
          .addColumn("choices", text, (c) => c.notNull().defaultTo("{}"))
          .execute();
        await db.schema
          .alterTable("source")
          .addColumn("weight", text, (c) => c.notNull().defaultTo("1"))
          .execute();
        await db.schema
          .alterTable("story")
          .addColumn("topics", text, (c) => c.notNull().defaultTo("[]"))
          .execute();
        await db.schema
          .alterTable("story")
          .addColumn("weight", text, (c) => c.notNull().defaultTo("1"))
          .execute();
      },
    },
    "2026-11-26-summary": {
      async up(db: Kysely<unknown>) {
        // One by one: SQLite adds one column at a time.
        await db.schema.alterTable("event").addColumn("summary", text).execute();
        await db.schema.alterTable("event").addColumn("summary_of", "integer").execute();
      },
    },
    "2026-11-27-correction": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .alterTable("story")
          .addColumn("digest", text, (c) => c.notNull().defaultTo(""))
          .execute();
        await db.schema
          .alterTable("edition")
          .addColumn("message", text, (c) => c.notNull().defaultTo('{"blocks":[]}'))
          .execute();
        await db.schema
          .alterTable("edition")
          .addColumn("locale", text, (c) => c.notNull().defaultTo("en"))
          .execute();
        await db.schema.alterTable("delivery").addColumn("edits", text).execute();
        await db.schema.createIndex("delivery_edition").on("delivery").column("edition").execute();
        await db.schema
          .createTable("correction")
          .addColumn("id", text, (c) => c.primaryKey())
          .addColumn("event", text, (c) => c.notNull())
          .addColumn("story", text, (c) => c.notNull())
          .addColumn("kind", text, (c) => c.notNull())
          .addColumn("at", "bigint", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("correction_at").on("correction").column("at").execute();
      },
    },
    "2026-11-28-seen": {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable("delivery").addColumn("seen_at", "bigint").execute();
        await db.schema
          .createIndex("delivery_seen")
          .on("delivery")
          .columns(["platform", "seen_at"])
          .where(sql.ref("seen_at"), "is not", null)
          .execute();
      },
    },
    "2026-11-29-unsure": {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable("delivery").addColumn("unsure_at", "bigint").execute();
        await db.schema
          .alterTable("source")
          .addColumn("lines", text, (c) => c.notNull().defaultTo("[]"))
          .execute();
      },
    },
    "2026-11-30-part-of": {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable("event").addColumn("part_of", text).execute();
        await db.schema
          .createIndex("event_part_of")
          .on("event")
          .column("part_of")
          .where(sql.ref("part_of"), "is not", null)
          .execute();
      },
    },
    "2026-11-30-parted-from": {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable("event").addColumn("parted_from", text).execute();
        await db.schema.alterTable("event").addColumn("parted_at", "bigint").execute();
        await db.schema
          .createIndex("event_parted_from")
          .on("event")
          .column("parted_from")
          .where(sql.ref("parted_from"), "is not", null)
          .execute();
      },
    },
    "2026-11-27-words": {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("word")
          .addColumn("word", text, (c) => c.notNull())
          .addColumn("event", text, (c) => c.notNull())
          .addColumn("points", "integer", (c) => c.notNull())
          .addColumn("at", "bigint", (c) => c.notNull())
          .addPrimaryKeyConstraint("word_event", ["word", "event"])
          // The key is most of a row: kept once, not in a table and an index.
          .$call((table) => (engine === "sqlite" ? table.modifyEnd(sql`without rowid`) : table))
          .execute();
        await indexAll(db.withTables<Tables>());
        await db.schema
          .createTable("watch")
          .addColumn("event", text, (c) => c.notNull())
          .addColumn("subscription", text, (c) => c.notNull())
          .addPrimaryKeyConstraint("watch_once", ["event", "subscription"])
          .execute();
        await db.schema.createIndex("watch_subscription").on("watch").column("subscription").execute();
        await db.schema.alterTable("delivery").addColumn("about", text).execute();
        await db.schema
          .alterTable("subscription")
          .addColumn("shown", text, (c) => c.notNull().defaultTo("{}"))
          .execute();
      },
    },
  };
};
