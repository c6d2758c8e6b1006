import type { Kysely } from "kysely";
import { indexWords } from "../briefing/search-words.ts";
import { strings } from "./delivery-row.ts";
import type { Tables } from "./schema.ts";

type Indexed = Pick<Tables["story"], "title" | "text" | "source" | "language" | "topics">;

const page = 500;
// Each word takes four of the values that a statement may have: 32,766 on SQLite, 65,535 on PostgreSQL.
const mostRows = 5000;

/** Under which words a stored story is found, each with its points. */
export function wordsOfRow({ title, text, source, language, topics }: Indexed): Map<string, number> {
  return indexWords({ title, text, source, language, topics: strings.parse(JSON.parse(topics)) });
}

/** Fills the index with the stories that came before there was one. */
export async function indexAll(db: Kysely<Tables>): Promise<void> {
  let after = "";
  for (;;) {
    const rows = await db
      .selectFrom("story")
      .select(["id", "event", "title", "text", "source", "language", "topics", "seen_at"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(page)
      .execute();
    const words = new Map<string, Tables["word"]>();
    for (const row of rows) {
      for (const [word, points] of wordsOfRow(row)) {
        words.set(`${word} ${row.event}`, { word, event: row.event, points, at: row.seen_at });
      }
    }
    const values = [...words.values()];
    for (let i = 0; i < values.length; i += mostRows) {
      await db
        .insertInto("word")
        .values(values.slice(i, i + mostRows))
        .onConflict((conflict) => conflict.columns(["word", "event"]).doNothing())
        .execute();
    }
    after = rows.at(-1)?.id ?? "";
    if (rows.length < page) return;
  }
}
