import { sql, type Selectable } from "kysely";
import type { Event } from "../briefing/event.ts";
import type { Story } from "../story/story.ts";
import type { Database } from "./database.ts";
import { strings } from "./delivery-row.ts";
import type { Tables } from "./schema.ts";

/** A story with what makes it the same one when it comes again: its source's address and its id there. */
export type Arrival = { readonly id: string; readonly story: Story };

/** A story that came at some time, as far as it is needed to tell which others are of the same event. */
export type Arrived = {
  readonly id: string;
  readonly event: string;
  readonly title: string;
  readonly text: string;
  readonly url?: string;
  readonly language: string;
  /** UTC milliseconds, as is `at`. */
  readonly publishedAt: number;
  readonly at: number;
};

export type StoryStore = ReturnType<typeof storyStore>;

export function storyStore({ db, engine }: Database) {
  return {
    /** Which of these ids are not known yet. Of the known ones it is noted that they are still listed. */
    async unknown(ids: readonly string[], now: number): Promise<Set<string>> {
      const fresh = new Set(ids);
      for (let i = 0; i < ids.length; i += 500) {
        const known = await db
          .updateTable("story")
          .set({ listed_at: now })
          .where("id", "in", ids.slice(i, i + 500))
          .returning("id")
          .execute();
        for (const { id } of known) fresh.delete(id);
      }
      return fresh;
    },

    /** Takes in a story under its event, which is made if it is new. A story that is known already stays as it is. */
    async add({ id, story }: Arrival, event: string, now: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("event")
          .values({ id: event, seen_at: now })
          .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: now }))
          .execute();
        await trx
          .insertInto("story")
          .values({
            id,
            event,
            source: story.source,
            title: story.title,
            text: story.text,
            url: story.url ?? null,
            language: story.language,
            published_at: story.publishedAt ?? null,
            topics: JSON.stringify(story.topics ?? []),
            weight: String(story.weight ?? 1),
            image: story.image ?? null,
            seen_at: now,
            listed_at: now,
          })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      });
    },

    /** The events that got a story since then, each with all of its stories, oldest first, and its summary. */
    async since(at: number): Promise<Event[]> {
      const summed = await db
        .selectFrom("event")
        .select(["id", "summary"])
        .where("seen_at", ">=", at)
        .where("summary", "<>", "")
        .execute();
      const summaries = new Map(summed.map(({ id, summary }) => [id, summary]));
      const rows = await db
        .selectFrom("story")
        .selectAll()
        .where("event", "in", (query) => query.selectFrom("event").select("event.id").where("event.seen_at", ">=", at))
        .orderBy("seen_at")
        .orderBy("id")
        .execute();
      return Array.from(
        Map.groupBy(rows, ({ event }) => event),
        ([id, stories]) => {
          const summary = summaries.get(id);
          const arrivedAt = stories.map(({ seen_at }) => seen_at);
          return { id, stories: stories.map(toStory), arrivedAt, ...(summary && { summary }) };
        },
      );
    },

    /** The stories that came since then, in that order, each with its event. Of a text only the first 1,200 characters. */
    async arrivedSince(at: number): Promise<Arrived[]> {
      const rows = await db
        .selectFrom("story")
        .select(["id", "event", "title", "url", "language", "published_at", "seen_at"])
        .select(sql<string>`substr(text, 1, 1200)`.as("text"))
        // By the event, whose time is indexed: it is that of its newest story.
        .where("event", "in", (query) => query.selectFrom("event").select("event.id").where("event.seen_at", ">=", at))
        .where("seen_at", ">=", at)
        .orderBy("seen_at")
        .orderBy("id")
        .execute();
      return rows.map(({ url, published_at, seen_at, ...row }) => ({
        ...row,
        ...(url !== null && { url }),
        publishedAt: published_at ?? seen_at,
        at: seen_at,
      }));
    },

    /**
     * Forgets the events of which no source has listed a story since then, and that they were told. What is still listed
     * stays, however old: forgotten, it would come back as news.
     */
    async forget(before: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const listed = trx.selectFrom("story").select("event").where("listed_at", ">=", before);
        const old = await trx
          .selectFrom("event")
          .select("id")
          .where("seen_at", "<", before)
          .where("id", "not in", listed)
          .orderBy("id")
          .limit(500)
          // A story that comes to one of them meanwhile waits, and makes it anew.
          .$if(engine === "postgres", (query) => query.forUpdate())
          .execute();
        const ids = old.map(({ id }) => id);
        if (ids.length === 0) return;
        await trx.deleteFrom("told").where("event", "in", ids).execute();
        await trx.deleteFrom("story").where("event", "in", ids).execute();
        await trx.deleteFrom("event").where("id", "in", ids).execute();
      });
    },
  };
}

function toStory(row: Selectable<Tables["story"]>): Story {
  return {
    source: row.source,
    title: row.title,
    text: row.text,
    ...(row.url !== null && { url: row.url }),
    language: row.language,
    // A story that bears no date is as old as our knowledge of it.
    publishedAt: row.published_at ?? row.seen_at,
    topics: strings.parse(JSON.parse(row.topics)),
    weight: Number(row.weight),
    ...(row.image !== null && { image: row.image }),
  };
}
