import type { Kysely } from "kysely";
import { z } from "zod";
import type { Fingerprint } from "../story/clean/recurring.ts";
import { strings } from "./delivery-row.ts";
import type { Tables } from "./tables.ts";

/** A place that stories come from, and how fetching it goes. */
export type Source = {
  /** Its address. */
  readonly url: string;
  readonly title: string;
  readonly topics: readonly string[];
  /** How much it counts in ranking, beside the others' 1. */
  readonly weight: number;
  /** What it said last, for a conditional request. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** UTC milliseconds. */
  readonly dueAt: number;
  /** Failures in a row. */
  readonly failures: number;
};

const fingerprints = z.array(z.object({ title: z.string(), url: z.string(), lines: strings }));

export type SourceStore = ReturnType<typeof sourceStore>;

export function sourceStore(db: Kysely<Tables>) {
  return {
    /** Makes these the sources: a new one is due at once, a known one keeps what is known of it, others go. */
    async list(sources: readonly Pick<Source, "url" | "title" | "topics" | "weight">[]): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const urls = sources.map(({ url }) => url);
        await trx
          .deleteFrom("source")
          .$if(urls.length > 0, (query) => query.where("id", "not in", urls))
          .execute();
        for (const { url, title, topics, weight } of sources) {
          const known = { title, topics: JSON.stringify(topics), weight: String(weight) };
          await trx
            .insertInto("source")
            .values({ id: url, ...known, etag: null, last_modified: null, due_at: 0, failures: 0, lines: "[]" })
            .onConflict((conflict) => conflict.column("id").doUpdateSet(known))
            .execute();
        }
      });
    },

    /** All of them, by what a reader knows of them. */
    async named(): Promise<Pick<Source, "title" | "topics">[]> {
      const rows = await db.selectFrom("source").select(["title", "topics"]).orderBy("title").execute();
      return rows.map(({ title, topics }) => ({ title, topics: strings.parse(JSON.parse(topics)) }));
    },

    /** Those to be fetched now, longest due first. */
    async due(now: number): Promise<Source[]> {
      const rows = await db
        .selectFrom("source")
        .select(["id", "title", "topics", "weight", "etag", "last_modified", "due_at", "failures"])
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .execute();
      return rows.map((row) => ({
        url: row.id,
        title: row.title,
        topics: strings.parse(JSON.parse(row.topics)),
        weight: Number(row.weight),
        ...(row.etag !== null && { etag: row.etag }),
        ...(row.last_modified !== null && { lastModified: row.last_modified }),
        dueAt: row.due_at,
        failures: row.failures,
      }));
    },

    /** By what the lines of a source are known that it repeats from article to article. */
    async lines(url: string): Promise<Fingerprint[]> {
      const row = await db.selectFrom("source").select("lines").where("id", "=", url).executeTakeFirst();
      return row ? fingerprints.parse(JSON.parse(row.lines)) : [];
    },

    /** Writes down how a fetch went and when the next one is due; of its lines, what is new. */
    async fetched(
      url: string,
      next: Pick<Source, "dueAt" | "failures"> &
        Partial<Pick<Source, "etag" | "lastModified">> & { readonly lines?: readonly Fingerprint[] },
    ) {
      await db
        .updateTable("source")
        .set({
          due_at: next.dueAt,
          failures: next.failures,
          ...(next.lines && { lines: JSON.stringify(next.lines) }),
          ...(next.failures === 0 && { etag: next.etag ?? null, last_modified: next.lastModified ?? null }),
        })
        .where("id", "=", url)
        .execute();
    },
  };
}
