import { setTimeout as sleep } from "node:timers/promises";
import { type Api, GrammyError, HttpError } from "grammy";
import type { Log } from "../../src/adapter.ts";
import { explain } from "./explain.ts";

/** The updates that we ask for; without a list Telegram goes on with the one it was last given. */
export const allowedUpdates = ["message", "callback_query", "my_chat_member"] as const;

/**
 * Asks for updates until `signal` is aborted and the request under way is cut, and hands each to `accept`, which must
 * not wait for the work it makes. Rejects only with an answer that asking again cannot change: a revoked token (401,
 * 404), a webhook, or a second poller that does not go away (409).
 *
 * grammY's own loop waits out a failure with a timer that nothing can cut, and tells nobody of it; hence this one.
 *
 * The last updates are not confirmed at the end: they come again at the next start, and the host knows them.
 */
export async function poll(api: Api, accept: (update: unknown) => void, log: Log, signal: AbortSignal): Promise<void> {
  let offset: number | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const updates = await api.getUpdates({ offset, timeout: 30, allowed_updates: allowedUpdates });
      if (failures > 0) log.info({}, "Telegram answers again");
      failures = 0;
      for (const update of updates) {
        offset = update.update_id + 1;
        accept(update);
      }
    } catch (error) {
      if (signal.aborted) return;
      const waitMs = pauseAfter(error, failures);
      if (failures === 0) log.warn(explain(error), "Telegram does not answer; asking again");
      failures += 1;
      // What cuts it short also ends the loop.
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

// A process of ours that slept through the end of its lease may ask once more when it wakes, and is gone by then.
const conflictMs = 4000;

/** Milliseconds until it is worth asking again: as the platform says, else longer each time. Throws what is not. */
function pauseAfter(error: unknown, failures: number): number {
  const growing = Math.min(250 * 2 ** failures, 30_000);
  if (error instanceof HttpError) return growing;
  if (!(error instanceof GrammyError) || [401, 404].includes(error.error_code)) throw error;
  if (error.error_code === 409) {
    if (failures > 0 || !/terminated by other/iu.test(error.description)) throw error;
    return conflictMs;
  }
  const { retry_after: seconds } = error.parameters;
  return seconds === undefined ? growing : seconds * 1000;
}
