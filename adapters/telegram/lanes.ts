/**
 * Work in the background: in order within a lane, side by side otherwise, so that a slow chat holds up no other.
 * `failed` gets what a piece of work throws; the lane goes on.
 */
export function createLanes(failed: (error: unknown) => void): {
  run(lane: string, work: () => Promise<void>): void;
  /** Resolves when all that was begun is done. */
  idle(): Promise<void>;
} {
  const tails = new Map<string, Promise<void>>();
  return {
    run(lane, work) {
      const tail = (tails.get(lane) ?? Promise.resolve())
        .then(work)
        .catch(failed)
        .finally(() => {
          if (tails.get(lane) === tail) tails.delete(lane);
        });
      tails.set(lane, tail);
    },
    async idle() {
      await Promise.all(tails.values());
    },
  };
}
