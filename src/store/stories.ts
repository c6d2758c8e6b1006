import { createHash } from "node:crypto";
import { sql, type Selectable, type SelectQueryBuilder } from "kysely";
import { idsOf, type Event } from "../briefing/event.ts";
import type { Move } from "../briefing/events/event-index.ts";
import { indexWords } from "../briefing/search-words.ts";
import type { Story } from "../story/story.ts";
import type { Database } from "./database.ts";
import { strings } from "./delivery-row.ts";
import { moveWords } from "./index-words.ts";
import { moveStories, touchEvent } from "./move-stories.ts";
import type { Tables } from "./tables.ts";

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

/** What is known of a story that came before. */
type Known = { readonly event: string; readonly digest: string };

export type StoryStore = ReturnType<typeof storyStore>;

export function storyStore({ db, engine }: Database) {
  const eventsIn = async (which: SelectQueryBuilder<Tables, "event", object>): Promise<Event[]> => {
    const summed = await which.select(["id", "summary"]).where("summary", "<>", "").execute();
    const summaries = new Map(summed.map(({ id, summary }) => [id, summary]));
    const joined = await db
      .selectFrom("event as part")
      .select(["part.id", "part.part_of"])
      .where("part.part_of", "in", which.select("event.id"))
      .orderBy("part.id")
      .execute();
    const parts = Map.groupBy(joined, ({ part_of }) => part_of);
    const rows = await db
      .selectFrom("story")
      .selectAll()
      .where("event", "in", which.select("event.id"))
      .orderBy("seen_at")
      .orderBy("id")
      .execute();
    return Array.from(
      Map.groupBy(rows, ({ event }) => event),
      ([id, stories]) => {
        const summary = summaries.get(id);
        const some = parts.get(id)?.map((part) => part.id);
        return { id, ...(some && { parts: some }), ...tellingsOf(stories), ...(summary && { summary }) };
      },
    );
  };

  return {
    /**
     * Those of these ids that are known, each with its event and the digest of what its source told last. It is noted that
     * they are still listed.
     */
    async known(ids: readonly string[], now: number): Promise<Map<string, Known>> {
      const known = new Map<string, Known>();
      for (let i = 0; i < ids.length; i += 500) {
        const rows = await db
          .updateTable("story")
          .set({ listed_at: now })
          .where("id", "in", ids.slice(i, i + 500))
          .returning(["id", "event", "digest"])
          .execute();
        for (const { id, ...found } of rows) known.set(id, found);
      }
      return known;
    },

    /** How a known story was told, oldest first: once, and again each time that it had materially changed. */
    async versions(id: string): Promise<Story[]> {
      const rows = await db
        .selectFrom("story")
        .selectAll()
        // From "ID#" up to "ID$", the character after "#".
        .where(({ or, and, eb }) => or([eb("id", "=", id), and([eb("id", ">", `${id}#`), eb("id", "<", `${id}$`)])]))
        .orderBy("seen_at")
        .orderBy("id")
        .execute();
      return rows.map(toStory);
    },

    /**
     * Writes down how a known story now stands: in place of how it stood last, or (`asNew`) beside that, as news of its
     * event. What a model wrote of the event is forgotten.
     */
    async revise({ id, story }: Arrival, event: string, asNew: boolean, now: number): Promise<void> {
      const digest = digestOf(story);
      await db.transaction().execute(async (trx) => {
        const rows = await trx
          .selectFrom("story")
          .select("id")
          .where(({ or, and, eb }) => or([eb("id", "=", id), and([eb("id", ">", `${id}#`), eb("id", "<", `${id}$`)])]))
          .orderBy("seen_at")
          .orderBy("id")
          .execute();
        const last = rows.at(-1)?.id ?? id;
        if (asNew) {
          const row = toRow({ id: `${id}#${String(rows.length).padStart(4, "0")}`, story }, event, now);
          await trx
            .insertInto("story")
            .values(row)
            .onConflict((conflict) => conflict.column("id").doNothing())
            .execute();
        } else {
          await trx.updateTable("story").set({ title: story.title, text: story.text }).where("id", "=", last).execute();
        }
        await trx.updateTable("story").set({ digest }).where("id", "=", id).execute();
        await trx
          .updateTable("event")
          .set({ summary: null, summary_of: null, ...(asNew && { seen_at: now }) })
          .where("id", "=", event)
          .execute();
      });
    },

    /**
     * Takes in a story under its event, which is made if it is new, and moves those that it shows to belong elsewhere. A
     * story that is known already stays as it is.
     */
    async add({ id, story }: Arrival, to: string, now: number, moves: readonly Move[] = []): Promise<void> {
      await db.transaction().execute(async (trx) => {
        if (engine === "postgres" && moves.length > 0) {
          const all = [to, ...moves.flatMap((move) => [move.from, move.to])];
          await trx.selectFrom("event").select("id").where("id", "in", all).orderBy("id").forUpdate().execute();
        }
        const event = await touchEvent(trx, to, now);
        const { numInsertedOrUpdatedRows = 0n } = await trx
          .insertInto("story")
          .values(toRow({ id, story }, event, now))
          .onConflict((conflict) => conflict.column("id").doNothing())
          .executeTakeFirst();
        const words = Array.from(indexWords(story), ([word, points]) => ({ word, event, points, at: now }));
        if (numInsertedOrUpdatedRows > 0n && words.length > 0) {
          await trx
            .insertInto("word")
            // In one order, so that no two writers wait for each other.
            .values(words.toSorted((a, b) => (a.word < b.word ? -1 : 1)))
            .onConflict((conflict) => conflict.columns(["word", "event"]).doUpdateSet({ at: now }))
            .execute();
        }
        await moveStories(trx, moves, now);
      });
    },

    /** The events that got a story since then, each with all of its stories, oldest first, and its summary. */
    since: (at: number): Promise<Event[]> => eventsIn(db.selectFrom("event").where("seen_at", ">=", at)),

    /** These events, in this order, each once; those that are not known any more are left out. */
    async events(ids: readonly string[]): Promise<Event[]> {
      return [...new Set((await this.byId(ids)).values())];
    },

    /** These events by these ids, in this order: what has become part of another event is that event. */
    async byId(ids: readonly string[]): Promise<Map<string, Event>> {
      if (ids.length === 0) return new Map();
      const asked = db
        .selectFrom("event as asked")
        .select(sql<string>`coalesce(asked.part_of, asked.id)`.as("id"))
        .where("asked.id", "in", ids);
      const found = await eventsIn(db.selectFrom("event").where("id", "in", asked));
      const known = new Map(found.flatMap((event) => idsOf(event).map((id) => [id, event] as const)));
      return new Map(
        ids.flatMap((id): [string, Event][] => {
          const event = known.get(id);
          return event ? [[id, event]] : [];
        }),
      );
    },

    /** The event whose id begins so, the newest one of several; also if it is that beginning only. */
    async find(beginning: string): Promise<Event | undefined> {
      const row = await db
        .selectFrom("event")
        .select("id")
        .where("id", ">=", beginning)
        .where("id", "<", `${beginning}\uffff`)
        .orderBy("seen_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && (await this.events([row.id]))[0];
    },

    /** Those of the events that got a story since then which most sources tell, the most widely told first. */
    async widest(at: number, limit: number): Promise<Event[]> {
      const rows = await db
        .selectFrom("story")
        .innerJoin("event", "event.id", "story.event")
        .select("event.id")
        .where("event.seen_at", ">=", at)
        .groupBy(["event.id", "event.seen_at"])
        .orderBy(({ fn }) => fn.count("story.source").distinct(), "desc")
        .orderBy("event.seen_at", "desc")
        .orderBy("event.id")
        .limit(limit)
        .execute();
      return this.events(rows.map(({ id }) => id));
    },

    /** An event, by its id or the beginning of it, or by the address of a story that tells it. */
    async event(what: string): Promise<Event | undefined> {
      if (what === "") return undefined;
      const found = await db.selectFrom("story").select("event").where("url", "=", what).limit(1).executeTakeFirst();
      return found ? (await this.events([found.event]))[0] : this.find(what);
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
          // What it was told under goes with the event that it is part of.
          .where("part_of", "is", null)
          .where("id", "not in", listed)
          .orderBy("id")
          .limit(500)
          // A story that comes to one of them meanwhile waits, and makes it anew.
          .$if(engine === "postgres", (query) => query.forUpdate())
          .execute();
        if (old.length === 0) return;
        const whole = old.map(({ id }) => id);
        const parts = await trx.selectFrom("event").select("id").where("part_of", "in", whole).execute();
        const ids = [...whole, ...parts.map(({ id }) => id)];
        await trx.deleteFrom("told").where("event", "in", ids).execute();
        await trx.deleteFrom("watch").where("event", "in", ids).execute();
        await moveWords(trx, ids);
        await trx.deleteFrom("story").where("event", "in", ids).execute();
        await trx.deleteFrom("event").where("id", "in", ids).execute();
      });
    },
  };
}

/** The rows of an event, in the order in which they came, as its stories and their versions. */
function tellingsOf(rows: readonly Selectable<Tables["story"]>[]): Pick<Event, "stories" | "versions"> {
  const versions = rows.map((row) => ({ story: toStory(row), at: row.seen_at }));
  return { stories: latest(rows).map(toStory), versions };
}

/** Of each story how it was told last, in the order in which they first came. */
function latest(rows: readonly Selectable<Tables["story"]>[]): Selectable<Tables["story"]>[] {
  return [...new Map(rows.map((row) => [row.id.split("#")[0], row])).values()];
}

/** What tells one telling of a story from another. */
export function digestOf({ title, text }: Story): string {
  return createHash("sha256").update(`${title}\n${text}`).digest("hex").slice(0, 32);
}

function toRow({ id, story }: Arrival, event: string, now: number): Tables["story"] {
  return {
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
    digest: digestOf(story),
    seen_at: now,
    listed_at: now,
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
    topics: topicsOf(row.topics),
    weight: Number(row.weight),
    ...(row.image !== null && { image: row.image }),
  };
}

// A list names a few, which stand in every row.
const lists = new Map<string, readonly string[]>();

function topicsOf(json: string): readonly string[] {
  const known = lists.get(json);
  if (known) return known;
  if (lists.size >= 1000) lists.clear();
  const topics = strings.parse(JSON.parse(json));
  lists.set(json, topics);
  return topics;
}
