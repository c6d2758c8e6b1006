import { createHash } from "node:crypto";
import { setImmediate as breath } from "node:timers/promises";
import type { Adapter, Part } from "../adapter.ts";
import type { Message } from "../../messages/message.ts";
import { brief, knownOf, newsSince, weekMs, type BriefFor } from "../briefing/brief.ts";
import type { Event } from "../briefing/event.ts";
import type { Choices, Subscription } from "../reader/subscription.ts";
import type { Store } from "../store/store.ts";
import type { Delivery, Edition } from "./delivery.ts";
import { isLookBack } from "./look-back.ts";
import { composePush } from "./push.ts";

const batch = 250;
// Each was told up to hundreds of events.
const atOnce = 100;
const minute = 60_000;
const hour = 60 * minute;
// Memory has an end; who shares an edition mostly stands near by, so that little is made again after a clearing.
const mostEditions = 1000;
const mostNews = 4;
// Of these, a reader's topics and languages still leave enough.
const mostOfWeek = 500;

/** The events since a time, and by their ids. */
type News = { readonly events: readonly Event[]; readonly byId: ReadonlyMap<string, Event> };

/**
 * Gives every planned row its edition. Readers whose choices and history are the same share one: it is composed and
 * rendered once.
 */
export async function composePlanned(store: Store, adapters: readonly Adapter[], now: number): Promise<void> {
  // Ages are told to the minute: who is composed for within the same one can share.
  const at = now - (now % minute);
  const news = new Map<number, News>();
  const newsOf = async (since: number): Promise<News> => {
    const events = news.get(since)?.events ?? (await store.stories.since(since));
    return keep(news, since, mostNews, () => ({ events, byId: new Map(events.map((event) => [event.id, event])) }));
  };
  // However many ask for it, and all of a week would be too much to read.
  let week: Promise<Event[]> | undefined;
  const pushed = new Map<string, Event | undefined>();
  const tellings = new Set<string>();
  const weekOf = () => (week ??= store.stories.widest(at - weekMs, mostOfWeek));
  for (const adapter of adapters) {
    const editions = new Map<string, Edition>();
    const make = async (events: readonly Event[], whom: BriefFor): Promise<Edition> => {
      const before = editions.size;
      const edition = keep(
        editions,
        digest({ ...whom, told: [...whom.told].toSorted(([a], [b]) => (a < b ? -1 : 1)) }),
        mostEditions,
        () => {
          const render = renderOnce(adapter, whom.locale);
          const { message, tells } = brief(events, whom, at, (tried) => render(tried).length <= 1);
          const parts = render(message);
          return {
            id: digest([adapter.platform, parts, tells]),
            parts,
            events: tells,
            message,
            locale: whom.locale,
            composedAt: now,
          };
        },
      );
      // A new one took its time; dozens in a row would hold everybody else up.
      if (editions.size !== before) await breath();
      return edition;
    };
    const push = async (row: Delivery, named: string, { whom, told }: Reader): Promise<Edition | undefined> => {
      if (!pushed.has(named)) pushed.set(named, (await store.stories.events([named]))[0]);
      const about = pushed.get(named);
      const event = about?.id ?? named;
      // Two that were planned before their events became one would say the same.
      const again = tellings.has(`${row.subscription} ${event}`);
      tellings.add(`${row.subscription} ${event}`);
      const message = composePush(row, about, again ? now : told.get(event), whom, at);
      if ("reason" in message) {
        await store.pushes.withdraw(row.id, message.reason, now);
        return undefined;
      }
      // Of this round alone: what it knows of the event is remembered as told.
      const id = digest([adapter.platform, whom.locale, message, event, now]);
      return keep(editions, id, mostEditions, () => {
        const parts = adapter.render(message, whom.locale);
        return { id, parts, events: [event], message, locale: whom.locale, composedAt: now };
      });
    };
    const compose = async (row: Delivery, reader: Reader): Promise<Edition | undefined> => {
      if (row.about !== null) return push(row, row.about, reader);
      const { whom } = reader;
      if (isLookBack(row, reader)) return make(await weekOf(), { ...whom, told: new Map(), toldAt: 0, lookBack: true });
      const since = sinceFor(whom, at);
      const { events, byId } = await newsOf(since);
      const told = knownOf(reader.told, byId);
      const shared = await make(events, { ...whom, told, toldAt: since });
      if (shared.events.length > 0) return shared;
      // "Nothing new since 07:31" is for those of that minute.
      return make(events, { ...whom, told, toldAt: whom.toldAt && whom.toldAt - (whom.toldAt % minute) });
    };

    for (;;) {
      const rows = await store.deliveries.uncomposed(adapter.platform, batch, now);
      const readers = await store.subscriptions.byId(rows.map(({ subscription }) => subscription));
      const whom = await briefsFor(store, [...readers.values()], at);
      const composed = new Map<Edition, string[]>();
      let withdrawn = 0;
      for (const row of rows) {
        const reader = whom.get(row.subscription);
        if (!reader) continue;
        const edition = await compose(row, reader);
        if (edition) composed.set(edition, [...(composed.get(edition) ?? []), row.id]);
        else withdrawn++;
      }
      await store.deliveries.compose(composed);
      // SQLite answers at once, so the loop would never come round to anybody else's request.
      await breath();
      if (rows.length < batch || composed.size + withdrawn === 0) break;
    }
  }
}

/** Whom a briefing is for, but for what that reader was told: events by their ids, and when. */
export type Reader = {
  readonly whom: BriefFor;
  readonly told: ReadonlyMap<string, number>;
  readonly digest?: Choices["digest"];
};

/** What a briefing for a subscription depends on. */
export async function briefFor(store: Store, reader: Subscription): Promise<Reader> {
  const missed = await store.deliveries.missed([reader.id]);
  return readerOf(reader, await store.subscriptions.told(reader.id), missed.get(reader.id));
}

/** Renders for a platform, each message once: what was tried for its length need not be made again. */
function renderOnce({ render }: Pick<Adapter, "render">, locale: string): (message: Message) => readonly Part[] {
  const rendered = new Map<Message, readonly Part[]>();
  return (message) => {
    const parts = rendered.get(message) ?? render(message, locale);
    rendered.set(message, parts);
    return parts;
  };
}

/** The same for many, of their past only what bears upon news that they may get. */
async function briefsFor(store: Store, readers: readonly Subscription[], at: number): Promise<Map<string, Reader>> {
  const found = new Map<string, Reader>();
  for (let i = 0; i < readers.length; i += atOnce) {
    const some = readers.slice(i, i + atOnce);
    const ids = some.map(({ id }) => id);
    const since = Math.min(...some.map((reader) => sinceFor(reader, at)));
    const [told, missed] = [await store.subscriptions.toldBy(ids, since), await store.deliveries.missed(ids)];
    for (const reader of some) found.set(reader.id, readerOf(reader, told.get(reader.id), missed.get(reader.id)));
    await breath();
  }
  return found;
}

/** Since when a reader may get news: to the hour, or no two who were last told before the weekend would share. */
function sinceFor({ toldAt }: Pick<Subscription, "toldAt">, at: number): number {
  return newsSince(toldAt && toldAt - (toldAt % hour), at);
}

function readerOf(
  { locale, timeZone, format, toldAt, choices }: Subscription,
  told: ReadonlyMap<string, number> = new Map(),
  missed: readonly number[] = [],
): Reader {
  const { most, topics, languages, follows, mutes } = choices;
  const taste = {
    ...(topics && { topics }),
    ...(languages && { languages }),
    ...(follows && { follows }),
    ...(mutes && { mutes }),
  };
  const whom = {
    locale,
    timeZone,
    format,
    toldAt,
    missed,
    taste,
    told: new Map(),
    ...(most !== undefined && { most }),
  };
  return { whom, told, ...(choices.digest && { digest: choices.digest }) };
}

function keep<K, V>(known: Map<K, V>, key: K, most: number, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
