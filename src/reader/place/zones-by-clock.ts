import { zonesByPeople } from "./places.ts";
import { readTimes, type Clock } from "../time/read-times.ts";
import { tokens } from "../time/tokens.ts";
import { offsetZone } from "./zone.ts";

/**
 * The zones where it may be the time that a reader says it is ("it is 9:40 here", "21:40"), now (UTC milliseconds): the best
 * first, for the reader to choose from, at most eight. Each way to keep time is there once before others of the same; the
 * plain offset follows. Where the morning's 9:40 may be the evening's, a few of that come last. None for a text without a
 * time, or with several.
 */
export function zonesByClock(text: string, now: number): string[] {
  const times = readTimes(tokens(text.slice(0, 300)), "").filter((item) => item.kind === "time");
  const [time] = times;
  if (!time || times.length > 1) return [];
  const zones = zonesByPeople().map((name) => ({ name, offset: offsetOf(name, now) }));
  const [likely = [], other = []] = time.options.map((clock) =>
    offsetsOf(clock, now).flatMap((offset) => candidates(offset, zones, now)),
  );
  if (likely.length > 0) return [...likely.slice(0, other.length > 0 ? 5 : 8), ...other.slice(0, 3)];
  return other.length > 0
    ? other
    : time.options.flatMap((clock) => offsetsOf(clock, now).flatMap((offset) => offsetZone(offset) ?? []));
}

type Zone = { readonly name: string; readonly offset: number };

/** The minutes east of UTC that a clock may be. The day is not said: Honolulu and Kiritimati have the same clock. */
function offsetsOf({ hour, minute }: Clock, now: number): number[] {
  // Clocks are a few minutes off, and all zones keep to the quarter hour.
  const ahead = Math.round((hour * 60 + minute - Math.floor(now / 60_000)) / 15) * 15;
  const east = ((ahead % 1440) + 1440) % 1440;
  return [east, east - 1440].filter((offset) => offset >= -720 && offset <= 840);
}

function candidates(offset: number, zones: readonly Zone[], now: number): string[] {
  const named = zones.filter((zone) => zone.offset === offset).map(({ name }) => name);
  const ways = new Map<string, string>();
  for (const zone of named) {
    const way = [1, 2, 3].map((quarter) => offsetOf(zone, now + quarter * 91 * 86_400_000)).join();
    if (!ways.has(way)) ways.set(way, zone);
  }
  const best = Array.from(ways.values()).slice(0, 3);
  const plain = named.length > 0 ? offsetZone(offset) : undefined;
  return [
    ...best,
    ...named.filter((zone) => !best.includes(zone)).slice(0, 4 - best.length),
    ...(plain ? [plain] : []),
  ];
}

/** Minutes east of UTC. */
function offsetOf(zone: string, at: number): number {
  const written = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).format(at);
  const found = /GMT([+-])(\d{2}):(\d{2})/u.exec(written);
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}
