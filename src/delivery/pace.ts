import type { Pace, Rate } from "../adapter.ts";

/** Whose turn is first: a person who waits for an answer, or the morning's bulk. */
type Lane = "people" | "bulk";

/** One account's turns to send. */
export type Turns = {
  /** Resolves when a message to this chat may leave; rejects with `Stopped` after `stop`. */
  take(chat: string, lane: Lane): Promise<void>;
  /** The platform told us to wait: nothing to this chat, or (without one) from the account, before then (UTC milliseconds). */
  hold(until: number, chat?: string): void;
  stop(): void;
};

/** Thrown at those who wait for a turn when the sender stops. */
export class Stopped extends Error {}

type Waiter = { readonly chat: string; readonly lane: Lane; readonly go: () => void; readonly stop: () => void };

/**
 * Keeps an account within its platform's rates: in any window of a rate there are no more turns than it allows, so a
 * platform that counts in another way than we do has nothing to refuse. People are served before bulk; within a lane, first
 * come, first served, except that who waits for a full chat does not hold up the others.
 */
export function createTurns(pace: Pace, now: () => number): Turns {
  const account = window([pace.account]);
  const chats = new Map<string, ReturnType<typeof window>>();
  const waiters: Waiter[] = [];
  let timer: NodeJS.Timeout | undefined;

  const chatWindow = (address: string) => {
    // The places inside a chat (a forum's topics) share its rates.
    const chat = address.replace(/\/.*/u, "");
    const found = chats.get(chat) ?? window(pace.chat(chat));
    chats.set(chat, found);
    return found;
  };
  const next = (at: number): Waiter | undefined => {
    const ready = (waiter: Waiter) => chatWindow(waiter.chat).freeAt() <= at;
    return waiters.find((waiter) => waiter.lane === "people" && ready(waiter)) ?? waiters.find(ready);
  };
  const run = () => {
    clearTimeout(timer);
    const at = now();
    while (account.freeAt() <= at) {
      const waiter = next(at);
      if (!waiter) break;
      waiters.splice(waiters.indexOf(waiter), 1);
      account.take(at);
      chatWindow(waiter.chat).take(at);
      waiter.go();
    }
    if (waiters.length === 0) {
      for (const [chat, turns] of chats) if (turns.idleAt() <= at) chats.delete(chat);
      return;
    }
    const soonest = Math.min(...waiters.map(({ chat }) => chatWindow(chat).freeAt()));
    timer = setTimeout(run, Math.min(Math.max(soonest, account.freeAt()) - at, longestTimer));
  };

  return {
    take: (chat, lane) =>
      new Promise((resolve, reject) => {
        waiters.push({ chat, lane, go: resolve, stop: () => reject(new Stopped("The sender was stopped.")) });
        run();
      }),
    hold(until, chat) {
      (chat === undefined ? account : chatWindow(chat)).hold(until);
      run();
    },
    stop() {
      clearTimeout(timer);
      for (const waiter of waiters.splice(0)) waiter.stop();
    },
  };
}

// setTimeout takes at most 2^31 - 1 milliseconds and fires at once beyond.
const longestTimer = 60 * 60 * 1000;

/** The last turns under some rates, and when the next one is free. */
function window(rates: readonly Rate[]) {
  const taken = rates.map((): number[] => []);
  let held = 0;
  return {
    hold: (until: number) => {
      held = Math.max(held, until);
    },
    /** From when on a turn is free (UTC milliseconds). */
    freeAt: () =>
      Math.max(
        held,
        ...rates.map(({ sends, perMs }, i) => {
          const oldest = taken[i]?.at(-sends);
          return oldest === undefined ? 0 : oldest + perMs;
        }),
      ),
    /** From when on it is as if it had never been used. */
    idleAt: () => Math.max(held, ...rates.map(({ perMs }, i) => (taken[i]?.at(-1) ?? -perMs) + perMs)),
    take: (at: number) => {
      for (const [i, { sends }] of rates.entries()) {
        const times = taken[i];
        times?.push(at);
        if (times && times.length > sends) times.shift();
      }
    },
  };
}
