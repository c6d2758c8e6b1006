import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type SummaryStore = ReturnType<typeof summaryStore>;

/** What a language model wrote of events, kept with the event. */
export function summaryStore(db: Kysely<Tables>) {
  return {
    /** Of how many stories the summary of each of these events was made; those that have none are left out. */
    async madeOf(events: readonly string[]): Promise<Map<string, number>> {
      const made = new Map<string, number>();
      for (let i = 0; i < events.length; i += 500) {
        const rows = await db
          .selectFrom("event")
          .select(["id", "summary_of"])
          .where("id", "in", events.slice(i, i + 500))
          .where("summary_of", "is not", null)
          .execute();
        for (const { id, summary_of } of rows) if (summary_of !== null) made.set(id, summary_of);
      }
      return made;
    },

    /** Keeps a summary, a sentence a line, made of so many stories; "" says that nothing good came of it. */
    async keep(event: string, text: string, stories: number): Promise<void> {
      await db.updateTable("event").set({ summary: text, summary_of: stories }).where("id", "=", event).execute();
    },
  };
}
