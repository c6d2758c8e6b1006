import type { Outcome } from "../adapter.ts";

const minute = 60_000;
// More than a fifth of a minute's chats gone at once is no mass of people who leave, but something that is wrong with the
// bot, the server it is on, or the platform. Of fewer than ten nothing can be said.
const share = 0.2;
const fewest = 10;
const pauseMs = 10 * minute;
// What is still so after the pause is true.
const believeMs = 24 * 60 * minute;

/**
 * Looks at an account's outcomes as they come, and takes a burst of chats that are gone for an incident, once a day: the
 * bulk then waits ten minutes before any more of them is given up. Gives back the outcome to go by.
 */
export function watchForIncident(now: () => number, alarm: () => void): (outcome: Outcome) => Outcome {
  let seen: { readonly at: number; readonly gone: boolean }[] = [];
  let alarmedAt = -Infinity;
  return (outcome) => {
    const at = now();
    seen = seen.filter((one) => one.at > at - minute);
    seen.push({ at, gone: outcome.kind === "gone" });
    if (outcome.kind !== "gone") return outcome;
    const gone = seen.filter((one) => one.gone).length;
    const over = at - alarmedAt;
    if (over > believeMs && gone >= fewest && gone > seen.length * share) {
      alarmedAt = at;
      alarm();
      return pause;
    }
    // What was under way when the pause began.
    return over < pauseMs ? pause : outcome;
  };
}

const pause: Outcome = { kind: "later", afterMs: pauseMs, whole: "bulk" };
