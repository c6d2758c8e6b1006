/** Work that an adapter begins and does not wait for, in order where it must be. */
export type Lanes = {
  /** Runs after all that named one of these lanes before. Resolves when it has run, or has failed. */
  add(names: readonly string[], work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/**
 * Work in lanes: what names the same lane runs one after the other, in the order it came; all else side by side, so that
 * a slow chat holds up no other. Work that fails goes to `failed`, and its lanes go on.
 */
export function createLanes(failed: (error: unknown) => void): Lanes {
  const tails = new Map<string, Promise<void>>();
  return {
    add(names, work) {
      const run = Promise.all(names.map((name) => tails.get(name) ?? Promise.resolve()))
        .then(work)
        .catch(failed)
        .finally(() => {
          for (const name of names) if (tails.get(name) === run) tails.delete(name);
        });
      for (const name of names) tails.set(name, run);
      return run;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
