const minute = 60_000;
const patience = 3;
const firstPauseMs = 5 * minute;
const longestPauseMs = 60 * minute;
// What a server may ask for at most.
const day = 24 * 60 * minute;

/** How many calls in a row have failed, and until when none is made (UTC milliseconds). */
export type Breaker = { readonly failures: number; readonly until: number };

/** After a call that was answered. */
export const closed: Breaker = { failures: 0, until: 0 };

/**
 * After one more failure. From the third in a row on nothing is asked for 5 minutes, then 10, 20 … an hour at most,
 * and one failure more is enough for the next pause. A server that says how long to wait is obeyed at once.
 */
export function afterFailure({ failures }: Breaker, now: number, retryAfterMs = 0): Breaker {
  const count = failures + 1;
  const pause = count < patience ? 0 : Math.min(firstPauseMs * 2 ** (count - patience), longestPauseMs);
  return { failures: count, until: now + Math.max(pause, Math.min(retryAfterMs, day)) };
}
