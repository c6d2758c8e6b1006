import { createHash } from "node:crypto";
import type { Message } from "../../messages/message.ts";
import type { Adapter } from "../adapter.ts";
import { idsOf } from "../briefing/event.ts";
import { correctionMessage, mended } from "../briefing/corrected.ts";
import type { Corrected } from "../store/corrections.ts";
import type { Store } from "../store/store.ts";
import type { Edition } from "./delivery.ts";

/** With this begins the slot of a row that is no appointment but a correction. */
export const correctionSlot = "correction";

// What was told longer ago is scrolled away.
const recentMs = 72 * 60 * 60 * 1000;

/**
 * Has what sources took back mended in the messages that told it, where the platform can, and told in one short message
 * to those whom such a message cannot reach. Each correction is one row of the ledger for each reader, so this is safe to
 * repeat.
 */
export async function planCorrections(store: Store, adapter: Adapter, now: number): Promise<void> {
  const done = `corrected:${adapter.platform}`;
  const since = Number((await store.settings.get(done)) ?? now - recentMs);
  for (const correction of await store.corrections.since(since)) {
    await planOne(store, adapter, correction, now);
    await store.settings.set(done, String(correction.at));
  }
}

async function planOne(store: Store, adapter: Adapter, correction: Corrected, now: number): Promise<void> {
  const { platform } = adapter;
  const [event] = await store.stories.events([correction.event]);
  const ids = event ? idsOf(event) : [correction.event];
  const slot = `${correctionSlot} ${correction.id}`;
  const make = (message: Message, locale: string): Edition => {
    const parts = adapter.render(message, locale);
    const id = createHash("sha256")
      .update(JSON.stringify([platform, slot, parts]))
      .digest("hex");
    return { id, parts, events: [], message, locale, composedAt: now };
  };
  if (adapter.edit) {
    for (const { edition: told, item } of await store.corrections.toldIn(ids, platform, now - recentMs)) {
      const edition = make(mended(told.message, item, correction, told.locale), told.locale);
      // In more messages, or fewer, it would not fit where it stood.
      if (edition.parts.length !== told.parts.length) continue;
      const changed = edition.parts.map((part, i) => JSON.stringify(part) !== JSON.stringify(told.parts[i]));
      await store.corrections.mend(edition, { of: told.id, platform, slot, changed }, now);
    }
  }
  const others = await store.corrections.toldOtherwise(ids, platform, slot, now - recentMs);
  for (const [locale, some] of Map.groupBy(others, (other) => other.locale)) {
    const subscriptions = some.map(({ subscription }) => subscription);
    await store.corrections.tell(
      make(correctionMessage(correction, locale), locale),
      { subscriptions, platform, slot },
      now,
    );
  }
}
