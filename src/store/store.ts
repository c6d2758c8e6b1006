import { accountStore, type AccountStore } from "./accounts.ts";
import { claimStore, type ClaimStore } from "./claims.ts";
import type { Bell } from "./database.ts";
import { correctionStore, type CorrectionStore } from "./corrections.ts";
import { deliveryStore, type DeliveryStore } from "./deliveries.ts";
import { leaseStore, type LeaseStore } from "./leases.ts";
import { openDatabase } from "./open-database.ts";
import { pushStore, type PushStore } from "./pushes.ts";
import { reportStore, type ReportStore } from "./reports.ts";
import { searchStore, type SearchStore } from "./search.ts";
import { settingStore, type SettingStore } from "./settings.ts";
import { sourceStore, type SourceStore } from "./sources.ts";
import { storyStore, type StoryStore } from "./stories.ts";
import { summaryStore, type SummaryStore } from "./summaries.ts";
import { subscriptionStore, type SubscriptionStore } from "./subscriptions.ts";

/** The port: everything that is remembered. Only this folder knows SQL. */
export type Store = {
  readonly sources: SourceStore;
  readonly stories: StoryStore;
  readonly summaries: SummaryStore;
  readonly search: SearchStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly pushes: PushStore;
  readonly claims: ClaimStore;
  readonly corrections: CorrectionStore;
  readonly reports: ReportStore;
  readonly accounts: AccountStore;
  readonly leases: LeaseStore;
  readonly settings: SettingStore;
  /**
   * Calls `listener` with a platform when composed rows wait to be sent there: on PostgreSQL whichever process composed
   * them, on SQLite only this one. It may be called for nothing. End it, with what it gives back, before `close`.
   */
  readonly onWork: Bell["onWork"];
  close(): Promise<void>;
};

/** Opens the store that STORE names ("sqlite:PATH", "sqlite::memory:", "postgres://…") and brings its tables up to date. */
export async function openStore(address: string): Promise<Store> {
  const database = await openDatabase(address);
  const { db, bell } = database;
  return {
    sources: sourceStore(db),
    stories: storyStore(database),
    summaries: summaryStore(db),
    search: searchStore(db),
    subscriptions: subscriptionStore(database),
    deliveries: deliveryStore(database),
    pushes: pushStore(database),
    claims: claimStore(database),
    corrections: correctionStore(database),
    reports: reportStore(database),
    accounts: accountStore(db),
    leases: leaseStore(database),
    settings: settingStore(db),
    onWork: bell.onWork,
    close: () => db.destroy(),
  };
}
