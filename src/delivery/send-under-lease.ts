import { randomUUID } from "node:crypto";
import { sendLease } from "../store/leases.ts";
import { startSender, type Sender, type Sending } from "./send.ts";

// A process that dies is followed by another within the lease and one renewal: 13 seconds.
const leaseMs = 10_000;
const renewMs = 3_000;

/**
 * Sends an account's deliveries for as long as this process has the account's lease, and tries to have it: of several
 * processes one sends, so that one pace keeps the platform's rates, and another goes on when it dies. Resolves when it is
 * known whether the lease is ours for now.
 */
export async function sendUnderLease(sending: Omit<Sending, "fence">): Promise<Sender> {
  const { store, adapter, now, log } = sending;
  const name = sendLease(adapter.platform);
  const owner = randomUUID();
  let sender: Sender | undefined;
  let fence: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const lost = (error: unknown) =>
    log.error({ platform: adapter.platform, error: String(error) }, "The lease could not be renewed; trying again.");
  const renew = async (): Promise<void> => {
    const held = await store.leases.acquire(name, owner, now(), now() + leaseMs);
    if (held === fence || stopped) return;
    // What the old one still has under way can no longer write: the fence is another.
    sender?.stop().catch(lost);
    sender = held === undefined ? undefined : startSender({ ...sending, fence: held });
    fence = held;
  };
  const keep = () => {
    if (stopped) return;
    timer = setTimeout(() => void renew().catch(lost).finally(keep), renewMs);
  };

  await renew();
  keep();
  return {
    wake: () => sender?.wake(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sender?.stop();
      await store.leases.release(name, owner);
    },
  };
}
