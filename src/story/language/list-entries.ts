// "2." and "b." before a capital or a digit, "2)", "2.)", "b)"; each behind a blank or a bullet.
const markers = /(?<=^|\s)(?:[•‣⁃◦▪■●]\s?)?(?:(\d{1,3}|[a-z])(\.?[)）]|\.(?=\s+[^\s\p{Ll}])))\s+(?=\S)/gu;
const bullets = /(?<=^|\s)[•‣⁃◦▪■●]/gu;
const opensList = /^$|[.!?:;。：]["”’»)]?\s+$/u;

/**
 * Where the entries of a list begin that is written on one line: "1. This 2. That", "a) this b) that", or between
 * bullets. It has two entries at least, counts on by one, and its first stands where a sentence could. `ordinals`: "2." may
 * as well mean "the second", and is no sign.
 */
export function entryStarts(line: string, ordinals: boolean): number[] {
  if (/^[•‣⁃◦▪■●]/u.test(line)) return Array.from(line.matchAll(bullets), ({ index }) => index);
  if (!/(?:\d\.|(?:^|\s)[a-z]\.|[)）])\s/u.test(line)) return [];
  const starts: number[] = [];
  let first: number | undefined;
  let next = "";
  for (const { index, 1: counter = "", 2: stop = "" } of line.matchAll(markers)) {
    if (ordinals && stop === ".") continue;
    const value = /\d/u.test(counter) ? Number(counter) : (counter.codePointAt(0) ?? 0);
    const key = (value: number) => `${value}${stop}`;
    if (key(value) === next) starts.push(...(first === undefined ? [index] : [first, index]));
    first = key(value) !== next && opensList.test(line.slice(Math.max(0, index - 4), index)) ? index : undefined;
    next = first !== undefined || key(value) === next ? key(value + 1) : "";
  }
  return starts;
}
