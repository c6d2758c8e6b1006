import { sql } from "kysely";
import type { Database } from "./database.ts";

export type LeaseStore = ReturnType<typeof leaseStore>;

/** The lease that lets one process send a platform's deliveries. */
export const sendLease = (platform: string): string => `send:${platform}`;
/** The lease that lets one process serve the people of a platform that bears no second one. */
export const answerLease = (platform: string): string => `answer:${platform}`;
/** The lease that lets one process fetch the sources and forget what is old. */
export const gatherLease = "gather";

/** What only one process may do at a time. */
export function leaseStore({ db }: Database) {
  return {
    /**
     * Takes a lease until then (UTC milliseconds), or renews one's own. Gives back its fence, a number that is raised
     * whenever the owner changes: what checks it lets nobody through who still believes in a lease that was lost.
     * Undefined while another's runs.
     */
    async acquire(name: string, owner: string, now: number, until: number): Promise<number | undefined> {
      const row = await db
        .insertInto("lease")
        .values({ name, owner, until, fence: 1 })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet(({ ref }) => ({
              owner: ref("excluded.owner"),
              until: ref("excluded.until"),
              fence: sql<number>`lease.fence + case when lease.owner = excluded.owner then 0 else 1 end`,
            }))
            .where(({ or, eb, ref }) =>
              or([eb("lease.owner", "=", ref("excluded.owner")), eb("lease.until", "<=", now)]),
            ),
        )
        .returning("fence")
        .executeTakeFirst();
      return row?.fence;
    },

    /** Gives up one's own lease: it is free at once. */
    async release(name: string, owner: string): Promise<void> {
      await db.updateTable("lease").set({ until: 0 }).where("name", "=", name).where("owner", "=", owner).execute();
    },
  };
}
