/** A group, and how many of its members have each name (hashed). */
export type Named = { readonly members: readonly unknown[]; readonly names: ReadonlyMap<number, number> };

// A group of this many has a name of its own when this share of it has the name, and hardly any of the other group.
const own = { members: 3, share: 0.75, hardly: 0.1 } as const;

/** Whether two groups each have a name of their own: then they are two, however alike. */
export function haveOwnNames(one: Named, other: Named): boolean {
  return hasOwnName(one, other) && hasOwnName(other, one);
}

function hasOwnName({ members, names }: Named, other: Named): boolean {
  const least = own.share * members.length;
  const most = own.hardly * other.members.length;
  if (members.length < own.members || other.members.length < own.members) return false;
  return Array.from(names).some(([name, count]) => count >= least && (other.names.get(name) ?? 0) <= most);
}
