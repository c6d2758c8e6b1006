import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect,
} from "kysely";
import { namingFullDisk } from "./disk-full.ts";

type Connection = Awaited<ReturnType<SqliteDriver["acquireConnection"]>>;

const prefix = "sqlite:";

/** The path in an address of a store on SQLite ("sqlite:PATH"); undefined for another engine's. */
export function sqlitePath(address: string): string | undefined {
  return address.startsWith(prefix) ? address.slice(prefix.length) : undefined;
}

/**
 * Kysely over node:sqlite: one file (or ":memory:"), in WAL mode so that reading never waits for writing, and with
 * synchronous=FULL so that what was acknowledged survives a power cut. Its folder is made. A second process may open the
 * same file: each waits up to 5 s for the other's transaction.
 */
export function sqliteDialect(path: string): Dialect {
  let database: ReturnType<typeof open> | undefined;
  return {
    // SQLite's own word is that it does: CREATE TABLE is part of a transaction like any other statement.
    createAdapter: () => Object.defineProperty(new SqliteAdapter(), "supportsTransactionalDdl", { value: true }),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () =>
      // "immediate": a transaction that reads first and then writes would otherwise fail at once when another process
      // wrote in between, however long it were willing to wait.
      Object.assign(new SqliteDriver({ database: async () => (database = open(path)) }), {
        beginTransaction: async (connection: Connection) => {
          await connection.executeQuery(CompiledQuery.raw("begin immediate"));
        },
        // A full disk has ended it already, and "there is none to roll back" would be all that the caller hears.
        rollbackTransaction: async (connection: Connection) => {
          if (database?.inTransaction()) await connection.executeQuery(CompiledQuery.raw("rollback"));
        },
      }),
  };
}

function open(path: string) {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
  // Preparing costs more than most of our queries. Their texts are few; those with long lists of values come and go.
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    if (statements.size > 200) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    inTransaction: () => database.isTransaction,
    prepare(sql: string) {
      const statement = prepared(sql);
      return {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => namingFullDisk(() => statement.all(...bindable(values))),
        run: (values: readonly unknown[]) => namingFullDisk(() => statement.run(...bindable(values))),
        iterate: (values: readonly unknown[]) => statement.iterate(...bindable(values)),
      };
    },
  };
}

function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (value === null || typeof value === "string" || typeof value === "number") return value;
    throw new TypeError(`A ${typeof value} cannot be stored: the tables have text and integers only.`);
  });
}
