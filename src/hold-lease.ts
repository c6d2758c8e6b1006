import { randomUUID } from "node:crypto";
import type { Tools } from "./adapter.ts";
import type { Store } from "./store/store.ts";

/** What goes on while a lease is ours. */
export type Work = { stop(): Promise<void> };

/** A lease that this process has, or waits for. */
export type Held<W extends Work> = {
  /** Is it this process's now, its work begun or beginning? */
  ours(): boolean;
  /** What goes on under it; nothing while another process has it, or while it begins. */
  work(): W | undefined;
  stop(): Promise<void>;
};

// A process that dies is followed by another within the lease and one renewal: 13 seconds.
const leaseMs = 10_000;
const renewMs = 3_000;
// What could not begin here may have better luck in another process, and here again later.
const restMs = 60_000;

/**
 * Does work for as long as this process has a lease, and tries to have it: of several processes one does the work, and
 * another goes on when that one dies. `begin` gets the lease's fence. Resolves when it is known whether the lease is ours
 * for now, with the work begun if it is; rejects, with all ended, where it could not begin. Later it is tried again, and
 * the log says so.
 */
export async function holdLease<W extends Work>(
  { store, name, now, log }: { readonly store: Store; readonly name: string } & Tools,
  begin: (fence: number) => Promise<W>,
): Promise<Held<W>> {
  const owner = randomUUID();
  let term: Term<W> | undefined;
  let restsUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let renewing: Promise<void> = Promise.resolve();
  let stopped = false;

  const failed = (error: unknown) =>
    log.error({ lease: name, error: String(error) }, "What one process does for all could not go on; trying again.");
  const renew = async (): Promise<void> => {
    if (now() < restsUntil) return;
    const fence = await store.leases.acquire(name, owner, now(), now() + leaseMs);
    if (fence === term?.fence) return;
    // What it still has under way can no longer write: the fence is another.
    if (term) void term.end().catch(failed);
    term = fence === undefined ? undefined : openTerm(fence, begin);
  };
  const giveUp = async (error: unknown) => {
    term = undefined;
    restsUntil = now() + restMs;
    failed(error);
    await store.leases.release(name, owner);
  };
  const renewAgain = async () => {
    const before = term;
    await renew();
    // Not waited for: a lease is to be renewed also while its work begins.
    if (term !== before) term?.begun.catch(giveUp).catch(failed);
  };
  const keep = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      renewing = renewAgain().catch(failed).finally(keep);
    }, renewMs);
  };
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await renewing;
    await term?.end();
    await store.leases.release(name, owner);
  };

  await renew();
  keep();
  try {
    await term?.begun;
  } catch (error) {
    await stop();
    throw error;
  }
  return { ours: () => term !== undefined, work: () => term?.work(), stop };
}

/** The time from when a lease became ours until it is lost. */
type Term<W extends Work> = {
  readonly fence: number;
  readonly begun: Promise<W>;
  work(): W | undefined;
  end(): Promise<void>;
};

function openTerm<W extends Work>(fence: number, begin: (fence: number) => Promise<W>): Term<W> {
  let current: W | undefined;
  // Not at once: what begins may ask whose the lease is.
  const begun = Promise.resolve(fence)
    .then(begin)
    .then((work) => (current = work));
  return {
    fence,
    begun,
    work: () => current,
    async end() {
      const work = await begun.catch(() => undefined);
      current = undefined;
      await work?.stop();
    },
  };
}
