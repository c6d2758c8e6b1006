import { setImmediate as breath } from "node:timers/promises";
import { z } from "zod";
import type { Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";
import { shortId } from "../briefing/actions.ts";
import { isBreaking } from "../briefing/breaking.ts";
import type { BriefFor } from "../briefing/brief.ts";
import { composeBriefing } from "../briefing/compose.ts";
import { idsOf, versionsBy, versionsOf, type Event } from "../briefing/event.ts";
import { weights } from "../briefing/rank.ts";
import { isWanted } from "../briefing/taste.ts";
import { updateOf } from "../briefing/events/update.ts";
import type { Subscription } from "../reader/subscription.ts";
import { anyEvent, type Push } from "../store/pushes.ts";
import type { Store } from "../store/store.ts";
import type { Delivery } from "./delivery.ts";
import { graceMs } from "./plan.ts";
import { pushKind, pushSlot } from "./push-kind.ts";
import { pushTime } from "./push-time.ts";

const batch = 250;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Writes a row of the ledger for each reader who is to be told of one event outside of the appointments: its update, where
 * the reader follows it (which ends with that), or that it breaks, where the reader wants to hear of it. The row waits
 * for the end of the reader's quiet hours. Doing it again changes nothing.
 */
export async function planPushes(store: Store, platforms: readonly string[], now: number): Promise<void> {
  const followed = await store.stories.events(await store.pushes.followed(now - graceMs));
  const recent = await store.stories.since(now - weights.breaking.forMs);
  const breaking = recent.filter((event) => isBreaking(event, now));
  for (const platform of platforms) {
    for (const event of followed) {
      for (const id of idsOf(event)) {
        await each(store, id, platform, (readers) => pushUpdates(store, event, readers, now));
      }
    }
    await pushFresh(store, breaking, platform, now);
  }
}

/** Pushes what breaks, each event once: for as long as it does, to look at all readers again would be for nothing. */
async function pushFresh(store: Store, breaking: readonly Event[], platform: string, now: number): Promise<void> {
  const key = `pushed ${platform}`;
  const done = ids.parse(JSON.parse((await store.settings.get(key)) ?? "[]"));
  const fresh = breaking.filter(({ id }) => !done.includes(id));
  if (fresh.length === 0) return;
  await each(store, anyEvent, platform, (readers) => pushBreaking(store, fresh, readers, now));
  await store.settings.set(key, JSON.stringify(breaking.map(({ id }) => id)));
}

const ids = z.array(z.string());

async function each(
  store: Store,
  event: string,
  platform: string,
  work: (readers: readonly Subscription[]) => Promise<void>,
): Promise<void> {
  let after = "";
  for (;;) {
    const readers = await store.pushes.waiting(event, platform, after, batch);
    await work(readers.filter((reader) => takesPushes(reader)));
    after = readers.at(-1)?.id ?? "";
    if (readers.length < batch) return;
    // SQLite answers at once, so the loop would never come round to anybody else's request.
    await breath();
  }
}

/** May anything come to this reader that no appointment asks for? Not after "stop". Pure. */
export function takesPushes({ gone, choices }: Pick<Subscription, "gone" | "choices">): boolean {
  return gone === null && choices.stopped === undefined;
}

function isPaused({ choices: { pausedUntil = 0 } }: Subscription, now: number): boolean {
  return pausedUntil > now;
}

async function pushUpdates(store: Store, event: Event, readers: readonly Subscription[], now: number): Promise<void> {
  const told = await toldOf(store, readers, now);
  for (const reader of readers) {
    if (isPaused(reader, now) || !updated(event, told.get(reader.id)?.get(event.id))) continue;
    const slot = pushSlot("update", event);
    await store.pushes.endFollow({ reader, event: event.id, slot, at: pushTime(reader, now) }, idsOf(event), now);
  }
}

async function pushBreaking(
  store: Store,
  events: readonly Event[],
  readers: readonly Subscription[],
  now: number,
): Promise<void> {
  const told = await toldOf(store, readers, now);
  const pushed = await store.pushes.pushed(
    readers.map(({ id }) => id),
    now - dayMs,
  );
  const pushes: Push[] = [];
  for (const reader of readers) {
    if (isPaused(reader, now)) continue;
    const before = pushed.get(reader.id)?.filter(({ slot }) => pushKind(slot) === "breaking") ?? [];
    const done = new Set(before.map((push) => push.event));
    for (const event of events) {
      const known = told.get(reader.id)?.has(event.id) || idsOf(event).some((id) => done.has(id));
      if (known || done.size >= (reader.choices.breaking ?? 0) || !isWanted(event, reader.choices)) continue;
      done.add(event.id);
      pushes.push({ reader, event: event.id, slot: pushSlot("breaking", event), at: pushTime(reader, now) });
    }
  }
  await store.pushes.queue(pushes, now);
}

/** What readers were told of the events that are new now. */
function toldOf(store: Store, readers: readonly Subscription[], now: number) {
  return store.subscriptions.toldBy(
    readers.map(({ id }) => id),
    now - graceMs,
  );
}

/** What is new of an event to who was told it at a time; who follows it untold knows its first story. */
function updated(event: Event, toldAt: number | undefined) {
  const versions = versionsOf(event);
  const known = Math.max(toldAt === undefined ? 1 : versionsBy(event, toldAt), 1);
  return known < versions.length ? updateOf(versions.slice(0, known), versions.slice(known)) : undefined;
}

/**
 * The message of a push for a reader who was told of its event at `toldAt` (UTC milliseconds), if ever; a reason for the
 * ledger where there is nothing to tell any more. Pure.
 */
export function composePush(
  { slot }: Pick<Delivery, "slot">,
  event: Event | undefined,
  toldAt: number | undefined,
  { locale, timeZone, taste }: BriefFor,
  at: number,
): Message | { readonly reason: string } {
  if (!event) return { reason: "its event is no longer there" };
  const isUpdate = pushKind(slot) === "update";
  const update = isUpdate ? updated(event, toldAt)?.story : undefined;
  if (isUpdate ? !update : toldAt !== undefined) return { reason: "the reader was told before it left" };
  if (!isUpdate && !isWanted(event, taste)) return { reason: "the reader no longer wants this" };
  const { briefing, buttons } = words(locale);
  const { blocks } = composeBriefing([update ? { ...event, update } : event], {
    locale,
    timeZone,
    at,
    title: isUpdate ? briefing.followed : briefing.breaking,
    ...(taste.languages && { languages: taste.languages }),
  });
  const id = shortId(event);
  return {
    blocks: blocks.filter(({ kind }) => kind !== "note"),
    actions: [
      { label: buttons.open, command: `/open ${id}` },
      { label: buttons.follow, command: `/follow e:${id}` },
      { label: buttons.less, command: `/less ${id}` },
      ...(isUpdate ? [] : [{ label: buttons.noBreaking, command: "/breaking off" }]),
    ],
  };
}
