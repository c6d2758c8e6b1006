import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type Engine = "sqlite" | "postgres";

/**
 * What the queries run on. They are the same on both engines but for one thing: SQLite has one writer at a time, so its
 * transactions come one after the other; PostgreSQL runs them side by side, so there what is read to be written is
 * locked first. To keep two from waiting for each other, locks are always taken in the same order: a chat, then rows of
 * the ledger by their ids, then subscriptions by theirs.
 */
export type Database = { readonly db: Kysely<Tables>; readonly engine: Engine; readonly bell: Bell };

/** How it is said that composed rows of a platform wait to be sent. */
export type Bell = {
  /** Inside a transaction: it is heard when that has been committed. */
  ring(trx: Kysely<Tables>, platform: string): Promise<void>;
  /** Calls `listener` at each ring until the function it gives back is called. */
  onWork(listener: (platform: string) => void): Promise<() => Promise<void>>;
};
