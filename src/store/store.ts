import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { accountStore, type AccountStore } from "./accounts.ts";
import { claimStore, type ClaimStore } from "./claims.ts";
import { deliveryStore, type DeliveryStore } from "./deliveries.ts";
import { migrations, type Tables } from "./schema.ts";
import { sourceStore, type SourceStore } from "./sources.ts";
import { sqliteDialect } from "./sqlite.ts";
import { storyStore, type StoryStore } from "./stories.ts";
import { subscriptionStore, type SubscriptionStore } from "./subscriptions.ts";

/** The port: everything that is remembered. Only this folder knows SQL. */
export type Store = {
  readonly sources: SourceStore;
  readonly stories: StoryStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly claims: ClaimStore;
  readonly accounts: AccountStore;
  close(): Promise<void>;
};

/** Opens the store that STORE names ("sqlite:PATH", "sqlite::memory:") and brings its tables up to date. */
export async function openStore(address: string): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(address.slice("sqlite:".length)) });
  await migrate(db);
  return {
    sources: sourceStore(db),
    stories: storyStore(db),
    subscriptions: subscriptionStore(db),
    deliveries: deliveryStore(db),
    claims: claimStore(db),
    accounts: accountStore(db),
    close: () => db.destroy(),
  };
}

/** In one transaction that locks out every other process, so that several may start together. */
async function migrate(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const migrator = new Migrator({ db: trx, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw new Error("The store's tables could not be brought up to date.", { cause: error });
  });
}
