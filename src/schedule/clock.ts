import { schedule } from "node-cron";

/**
 * Calls `tick` at once, then at the start of every minute, in UTC; never twice at a time: a tick that is still running
 * when the next is due is left to end, and the next one makes up for it. What a tick throws goes to `failed`. Gives
 * back `tick`, for one out of turn, and how to stop, which waits for the tick under way.
 *
 * One tick for everybody, and not a task for each reader: node-cron leaves out a local time that the spring change skips
 * and makes up for nothing after a restart.
 */
export function startClock(
  tick: () => Promise<void>,
  failed: (error: unknown) => void,
): { tick(): void; stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= tick()
      .catch(failed)
      .finally(() => {
        running = undefined;
      });
  };
  // A minute that came while the process slept or was busy is left out by node-cron, with a warning in words of its own.
  const task = schedule("* * * * *", run, { timezone: "UTC", suppressMissedWarning: true });
  task.on("execution:missed", run);
  run();
  return {
    tick: run,
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
