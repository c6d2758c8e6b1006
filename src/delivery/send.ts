import { randomUUID } from "node:crypto";
import type { Adapter, Log, Outcome } from "../adapter.ts";
import { wantsBriefings, withGone } from "../reader/appointments.ts";
import type { Subscription } from "../reader/subscription.ts";
import type { Change, Claim } from "../store/claims.ts";
import type { Store } from "../store/store.ts";
import { isAppointment, type Delivery, type Edition } from "./delivery.ts";
import { effectOf, type Effect } from "./outcome.ts";
import { correctionSlot } from "./plan-corrections.ts";
import { watchForIncident } from "./incident.ts";
import { Stopped, type Turns } from "./pace.ts";
import { graceMs } from "./plan.ts";
import { takesPushes } from "./push.ts";
import { isNight } from "./quiet-hours.ts";
import { leaveUnseen, strikeOut } from "./strike-out.ts";

/** The worker that sends one account's deliveries. */
export type Sender = {
  /** There may be work. */
  wake(): void;
  /** What is under way ends; what is claimed and not begun is given back. */
  stop(): Promise<void>;
};

/** What a sender works with. */
export type Sending = {
  readonly store: Store;
  readonly adapter: Adapter;
  /** Of the lease that lets this process send for the account. */
  readonly fence: number;
  readonly turns: Turns;
  readonly now: () => number;
  readonly log: Log;
  /** What becomes of a delivery of which nobody can tell whether it arrived. */
  readonly whenUnsure: "skip" | "repeat";
  /** The account cannot send any more: the sender has stopped claiming. */
  readonly halted: (reason: string) => void;
};

// How long a claim is ours alone. It outlasts the slowest request and any wait for a turn; a worker that dies holds its
// rows up for so long.
const leaseMs = 2 * 60_000;
// Enough to keep every account busy while requests are on their way; a crash touches no more rows than these.
const most = 50;

/**
 * Sends an account's queued deliveries, oldest slot first, as fast as its turns allow. Each part's row is marked
 * `sending`, durably, before its request leaves, and gets its outcome when the answer comes.
 */
export function startSender({ store, adapter, fence, turns, now, log, whenUnsure, halted }: Sending): Sender {
  const { platform } = adapter;
  const token = randomUUID();
  const repeatAfterMs = adapter.repeatAfterMs ?? (whenUnsure === "repeat" ? 0 : undefined);
  const tellsLater = adapter.repeatAfterMs !== undefined && adapter.repeatAfterMs > 0;
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let woken = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  const wake = () => woken.resolve();
  const judged = watchForIncident(now, () =>
    log.error({ platform }, "Many chats are gone at once: the bulk waits ten minutes. Is the bot still what it was?"),
  );

  const apply = async (
    claim: Claim,
    subscription: Subscription,
    edition: Edition,
    effect: Effect,
  ): Promise<boolean> => {
    const { gone, hold, moved, strikes } = effect;
    const ours = await store.claims.write(claim, effect.change, now(), effect.told && edition);
    if (hold) turns.hold(hold.until, hold.whole, subscription.chat);
    if (strikes !== undefined) await strikeOut(store, { ...subscription, subscription: subscription.id }, strikes);
    if (gone)
      await store.subscriptions.change(platform, subscription.chat, (reader) => reader && withGone(reader, gone));
    if (moved !== undefined) await store.subscriptions.move(platform, subscription.chat, moved);
    if (effect.halted !== undefined && !stopping) {
      stopping = true;
      halted(effect.halted);
    }
    return ours && effect.change.state === undefined;
  };

  const deliver = async (claim: Claim): Promise<void> => {
    let { delivery } = claim;
    const subscription = (await store.subscriptions.byId([delivery.subscription])).get(delivery.subscription);
    const edition = delivery.edition === null ? undefined : await store.deliveries.edition(delivery.edition);
    const hindrance = hindered(delivery, subscription, edition);
    if (!subscription || !edition || hindrance !== undefined) {
      await store.claims.write(claim, hindrance ?? {}, now());
      return;
    }
    const isNew = delivery.sentIds.length === 0 && isAppointment(delivery.slot);
    if (tellsLater && isNew && (await leaveUnseen(store, { ...subscription, subscription: subscription.id }))) {
      await store.claims.write(claim, { state: "gone", reason: "unreachable" }, now());
      return;
    }
    const to = {
      chat: subscription.chat,
      locale: subscription.locale,
      ...(subscription.heardAt !== null && { heardAt: subscription.heardAt }),
    };
    // What mends a message says the same however often; nobody is to wake up for a correction.
    const mends = delivery.edits !== null;
    const silent = delivery.slot.startsWith(correctionSlot) || isNight(subscription, now());
    for (const [i, part] of edition.parts.entries()) {
      if (i < delivery.sentIds.length) continue;
      const outcome = await turns.run(subscription.chat, "bulk", async (): Promise<Outcome | undefined> => {
        if (stopping) return undefined;
        const leaves = { state: "sending", runAt: now() + leaseMs, unsureAt: delivery.unsureAt ?? now() } as const;
        if (!(await store.claims.write(claim, leaves, now()))) return undefined;
        const unsure = delivery.unsureAt !== null && { unsureSince: delivery.unsureAt };
        if (!delivery.edits) return adapter.send(to, part, { key: `${delivery.id}:${i}`, silent, ...unsure });
        const edited = delivery.edits[i] ?? null;
        if (edited === null) return { kind: "delivered", id: "" };
        return adapter.edit?.(to, edited, part) ?? { kind: "refused", reason: "the platform edits nothing" };
      });
      if (!outcome) return;
      const effect = effectOf(judged(outcome), {
        delivery,
        parts: edition.parts.length,
        repeatAfterMs: mends ? 0 : repeatAfterMs,
        now: now(),
      });
      if (!(await apply(claim, subscription, edition, effect))) return;
      delivery = { ...delivery, ...effect.change };
    }
  };

  const begin = (claim: Claim) => {
    const work = deliver(claim)
      .catch(async (error: unknown) => {
        if (error instanceof Stopped) return;
        log.error({ platform, error: String(error) }, "A delivery failed in a way that is a bug of Tidings.");
        await store.claims.write(claim, { state: "refused", reason: "an error inside Tidings" }, now());
      })
      // The store itself is away: what was claimed is free again when the claim runs out, or is taken over.
      .catch((error: unknown) => log.error({ platform, error: String(error) }, "An outcome could not be written."))
      .finally(() => {
        underWay.delete(work);
        wake();
      });
    underWay.add(work);
  };

  const recover = async () => {
    for (const claim of await store.claims.stranded(platform, fence, now(), now() + leaseMs, token)) {
      const { change } = effectOf(
        { kind: "unknown" },
        { delivery: claim.delivery, parts: 1, repeatAfterMs, now: now() },
      );
      await store.claims.write(claim, change, now());
    }
    const late = await store.deliveries.expire(platform, now() - graceMs, "it could not be sent in time", now());
    if (late > 0)
      log.warn({ platform, count: late }, "Briefings were missed: they could not be sent within the grace.");
  };

  /** Claims what may be sent now and begins it. False when there was nothing. */
  const round = async (): Promise<boolean> => {
    await recover();
    const free = most - underWay.size;
    // Not for each row that ends: a claim costs as much for one as for many.
    if (free < most / 2) return false;
    const claims = await store.claims.claim(platform, fence, now(), now() + leaseMs, token, free);
    for (const claim of claims) begin(claim);
    if (claims.length > 0) return true;
    const next = await store.claims.nextRunAt(platform);
    if (next !== undefined && underWay.size === 0) timer = setTimeout(wake, Math.max(next - now(), 50));
    return false;
  };

  const run = async () => {
    let taken = false;
    while (!stopping) {
      woken = Promise.withResolvers();
      clearTimeout(timer);
      try {
        if (!taken) {
          const holds = await store.accounts.holds(platform);
          turns.hold(holds.account, "account");
          turns.hold(holds.bulk, "bulk");
          await store.claims.takeOver(platform, fence, now(), now() + (repeatAfterMs ?? 0));
          taken = true;
        }
        if (await round()) continue;
      } catch (error) {
        // A store that is busy or away comes back; what is queued in it is not lost meanwhile.
        log.error({ platform, error: String(error) }, "Deliveries could not be claimed; trying again in a second.");
        timer = setTimeout(wake, 1000);
      }
      await woken.promise;
    }
  };

  const done = run();
  return {
    wake,
    async stop() {
      stopping = true;
      wake();
      clearTimeout(timer);
      await done;
      await Promise.all(underWay);
      await store.claims.release(token, now());
    },
  };
}

/** What becomes of a claimed delivery that is not to be sent after all. */
function hindered(
  { slot, about }: Delivery,
  subscription: Subscription | undefined,
  edition: Edition | undefined,
): Change | undefined {
  if (!subscription) return { state: "stopped", reason: "the subscription is no longer there" };
  if (subscription.gone !== null) return { state: "gone", reason: subscription.gone };
  // A correction goes also to who only asks.
  const wanted = about !== null ? takesPushes(subscription) : wantsBriefings(subscription) || !isAppointment(slot);
  if (!wanted) return { state: "stopped", reason: "the reader has stopped the briefings" };
  if (!edition) return { state: "refused", reason: "its text is no longer there" };
  return undefined;
}
