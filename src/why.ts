import type { Delivery } from "./delivery/delivery.ts";
import { graceMs } from "./delivery/plan.ts";
import { wantsBriefings } from "./reader/appointments.ts";
import { writeWhen } from "./reader/time/when.ts";
import type { Subscription } from "./reader/subscription.ts";
import type { Store } from "./store/store.ts";

// A week and a half of one briefing a day.
const most = 10;

/** What the store knows of one chat, for an operator who asks why something came or did not. */
export type Why = {
  readonly subscription: Subscription;
  /** The last rows of its ledger, newest slot first. */
  readonly deliveries: readonly Delivery[];
  /** Until when its platform asked the account to send no briefings (UTC milliseconds; 0 if it never did). */
  readonly holdUntil: number;
};

/**
 * Looks a chat up, by "PLATFORM:ADDRESS" or by its address alone, which may be known on several platforms. Nothing where
 * nobody knows it.
 */
export async function lookUp(store: Store, platforms: readonly string[], chat: string): Promise<Why[]> {
  const named = platforms.find((platform) => chat.startsWith(`${platform}:`));
  const address = named === undefined ? chat : chat.slice(named.length + 1);
  const found = await Promise.all(
    (named === undefined ? platforms : [named]).map(async (platform) => {
      const subscription = await store.subscriptions.find(platform, address);
      if (!subscription) return [];
      const deliveries = await store.deliveries.history(subscription.id, most, true);
      const { account, bulk } = await store.accounts.holds(platform);
      return [{ subscription, deliveries, holdUntil: Math.max(account, bulk) }];
    }),
  );
  return found.flat();
}

/** All of it as an operator reads it; `now` in UTC milliseconds. */
export function whyText(why: Why, now: number): string {
  const { subscription, deliveries } = why;
  const { platform, chat, slots, timeZone, locale, format, gone, nextAt, nextSlot } = subscription;
  const facts = [
    ["wants", slots.length > 0 ? writeWhen(slots, timeZone) : `nothing (${timeZone})`],
    ["as", `${format}, ${locale}`],
    ["next", nextAt === null ? "none" : `${utc(nextAt)}, on its own clock ${nextSlot}`],
    ["gone", gone ?? "no"],
    ["heard", moment(subscription.heardAt)],
    ["told", moment(subscription.toldAt)],
    ["met", utc(subscription.createdAt)],
  ];
  const rows = deliveries.map(({ slot, slotAt, state, reason, attempts, sentIds }) => [
    slot,
    utc(slotAt),
    state,
    String(attempts),
    String(sentIds.length),
    reason ?? "",
  ]);
  return [
    `${platform}:${chat}`,
    ...table(facts).map((line) => `  ${line}`),
    "",
    ...(rows.length > 0
      ? table([["slot", "at", "state", "put off", "parts", "reason"], ...rows])
      : ["No slot has come yet."]),
    "",
    ...whatNext(why, now),
  ].join("\n");
}

/** What will happen to this chat, a sentence each, soonest first; `now` in UTC milliseconds. */
export function whatNext({ subscription, deliveries, holdUntil }: Why, now: number): string[] {
  const { gone, nextAt, nextSlot } = subscription;
  const open = deliveries.filter(({ state }) => state === "queued" || state === "sending").toReversed();
  const held = open.length > 0 && holdUntil > now ? [`Its platform asked to wait until ${utc(holdUntil)}.`] : [];
  const waiting = [...open.map((row) => waits(row, now)), ...held];
  if (gone !== null) return [...waiting, "Nothing is planned until a sign comes from the chat."];
  if (!wantsBriefings(subscription)) return [...waiting, "Nothing is planned: it wants no briefing."];
  if (nextAt === null) return [...waiting, "Nothing is planned: it has paused its briefings."];
  if (nextAt > now) return [...waiting, `${nextSlot} comes at ${utc(nextAt)}.`];
  const then = now - nextAt > graceMs ? "recorded as missed" : "planned";
  return [
    ...waiting,
    `${nextSlot} was due at ${utc(nextAt)}. It is ${then} within a minute, if the program runs and serves the platform.`,
  ];
}

function waits({ slot, slotAt, state, edition, runAt, about }: Delivery, now: number): string {
  if (about !== null && slotAt > now) return `${slot} is pushed at ${utc(slotAt)}, unless the reader is told before.`;
  if (state === "sending") return `${slot} has left and waits for its answer, until ${utc(runAt)} at most.`;
  const over = `It is missed after ${utc(slotAt + graceMs)}.`;
  if (edition === null) return `${slot} waits for its text, which is made within a minute if the program runs. ${over}`;
  return runAt > now
    ? `${slot} is sent at ${utc(runAt)} or as soon after as its turn comes. ${over}`
    : `${slot} is sent as soon as its turn comes, if the program runs. ${over}`;
}

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
const moment = (at: number | null) => (at === null ? "never" : utc(at));

/** Columns as wide as what is in them. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widths, row) => row.map((cell, i) => Math.max(widths[i] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
