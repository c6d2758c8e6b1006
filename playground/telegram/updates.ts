import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import type { Refusal } from "./judge.ts";

/** An update as it travels: its number and one thing that happened. */
export type Update = { readonly update_id: number; readonly [kind: string]: unknown };

type Waiting = { readonly answer: (answer: Update[] | Refusal) => void };
type Webhook = { readonly url: string; readonly secret: string };

const conflict = (description: string): Refusal => ({
  ok: false,
  error_code: 409,
  description: `Conflict: ${description}`,
});

/** The updates of a bot on their way to it: kept until it has confirmed them, by asking for later ones or by a 2xx. */
export function createUpdates() {
  let queue: Update[] = [];
  let allowed: readonly string[] = [];
  let next = 1001;
  let last: Update | undefined;
  let waiting: Waiting | undefined;
  let webhook: Webhook | undefined;
  let delivering = new AbortController();

  function push(update: Update): void {
    if (allowed.length > 0 && !allowed.some((kind) => kind in update)) return;
    queue.push(update);
    wake();
    if (webhook && queue.length === 1) void deliver(webhook, delivering.signal);
  }

  function wake(): void {
    if (queue.length > 0) finish(queue.slice(0, 100));
  }

  function finish(answer: Update[] | Refusal): void {
    waiting?.answer(answer);
    waiting = undefined;
  }

  /** One after another, again and again until the bot has taken it; each time it waits twice as long, a minute at most. */
  async function deliver({ url, secret }: Webhook, signal: AbortSignal): Promise<void> {
    let pauseMs = 50;
    for (let update = queue[0]; update !== undefined && !signal.aborted; update = queue[0]) {
      if (await taken(url, secret, update, signal)) {
        queue = queue.filter((other) => other !== update);
        pauseMs = 50;
      } else {
        // What cuts it short also ends the loop.
        await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
        pauseMs = Math.min(2 * pauseMs, 60_000);
      }
    }
  }

  return {
    /** Something happened. */
    tell(kind: string, what: object): void {
      last = { update_id: next++, [kind]: what };
      push(last);
    },
    /** The newest update comes once more, as if nobody had confirmed it. */
    again(): void {
      if (last) push(last);
    },
    /** An update as it is, number and all. */
    push,
    /** getUpdates: waits for an update for `timeoutMs` at most, or until `signal` says that nobody waits any more. */
    async ask(
      { offset, timeoutMs, kinds }: { offset: number; timeoutMs: number; kinds?: readonly string[] | undefined },
      signal: AbortSignal,
    ): Promise<Update[] | Refusal> {
      if (webhook) {
        return conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      finish(conflict("terminated by other getUpdates request; make sure that only one bot instance is running"));
      allowed = kinds ?? allowed;
      queue = queue.filter((update) => update.update_id >= offset);
      return new Promise((resolve) => {
        const mine: Waiting = { answer: done };
        const timer = setTimeout(() => leave([]), timeoutMs);
        const gone = () => leave([]);
        signal.addEventListener("abort", gone);
        waiting = mine;
        wake();
        function leave(answer: Update[]): void {
          if (waiting === mine) finish(answer);
        }
        function done(answer: Update[] | Refusal): void {
          clearTimeout(timer);
          signal.removeEventListener("abort", gone);
          resolve(answer);
        }
      });
    },
    /** setWebhook, or deleteWebhook without one. */
    setWebhook(hook: Webhook | undefined, kinds?: readonly string[]): void {
      if (hook) finish(conflict("terminated by setWebhook request"));
      delivering.abort();
      delivering = new AbortController();
      webhook = hook;
      allowed = kinds ?? allowed;
      if (hook) void deliver(hook, delivering.signal);
    },
    /** Ends the waiting with this answer, if a bot is waiting. */
    finish,
    close(): void {
      delivering.abort();
      finish([]);
    },
  };
}

async function taken(url: string, secret: string, update: Update, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await request(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret !== "" && { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
      signal,
    });
    await response.body.dump();
    return response.statusCode >= 200 && response.statusCode < 300;
  } catch {
    // Nobody there yet, or the connection broke: the platform calls again.
    return false;
  }
}
