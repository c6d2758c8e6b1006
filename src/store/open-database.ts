import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { checkFile } from "./check-file.ts";
import type { Database, Engine } from "./database.ts";
import { localBell } from "./local-bell.ts";
import { postgresBell, postgresDialect } from "./postgres.ts";
import { migrations } from "./schema.ts";
import type { Tables } from "./tables.ts";
import { sqliteDialect, sqlitePath } from "./sqlite.ts";

/** Opens what STORE names and brings its tables up to date. Rejects, with all closed again, when it cannot be used. */
export async function openDatabase(address: string): Promise<Database> {
  const database = connect(address);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
}

function connect(address: string): Database {
  const path = sqlitePath(address);
  if (path === undefined) {
    const db = new Kysely<Tables>({ dialect: postgresDialect(address) });
    return { db, engine: "postgres", bell: postgresBell(db, address) };
  }
  checkFile(path);
  return { db: new Kysely<Tables>({ dialect: sqliteDialect(path) }), engine: "sqlite", bell: localBell() };
}

/** In one transaction that locks out every other process, so that several may start together. */
async function migrate({ db, engine }: { db: Kysely<Tables>; engine: Engine }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (engine === "postgres") await sql`select pg_advisory_xact_lock(hashtextextended('tidings', 0))`.execute(trx);
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => migrations(engine) } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw new Error("The store's tables could not be brought up to date.", { cause: error });
  });
}
