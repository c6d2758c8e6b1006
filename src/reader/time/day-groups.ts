import type { Item, Time } from "./read-times.ts";

/** Times and the days that they are for, ISO weekday numbers. */
export type Group = { readonly days: readonly number[]; readonly times: readonly Time[] };

/**
 * Which times are for which days. In "weekdays at 7 and Sunday at 9" each clause has both; else days and times go in turn
 * ("mon, wed 7 fri 9"), or one of them is for all of the other ("7 and 18 weekdays"). Nothing where it cannot be told.
 */
export function groupsOf(items: readonly Item[]): Group[] | undefined {
  const joined = joinRanges(items);
  if (!joined?.some(isTime)) return undefined;
  const strong = split(joined, (item) => item.kind === "break" && item.strong);
  const parts = strong.every((part) => part.some(isTime)) ? strong : [joined];
  const groups = parts.map(groupsOfPart);
  return groups.includes(undefined) ? undefined : groups.flatMap((group) => group ?? []);
}

type Days = Extract<Item, { kind: "days" }>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const isTime = (item: Item) => item.kind === "time";
const isDays = (item: Item) => item.kind === "days";

function groupsOfPart(items: readonly Item[]): Group[] | undefined {
  const clauses = split(items, (item) => item.kind === "break");
  if (clauses.length > 1 && clauses.every((clause) => clause.some(isTime) && clause.some(isDays)))
    return clauses.map(all);
  const runs = runsOf(items);
  const days = runs.filter((run) => run.some(isDays));
  if (days.length === runs.length) return undefined;
  if (days.length <= 1 || runs.length - days.length === 1) return [all(items)];
  return runs.length % 2 === 0
    ? runs.flatMap((run, i) => (i % 2 === 0 ? all([...run, ...(runs[i + 1] ?? [])]) : []))
    : undefined;
}

/** All times for all days; for every day without any. */
function all(items: readonly Item[]): Group {
  const days = new Set(items.flatMap((item) => (item.kind === "days" ? item.days : [])));
  return { days: days.size === 0 ? everyDay : Array.from(days), times: items.filter((item) => item.kind === "time") };
}

/** "monday to friday" as its days. Nothing for a span of times: no briefing is sent all the time. */
function joinRanges(items: readonly Item[]): Item[] | undefined {
  const found: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const [last, next] = [found.at(-1), items[i + 1]];
    if (!item) break;
    if (item.kind !== "through") {
      if (item.kind !== "rest") found.push(item);
    } else if (last?.kind === "days" && next?.kind === "days") {
      found.splice(-1, 1, range(last, next));
      i++;
    } else if (!item.weak && last?.kind === "time" && next?.kind === "time") {
      return undefined;
    }
  }
  return found;
}

function range(from: Days, to: Days): Days {
  const [first, last] = [from.days.at(-1) ?? 1, to.days[0] ?? 7];
  const between = Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first - 1 + i) % 7) + 1);
  return { kind: "days", days: [...from.days, ...between, ...to.days] };
}

function split(items: readonly Item[], isEnd: (item: Item) => boolean): Item[][] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (isEnd(item)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.length > 0);
}

/** Times and days in turn: neighbours of one kind together. */
function runsOf(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    if (!isTime(item) && !isDays(item)) continue;
    const last = runs.at(-1);
    if (last?.[0]?.kind === item.kind) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
