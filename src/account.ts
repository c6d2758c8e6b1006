import type { Adapter, Tools } from "./adapter.ts";
import type { Config } from "./config.ts";
import { createHost } from "./host.ts";
import type { Store } from "./store/store.ts";
import { createTurns } from "./delivery/pace.ts";
import { sendUnderLease } from "./delivery/send-under-lease.ts";

/** One platform at work: its adapter serves and its deliveries are sent. */
export type Account = {
  readonly adapter: Adapter;
  /** There may be deliveries to send. */
  wake(): void;
  stop(): Promise<void>;
};

/** Starts an adapter and the sender of its deliveries. Rejects, with all closed again, when the adapter cannot start. */
export async function openAccount(
  adapter: Adapter,
  store: Store,
  config: Config,
  { now, log }: Tools,
): Promise<Account> {
  const { platform } = adapter;
  const turns = createTurns(adapter.pace, now);
  const halted = (reason: string) =>
    log.error({ platform, reason }, "This platform cannot go on until somebody mends it; the others do.");
  try {
    await adapter.start(createHost({ store, adapter, turns, defaults: config, now, log, halted }));
  } catch (error) {
    await adapter.stop();
    throw error;
  }
  const sender = await sendUnderLease({ store, adapter, turns, now, log, whenUnsure: config.whenUnsure, halted });
  return {
    adapter,
    wake: () => sender.wake(),
    async stop() {
      await adapter.stop();
      turns.stop();
      await sender.stop();
    },
  };
}
