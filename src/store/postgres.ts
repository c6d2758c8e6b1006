import { PostgresDialect, sql, type Dialect, type Kysely } from "kysely";
import { Pool, TypeOverrides, types } from "pg";
import type { Bell } from "./database.ts";
import { listen } from "./listen.ts";
import type { Tables } from "./tables.ts";

const channel = "tidings_work";
const second = 1000;

/** Kysely over a pool of connections to PostgreSQL, 13 or later. A query that meets a lost one throws; the next one gets a new one. */
export function postgresDialect(address: string): Dialect {
  const own = new TypeOverrides();
  // Our int8 are milliseconds and counts, which a number holds.
  own.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: address,
    types: own,
    keepAlive: true,
    connectionTimeoutMillis: 10 * second,
    // A network that swallows everything must not stop the work for as long as TCP would wait, a quarter of an hour: what
    // gets no answer throws, and its connection does not grow old.
    query_timeout: 60 * second,
    maxLifetimeSeconds: 60,
  });
  // A connection that breaks while nobody uses it has no query to fail, and the pool replaces it. Without a listener it
  // would end the process.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}

/** A bell that every process hears that has the same database. Who listens is also told what waits whenever it (re)connects. */
export function postgresBell(db: Kysely<Tables>, address: string): Bell {
  const waiting = async () => {
    const rows = await db
      .selectFrom("delivery")
      .select("platform")
      .distinct()
      .where("state", "=", "queued")
      .where("edition", "is not", null)
      .execute();
    return rows.map(({ platform }) => platform);
  };
  return {
    async ring(trx, platform) {
      await sql`select pg_notify(${channel}, ${platform})`.execute(trx);
    },
    onWork: (listener) => listen({ address, channel, missed: waiting }, listener),
  };
}
