import { sql, type Kysely } from "kysely";
import { checkThere } from "./check-file.ts";
import { openDatabase } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** What makes a row of each table, an event before the stories that name it. */
const keys = {
  source: ["id"],
  event: ["id"],
  story: ["id"],
  word: ["word", "event"],
  subscription: ["id"],
  watch: ["event", "subscription"],
  told: ["subscription", "event"],
  edition: ["id"],
  correction: ["id"],
  delivery: ["id"],
  account: ["platform"],
  seen: ["id"],
  setting: ["key"],
  lease: ["name"],
} satisfies Record<keyof Tables, readonly string[]>;

type Row = Record<string, string | number | null>;

const batch = 500;

/**
 * Copies all that the store `from` remembers into the empty store `to` (addresses as in STORE), as it is at one instant.
 * All of it or nothing: each table is counted on both sides before it is committed. Gives back the rows of each table.
 * Rejects with a sentence when there is nothing at `from`, and when there is something in `to`.
 */
export async function moveStore(from: string, to: string): Promise<Record<string, number>> {
  checkThere(from);
  const source = await openDatabase(from);
  try {
    const target = await openDatabase(to);
    try {
      return await source.db
        .transaction()
        .setIsolationLevel("repeatable read")
        .execute((out) => target.db.transaction().execute((into) => copyAll(out, into)));
    } finally {
      await target.db.destroy();
    }
  } finally {
    await source.db.destroy();
  }
}

async function copyAll(from: Kysely<Tables>, to: Kysely<Tables>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of Object.keys(keys)) {
    if ((await count(to, table)) > 0) throw new Error(`The target is not empty: its table ${table} has rows.`);
  }
  for (const [table, key] of Object.entries(keys)) {
    await copy(table, key, from, to);
    const [were, are] = [await count(from, table), await count(to, table)];
    if (were !== are) throw new Error(`Of the table ${table}, ${are} of ${were} rows arrived; nothing was moved.`);
    counts[table] = are;
  }
  return counts;
}

async function copy(table: string, key: readonly string[], from: Kysely<Tables>, to: Kysely<Tables>): Promise<void> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after = last && sql`where (${order}) > (${sql.join(key.map((column) => last?.[column]))})`;
    const page = sql<Row>`select * from ${sql.table(table)} ${after ?? sql``} order by ${order} limit ${batch}`;
    const { rows } = await page.execute(from);
    if (rows[0]) {
      const columns = Object.keys(rows[0]);
      const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
      const names = sql.join(columns.map((column) => sql.ref(column)));
      await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(to);
    }
    last = rows.at(batch - 1);
  } while (last);
}

async function count(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(db);
  return rows[0]?.rows ?? 0;
}
