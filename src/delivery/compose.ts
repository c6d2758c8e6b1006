import { createHash } from "node:crypto";
import type { Adapter } from "../adapter.ts";
import { brief, newsSince, type BriefFor } from "../briefing/brief.ts";
import type { Subscription } from "../reader/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Edition } from "./delivery.ts";

const batch = 500;

/**
 * Gives every planned row its edition. Readers whose choices and history are the same share one: it is composed and
 * rendered once.
 */
export async function composePlanned(store: Store, adapters: readonly Adapter[], now: number): Promise<void> {
  // Ages are told to the minute: who is composed for within the same one can share.
  const at = now - (now % 60_000);
  const editions = new Map<string, Edition>();
  const make = async (adapter: Adapter, whom: BriefFor): Promise<Edition> => {
    const { message, tells } = brief(await store.stories.since(newsSince(whom.toldAt, at)), whom, at);
    const parts = adapter.render(message, whom.locale);
    return { id: digest([adapter.platform, parts, tells]), parts, events: tells };
  };
  const compose = async (adapter: Adapter, reader: Subscription): Promise<Edition> => {
    const whom = await briefFor(store, reader);
    const since = newsSince(whom.toldAt, at);
    const key = digest([adapter.platform, { ...whom, told: [...whom.told].toSorted(), toldAt: since }]);
    const shared = editions.get(key) ?? (await make(adapter, whom));
    editions.set(key, shared);
    // "Nothing new since 07:31" is each reader's own.
    return shared.events.length > 0 ? shared : make(adapter, whom);
  };

  for (const adapter of adapters) {
    for (;;) {
      const rows = await store.deliveries.uncomposed(adapter.platform, batch);
      const readers = await store.subscriptions.byId(rows.map(({ subscription }) => subscription));
      for (const row of rows) {
        const reader = readers.get(row.subscription);
        if (reader) await store.deliveries.compose(await compose(adapter, reader), [row.id], now);
      }
      if (rows.length < batch) break;
    }
  }
}

/** What a briefing for a subscription depends on. */
export async function briefFor(store: Store, reader: Subscription): Promise<BriefFor> {
  return {
    locale: reader.locale,
    timeZone: reader.timeZone,
    format: reader.format,
    toldAt: reader.toldAt,
    told: await store.subscriptions.told(reader.id),
    missed: await store.deliveries.missed(reader.id, reader.toldAt ?? 0),
  };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
