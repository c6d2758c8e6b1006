import { sql, type Kysely } from "kysely";
import { sourceWord, topicWord, type Term } from "../briefing/search-words.ts";
import type { Tables } from "./tables.ts";

/** What is looked for among the events. */
export type Search = {
  /** More than half of them must be there, none is any event. */
  readonly terms: readonly Term[];
  /** Only events of one of these topics. */
  readonly topics?: readonly string[];
  /** Only what a story since then tells (UTC milliseconds). */
  readonly since?: number;
};

export type SearchStore = ReturnType<typeof searchStore>;

// After the last character of any word.
const last = "\uffff";

export function searchStore(db: Kysely<Tables>) {
  return {
    /** The ids of the events that are meant, best first, newest first among equals, from the one at `from` on. */
    async find({ terms, topics = [], since = 0 }: Search, limit: number, from = 0): Promise<string[]> {
      const named = topics.map(topicWord);
      // A topic alone is looked for as a word is.
      const looked: readonly Term[] = terms.length > 0 ? terms : [{ words: named }];
      if (terms.length === 0 && named.length === 0) return [];
      const each = looked.map(
        (term) => sql`
          select event, max(points) as points, max(at) as at from word
          where ${"stem" in term ? sql`word >= ${term.stem} and word < ${term.stem + last}` : sql`word in (${sql.join(term.words)})`}
          and at >= ${since} group by event`,
      );
      const about =
        terms.length > 0 && named.length > 0
          ? sql`where event in (select event from word where word in (${sql.join(named)}))`
          : sql``;
      const { rows } = await sql<{ event: string }>`
        select event from (${sql.join(each, sql` union all `)}) as found ${about}
        group by event having 2 * count(*) > ${sql.lit(looked.length)}
        order by sum(points) desc, max(at) desc, event limit ${limit} offset ${from}`.execute(db);
      return rows.map(({ event }) => event);
    },

    /** The names, in lower case, of the sources that tell stories here and whose names begin so. */
    async sources(beginning: string, limit: number): Promise<string[]> {
      const start = sourceWord(beginning);
      const rows = await db
        .selectFrom("word")
        .select("word")
        .distinct()
        .where("word", ">=", start)
        .where("word", "<", start + last)
        .orderBy("word")
        .limit(limit)
        .execute();
      return rows.map(({ word }) => word.slice(1));
    },
  };
}
