import type { GoneReason, Outcome, Whole } from "../adapter.ts";
import type { Change } from "../store/claims.ts";
import { unsure, type Delivery } from "./delivery.ts";
import { graceMs } from "./plan.ts";

/** What an outcome changes: the row, and what is to be done besides. */
export type Effect = {
  readonly change: Change;
  /** The briefing has reached the reader: remember what it told. */
  readonly told?: true;
  /** The chat is to be left alone until a sign comes from there. */
  readonly gone?: GoneReason;
  /** After so many slots that ended like this one, the chat counts as unreachable. */
  readonly strikes?: number;
  /** The chat has a new address; send again there at once. */
  readonly moved?: string;
  /** Until then (UTC milliseconds) nothing to the chat, from the account, or of the bulk. */
  readonly hold?: { readonly until: number; readonly whole: Whole };
  /** The account cannot send any more. */
  readonly halted?: string;
};

/**
 * What the platform's answer to the next part of a delivery changes. Pure. `parts` is how many parts it has in all;
 * `repeatAfterMs`: after how long of silence a send whose outcome is unknown may be repeated, if ever.
 */
export function effectOf(outcome: Outcome, of: Of): Effect {
  const effect = byKind(outcome, of);
  // Another answer than this tells of this try, not of an earlier one that broke off.
  const settled = outcome.kind === "delivered" || outcome.kind === "nudged";
  const unsureAt = settled ? null : of.delivery.unsureAt;
  return outcome.kind === "unknown" ? effect : { ...effect, change: { ...effect.change, unsureAt } };
}

type Of = {
  readonly delivery: Delivery;
  readonly parts: number;
  readonly repeatAfterMs: number | undefined;
  readonly now: number;
};

function byKind(outcome: Outcome, { delivery, parts, repeatAfterMs, now }: Of): Effect {
  switch (outcome.kind) {
    case "delivered": {
      const sentIds = [...delivery.sentIds, outcome.id];
      return sentIds.length < parts
        ? { change: { sentIds } }
        : { change: { sentIds, state: "delivered", reason: null }, told: true };
    }
    case "nudged":
      return { change: { sentIds: [...delivery.sentIds, outcome.id], state: "nudged", reason: null } };
    case "later": {
      const until = now + waitMs(outcome, delivery.attempts);
      return { ...putOff(delivery, until, "the platform asked to wait"), hold: { until, whole: outcome.whole } };
    }
    case "gone":
      return { change: { state: "gone", reason: outcome.reason }, gone: outcome.reason };
    case "moved":
      // Once: a platform that moves a chat in a circle would keep us busy for ever.
      return delivery.reason === hasMoved
        ? { change: { state: "refused", reason: "the chat moved again and again" } }
        : {
            change: { state: "queued", reason: hasMoved, attempts: delivery.attempts + 1, runAt: now },
            moved: outcome.chat,
          };
    case "refused":
      return {
        change: { state: "refused", reason: outcome.reason },
        ...(outcome.strikes !== undefined && { strikes: outcome.strikes }),
      };
    case "halted":
      return { change: { state: "queued", reason: outcome.reason, runAt: now + 60_000 }, halted: outcome.reason };
    case "unknown":
      return repeatAfterMs === undefined || outcome.final
        ? { change: { state: "unknown", reason: "no answer from the platform: it may have arrived" } }
        : putOff(delivery, now + Math.max(repeatAfterMs, backOffMs(delivery.attempts)), unsure);
  }
}

const hasMoved = "the chat has a new address";

// However a wait grows, an hour later the platform is asked again.
const longestGrowthMs = 60 * 60_000;

function waitMs({ afterMs, growth = 1 }: Extract<Outcome, { kind: "later" }>, attempts: number): number {
  return Math.max(afterMs, Math.min(afterMs * growth ** attempts, longestGrowthMs));
}

/** 1, 2, 4 … seconds, five minutes at most. */
const backOffMs = (attempts: number) => Math.min(1000 * 2 ** attempts, 5 * 60_000);

/** Again later, or missed if that is too late to be worth it. */
function putOff(delivery: Delivery, runAt: number, reason: string): Effect {
  return runAt - delivery.slotAt > graceMs
    ? { change: { state: "missed", reason } }
    : { change: { state: "queued", reason, runAt, attempts: delivery.attempts + 1 } };
}

/**
 * What a row becomes when the platform takes its word back: part number `part` did not arrive after all. It is sent again
 * where that may help and no later part of it stands on the screen already. Pure.
 */
export function afterFailure(
  outcome: Outcome,
  { delivery, part, now }: { delivery: Delivery; part: number; now: number },
): Change {
  if (outcome.kind === "gone") return { state: "gone", reason: outcome.reason };
  if (outcome.kind === "later" && part >= delivery.sentIds.length - 1) {
    const again = putOff(delivery, now + waitMs(outcome, delivery.attempts), "the platform lost it");
    return { ...again.change, sentIds: delivery.sentIds.slice(0, part) };
  }
  return {
    state: "refused",
    reason: outcome.kind === "refused" ? outcome.reason : "the platform could not deliver it",
  };
}
