/** Chance that falls the same way for the same seed: numbers from 0 up to 1 (mulberry32). */
export function rollDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in another order, some of them twice where `double` says so. */
export function shuffle<T>(things: readonly T[], roll: () => number, double = false): T[] {
  const all = things.flatMap((thing) => (double && roll() < 1 / 3 ? [thing, thing] : [thing]));
  return all
    .map((thing) => ({ thing, at: roll() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
