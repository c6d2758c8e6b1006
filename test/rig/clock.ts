/** A clock that began at `began` of the machine's, shows `at` then, and runs `factor` times as fast. All UTC milliseconds. */
export type Clock = { readonly began: number; readonly at: number; readonly factor: number };

/** Tells the time by it. Every process of a rig tells the same. */
export function clockOf({ began, at, factor }: Clock): () => number {
  return () => Math.floor(at + (Date.now() - began) * factor);
}
