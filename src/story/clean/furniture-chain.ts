/**
 * What the signs weigh: how much more likely a line with a sign is furniture (logarithms of odds, added up), and how
 * likely a line follows another. `steps` has for each kind of step four weights: story to story, story to furniture,
 * furniture to story, furniture to furniture.
 */
export type Weights = {
  readonly bias: number;
  readonly signs: Readonly<Record<string, number>>;
  readonly steps: readonly (readonly [number, number, number, number])[];
};

const noStep = [0, 0, 0, 0] as const;

/**
 * For each line of an article how likely it is furniture, 0 to 1, where `odds` are the lines' own and `kinds` says what
 * kind of step leads to each line from the one before: a linear chain of two states, summed over all ways through it.
 */
export function chances(odds: readonly number[], kinds: readonly number[], steps: Weights["steps"]): number[] {
  const step = (index: number) => steps[kinds[index] ?? 0] ?? noStep;
  // How much likelier the lines so far are with this one furniture than with it story; the same of the lines behind it.
  const ahead: number[] = [];
  odds.forEach((own, index) => {
    const [keep, enter, leave, stay] = index === 0 ? noStep : step(index);
    const before = ahead[index - 1];
    ahead.push(own + (before === undefined ? 0 : sum(enter, before + stay) - sum(keep, before + leave)));
  });
  let behind = 0;
  const found: number[] = [];
  for (let index = odds.length - 1; index >= 0; index--) {
    found.push(1 / (1 + Math.exp(-(ahead[index] ?? 0) - behind)));
    const [keep, enter, leave, stay] = step(index);
    const next = (odds[index] ?? 0) + behind;
    behind = sum(leave, stay + next) - sum(keep, enter + next);
  }
  return found.toReversed();
}

/** The logarithm of the sum of two numbers given as logarithms. */
function sum(a: number, b: number): number {
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
