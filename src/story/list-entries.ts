// "2." before a capital or a digit, "2)", "2.)", "b)"; each behind a blank or a bullet.
const markers = /(?<=^|\s)(?:[•‣⁃◦▪■●]\s?)?(?:(\d{1,3})(\.?[)）]|\.(?=\s+[^\s\p{Ll}]))|([a-z])([)）]))\s+(?=\S)/gu;
const bullets = /(?<=^|\s)[•‣⁃◦▪■●]/gu;
const opensList = /^$|[.!?:;。：]["”’»)]?\s+$/u;

/**
 * Where the entries of a list begin that is written on one line: "1. This 2. That", "a) this b) that", or between
 * bullets. It has two entries at least, counts on by one, and its first stands where a sentence could. `ordinals`: "2." may
 * as well mean "the second", and is no sign.
 */
export function entryStarts(line: string, ordinals: boolean): number[] {
  if (/^[•‣⁃◦▪■●]/u.test(line)) return Array.from(line.matchAll(bullets), ({ index }) => index);
  if (!/(?:\d\.|[)）])\s/u.test(line)) return [];
  const starts: number[] = [];
  let first: number | undefined;
  let next = "";
  for (const { index, 1: digits, 2: stop = "", 3: letter = "", 4: bracket = "" } of line.matchAll(markers)) {
    if (ordinals && stop === ".") continue;
    const key = (value: number) => `${value}${stop}${bracket}`;
    const value = digits === undefined ? (letter.codePointAt(0) ?? 0) : Number(digits);
    if (key(value) === next) starts.push(...(first === undefined ? [index] : [first, index]));
    first = key(value) !== next && opensList.test(line.slice(Math.max(0, index - 4), index)) ? index : undefined;
    next = first !== undefined || key(value) === next ? key(value + 1) : "";
  }
  return starts;
}
