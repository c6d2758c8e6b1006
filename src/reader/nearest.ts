// What people type wrong is short; more of a hostile text is not looked at.
const longest = 60;
// Names that share less than this are not what was meant.
const leastLikeness = 0.4;

/** Those of some names that are most like what was typed, the likest first: by the pairs of characters that they share (Dice). Pure. */
export function nearest(typed: string, names: readonly string[], most: number): string[] {
  const wanted = pairsOf(typed);
  return names
    .map((name) => ({ name, likeness: likeness(wanted, pairsOf(name)) }))
    .filter((one) => one.likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

function pairsOf(text: string): Set<string> {
  const characters = Array.from(` ${text.slice(0, longest).normalize("NFKC").toLowerCase().trim()} `);
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = Array.from(a).filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}
