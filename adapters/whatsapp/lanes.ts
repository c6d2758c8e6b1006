/**
 * Work in lanes: what names the same lane runs one after the other, in the order it came; all else side by side. Work
 * that fails goes to `onError`, and its lanes go on.
 */
export function createLanes(onError: (error: unknown) => void) {
  const tails = new Map<string, Promise<void>>();
  return {
    add(names: readonly string[], work: () => Promise<void>): void {
      const run = Promise.all(names.map((name) => tails.get(name)))
        .then(work)
        .catch(onError)
        .finally(() => {
          for (const name of names) if (tails.get(name) === run) tails.delete(name);
        });
      for (const name of names) tails.set(name, run);
    },
    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
