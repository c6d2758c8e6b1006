import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

export type AccountStore = ReturnType<typeof accountStore>;

export function accountStore(db: Kysely<Tables>) {
  return {
    /** Until when a platform told us to wait (0: it did not), and how to write it down. */
    async holdUntil(platform: string): Promise<number> {
      const row = await db.selectFrom("account").selectAll().where("platform", "=", platform).executeTakeFirst();
      return row?.hold_until ?? 0;
    },
    async hold(platform: string, until: number): Promise<void> {
      await db
        .insertInto("account")
        .values({ platform, hold_until: until })
        .onConflict((conflict) => conflict.column("platform").doUpdateSet({ hold_until: until }))
        .execute();
    },
  };
}
