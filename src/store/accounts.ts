import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type AccountStore = ReturnType<typeof accountStore>;

/** Until when a platform told us to wait (UTC milliseconds; 0: it did not): with everything, or with the bulk. */
export type Holds = { readonly account: number; readonly bulk: number };

export function accountStore(db: Kysely<Tables>) {
  return {
    async holds(platform: string): Promise<Holds> {
      const row = await db.selectFrom("account").selectAll().where("platform", "=", platform).executeTakeFirst();
      return { account: row?.hold_until ?? 0, bulk: row?.bulk_until ?? 0 };
    },
    /** Writes a hold down; the longer one stays. */
    async hold(platform: string, whole: keyof Holds, until: number): Promise<void> {
      const column = whole === "account" ? "hold_until" : "bulk_until";
      await db
        .insertInto("account")
        .values({ platform, hold_until: 0, bulk_until: 0, [column]: until })
        .onConflict((conflict) =>
          conflict
            .column("platform")
            .doUpdateSet({ [column]: until })
            .where(`account.${column}`, "<", until),
        )
        .execute();
    },
  };
}
