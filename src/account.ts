import type { Adapter, Tools } from "./adapter.ts";
import { createHost, type Defaults } from "./host.ts";
import type { Store } from "./store/store.ts";
import { createTurns } from "./delivery/pace.ts";
import { startSender } from "./delivery/send.ts";

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
  defaults: Defaults,
  { now, log }: Tools,
): Promise<Account> {
  const { platform } = adapter;
  const turns = createTurns(adapter.pace, now);
  const halted = (reason: string) =>
    log.error({ platform, reason }, "This platform cannot go on until somebody mends it; the others do.");
  try {
    await adapter.start(createHost({ store, adapter, turns, defaults, now, log, halted }));
  } catch (error) {
    await adapter.stop();
    throw error;
  }
  const sender = startSender({ store, adapter, turns, now, log, halted });
  return {
    adapter,
    wake: () => sender.wake(),
    async stop() {
      await adapter.stop();
      await sender.stop();
    },
  };
}
