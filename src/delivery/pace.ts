import type { Pace, Rate, Whole } from "../adapter.ts";

/** Whose turn is first: a person who waits for an answer, or the morning's bulk. */
type Lane = "people" | "bulk";

/** One account's turns to send. */
export type Turns = {
  /**
   * Waits until a message to this chat may leave, sends it by `send`, and gives what that gives. The turn lasts until
   * `send` has settled. Rejects with `Stopped` where it has not begun before `stop`.
   */
  run<T>(chat: string, lane: Lane, send: () => Promise<T>): Promise<T>;
  /** A message came in that counts against the account's rate. */
  count(): void;
  /** The platform told us to wait: nothing to this chat, from the account, or of the bulk, before then (UTC milliseconds). */
  hold(until: number, whole: Whole, chat?: string): void;
  stop(): void;
};

/** Thrown at those who wait for a turn when the sender stops. */
export class Stopped extends Error {}

/** `endedAt`: when its answer came (UTC milliseconds), Infinity until then. The platform has counted it by then. */
type Turn = { endedAt: number };
type Waiter = { readonly chat: Window; readonly lane: Lane; readonly go: () => void; readonly stop: () => void };

/**
 * Keeps an account within its platform's rates, whatever way the platform counts. We know when a request left and when
 * its answer came; the platform counted it at some time in between. So a turn is free again when the rate's time has
 * passed since the answer, less what even the quickest request takes: then no two that the platform counts can be closer
 * to each other than our books say, however the network wavers, and only the wavering costs speed. A platform that
 * answers slowly gets fewer requests at a time, never more.
 *
 * Bulk leaves evenly, not at each window's start: requests that leave together hold each other up, and a person who asks
 * finds a turn free within a moment. People are served before bulk; within a lane, first come, first served, except that who
 * waits for a full chat does not hold up the others. `held` hears of the holds that are to be remembered.
 */
export function createTurns(
  pace: Pace,
  now: () => number,
  held: (whole: "account" | "bulk", until: number) => void = () => undefined,
): Turns {
  const account = openWindow([pace.account]);
  const chats = new Map<string, Window>();
  const lanes: Record<Lane, Waiter[]> = { people: [], bulk: [] };
  const evenMs = pace.account.perMs / pace.account.sends;
  let bulkAt = 0;
  let quickestMs = 0;
  let sweepAt = fewChats;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const chatWindow = (address: string) => {
    // The places inside a chat (a forum's topics) share its rates.
    const chat = address.replace(/\/.*/u, "");
    const found = chats.get(chat) ?? openWindow(pace.chat(chat));
    chats.set(chat, found);
    return found;
  };
  /** Forgets the chats that are as if never written to, each time that twice as many are known as were left. */
  const sweep = (at: number) => {
    if (chats.size <= sweepAt) return;
    for (const [chat, window] of chats) if (window.isIdle(at)) chats.delete(chat);
    sweepAt = Math.max(fewChats, 2 * chats.size);
  };
  const certainMs = () => Math.max(0, quickestMs - doubtMs);
  const counts = (lane: Lane) => lane === "bulk" || !pace.freeAnswers;
  const freeAt = (window: Window, lane: Lane) => (counts(lane) ? window.freeAt(certainMs()) : window.heldUntil());
  const laneAt = (lane: Lane) => Math.max(freeAt(account, lane), lane === "bulk" ? bulkAt : 0);
  const next = (at: number): Waiter | undefined => {
    const ready = (lane: Lane) =>
      laneAt(lane) <= at ? lanes[lane].find(({ chat }) => freeAt(chat, lane) <= at) : undefined;
    return ready("people") ?? ready("bulk");
  };
  const wakeAt = (at: number): number => {
    const soonest = (lane: Lane) => {
      if (lanes[lane].length === 0) return Infinity;
      if (laneAt(lane) > at) return laneAt(lane);
      return lanes[lane].reduce((least, { chat }) => Math.min(least, freeAt(chat, lane)), Infinity);
    };
    return Math.min(soonest("people"), soonest("bulk"));
  };
  const run = () => {
    clearTimeout(timer);
    const at = now();
    for (let waiter = next(at); waiter; waiter = next(at)) {
      const { lane, go } = waiter;
      lanes[lane].splice(lanes[lane].indexOf(waiter), 1);
      if (lane === "bulk") bulkAt = Math.max(bulkAt + evenMs, at - hiccupMs);
      go();
    }
    if (lanes.people.length === 0 && lanes.bulk.length === 0) return;
    const wait = wakeAt(at) - at;
    // Infinity: the end of a turn wakes us.
    if (wait < Infinity) timer = setTimeout(run, Math.min(Math.ceil(wait), longestTimer));
  };
  const take = (address: string, lane: Lane) =>
    new Promise<() => void>((resolve, reject) => {
      const stop = () => reject(new Stopped("The sender was stopped."));
      if (stopped) return stop();
      const chat = chatWindow(address);
      const go = () => {
        const begunAt = now();
        const turn = { endedAt: Infinity };
        if (counts(lane)) for (const window of [account, chat]) window.add(turn, begunAt);
        chat.leave();
        sweep(begunAt);
        resolve(() => {
          if (!counts(lane)) return;
          turn.endedAt = now();
          quickestMs = Math.min(Math.max(quickestMs, 1) * belief, Math.max(turn.endedAt - begunAt, 0));
          run();
        });
      };
      chat.enter();
      lanes[lane].push({ chat, lane, go, stop });
      run();
    });

  return {
    async run(chat, lane, send) {
      const end = await take(chat, lane);
      try {
        return await send();
      } finally {
        end();
      }
    },
    count() {
      const at = now();
      // What comes in may be here sooner than the quickest of our own requests is answered.
      account.add({ endedAt: at + certainMs() }, at);
      // The platform knows of it before we do: as many as came just now are on their way.
      account.add({ endedAt: at - pace.account.perMs + onTheWayMs }, at);
    },
    hold(until, whole, chat) {
      if (whole === "bulk") bulkAt = Math.max(bulkAt, until);
      if (whole === "account") account.hold(until);
      if (whole === "chat" && chat !== undefined) chatWindow(chat).hold(until);
      if (whole !== "chat") held(whole, until);
      run();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const waiter of [...lanes.people.splice(0), ...lanes.bulk.splice(0)]) waiter.stop();
    },
  };
}

// What a late timer or a busy moment has cost may leave at once; what a longer one has cost is gone.
const hiccupMs = 100;
// The quickest request seen may have been slow on one half of its way; clocks are read in whole milliseconds.
const doubtMs = 5;
// How much slower a network may be thought with each turn: it takes thousands of slow ones to be sure that none is quick.
const belief = 1.001;
// A webhook, from what causes it to us: of the order of what a request takes on a bad day.
const onTheWayMs = 250;
const fewChats = 1000;
// setTimeout takes at most 2^31 - 1 milliseconds and fires at once beyond.
const longestTimer = 60 * 60 * 1000;

type Window = ReturnType<typeof openWindow>;

/** The turns that count under some rates, and when the next one is free. */
function openWindow(rates: readonly Rate[]) {
  const longestMs = Math.max(0, ...rates.map(({ perMs }) => perMs));
  let turns: Turn[] = [];
  let held = 0;
  let waiting = 0;
  return {
    hold(until: number) {
      held = Math.max(held, until);
    },
    heldUntil: () => held,
    /** From when on a turn is free (UTC milliseconds); Infinity: not before one ends. */
    freeAt(certainMs: number): number {
      const ends = turns.map(({ endedAt }) => endedAt).toSorted((a, b) => b - a);
      return Math.max(held, ...rates.map(({ sends, perMs }) => (ends[sends - 1] ?? -Infinity) - certainMs + perMs));
    },
    add(turn: Turn, at: number) {
      turns = turns.filter(({ endedAt }) => endedAt + longestMs > at);
      turns.push(turn);
    },
    enter: () => void waiting++,
    leave: () => void waiting--,
    /** It is as if it had never been used. */
    isIdle: (at: number) => waiting === 0 && held <= at && turns.every(({ endedAt }) => endedAt + longestMs <= at),
  };
}
