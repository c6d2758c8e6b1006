import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type SettingStore = ReturnType<typeof settingStore>;

/** What the program remembers of itself, by name. */
export function settingStore(db: Kysely<Tables>) {
  return {
    async get(key: string): Promise<string | undefined> {
      const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst();
      return row?.value;
    },
    async set(key: string, value: string): Promise<void> {
      await db
        .insertInto("setting")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    },
  };
}
