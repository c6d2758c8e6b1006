import { sql, type Kysely } from "kysely";
import { indexWords } from "../briefing/search-words.ts";
import { strings } from "./delivery-row.ts";
import type { Tables } from "./tables.ts";

type Indexed = Pick<Tables["story"], "title" | "text" | "source" | "language" | "topics">;

const page = 500;
// Each word takes four of the values that a statement may have: 32,766 on SQLite, 65,535 on PostgreSQL.
const mostRows = 5000;

/** Under which words a stored story is found, each with its points. */
function wordsOfRow({ title, text, source, language, topics }: Indexed): Map<string, number> {
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

/**
 * Takes events, or (`stories`: the ids of their rows) what only some of their stories say, out of the index, or puts it there
 * under the event `to`: by the words that brought them in, for an index by event would double its size.
 */
export async function moveWords(
  trx: Kysely<Tables>,
  events: readonly string[],
  { stories, to }: { readonly stories?: ReadonlySet<string>; readonly to?: string } = {},
): Promise<void> {
  const rows = await trx
    .selectFrom("story")
    .select(["id", "event", "title", "text", "source", "language", "topics"])
    .where("event", "in", events)
    .execute();
  for (const [event, its] of Map.groupBy(rows, (row) => row.event)) {
    const wordsOf = (some: typeof its) => new Set(some.flatMap((row) => [...wordsOfRow(row).keys()]));
    const stay = wordsOf(stories ? its.filter(({ id }) => !stories.has(id)) : []);
    const words = [...wordsOf(stories ? its.filter(({ id }) => stories.has(id)) : its)].toSorted();
    for (let i = 0; i < words.length; i += 500) {
      const some = words.slice(i, i + 500);
      if (to !== undefined) await copyWords(trx, some, event, to);
      const gone = some.filter((word) => !stay.has(word));
      if (gone.length > 0) await trx.deleteFrom("word").where("event", "=", event).where("word", "in", gone).execute();
    }
  }
}

async function copyWords(trx: Kysely<Tables>, words: readonly string[], from: string, to: string): Promise<void> {
  await trx
    .insertInto("word")
    .columns(["word", "event", "points", "at"])
    .expression((query) =>
      query
        .selectFrom("word")
        .select(({ val }) => ["word", val(to).as("event"), "points", "at"])
        .where("event", "=", from)
        .where("word", "in", words)
        .orderBy("word"),
    )
    .onConflict((conflict) =>
      conflict.columns(["word", "event"]).doUpdateSet(({ ref }) => ({
        at: sql`case when ${ref("excluded.at")} > ${ref("word.at")} then ${ref("excluded.at")} else ${ref("word.at")} end`,
      })),
    )
    .execute();
}
