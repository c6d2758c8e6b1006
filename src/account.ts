import type { Adapter, Tools } from "./adapter.ts";
import type { Config, Role } from "./config.ts";
import { createTurns } from "./delivery/pace.ts";
import { startSender, type Sender } from "./delivery/send.ts";
import { holdLease, type Held, type Work } from "./hold-lease.ts";
import { createHost } from "./host.ts";
import { answerLease, sendLease } from "./store/leases.ts";
import type { Store } from "./store/store.ts";

/** One platform at work in this process: it serves people, sends deliveries, or both. */
export type Account = {
  readonly adapter: Adapter;
  /** Does this process send its deliveries now? Another may have the lease. */
  sends(): boolean;
  /** There may be deliveries to send. */
  wake(): void;
  stop(): Promise<void>;
};

/**
 * Opens a platform for the roles that this process has. Serving and sending keep one pace; of several processes one
 * sends and, where the platform bears no second one, one serves. `sending` is called each time that sending begins here.
 * Rejects, with all closed again, when the adapter cannot start.
 */
export async function openAccount(
  adapter: Adapter,
  { store, config, tools, sending }: { store: Store; config: Config; tools: Tools; sending: () => void },
): Promise<Account> {
  const { platform } = adapter;
  const { now, log } = tools;
  const turns = createTurns(adapter.pace, now, (whole, until) => {
    store.accounts
      .hold(platform, whole, until)
      .catch((error: unknown) => log.error({ platform, error: String(error) }, "A wait could not be written down."));
  });
  const halted = (reason: string) =>
    log.error({ platform, reason }, "This platform cannot go on until somebody mends it; the others do.");
  const serve = async (): Promise<Work> => {
    const host = createHost({ store, adapter, turns, defaults: config, now, log, halted });
    return { stop: await adapter.start(host) };
  };
  const send = async (fence: number): Promise<Sender> => {
    sending();
    return startSender({ store, adapter, fence, turns, now, log, whenUnsure: config.whenUnsure, halted });
  };
  const has = (role: Role) => config.roles.includes(role);

  let serving: Work | undefined;
  let sender: Held<Sender> | undefined;
  const stop = async () => {
    // People first: nothing new comes in while the rest ends.
    await serving?.stop();
    turns.stop();
    await sender?.stop();
    await adapter.stop();
  };
  try {
    if (has("answer")) {
      serving = adapter.alone
        ? await holdLease({ store, name: answerLease(platform), ...tools }, serve)
        : await serve();
    }
    if (has("send")) sender = await holdLease({ store, name: sendLease(platform), ...tools }, send);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adapter,
    sends: () => sender?.ours() ?? false,
    wake: () => sender?.work()?.wake(),
    stop,
  };
}
