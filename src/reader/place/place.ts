import { zoneAt } from "./zone-at.ts";
import { zonesByClock } from "./zones-by-clock.ts";
import { findZones } from "./zone.ts";

/**
 * The zones that a text may mean, likeliest first: a city or country, "37.57,126.98" (degrees), or what time it is there at
 * `now` (UTC milliseconds), "it is 9:40".
 */
export function readPlace(text: string, now: number): readonly string[] {
  const place = text.trim().slice(0, longest);
  const [, latitude, longitude] = location.exec(place) ?? [];
  if (latitude !== undefined) {
    const zone = zoneAt(Number(latitude), Number(longitude));
    return zone === undefined ? [] : [zone];
  }
  const named = findZones(place);
  return named.length > 0 ? named : zonesByClock(place, now);
}

/** Is this a location, in degrees? Pure. */
export function isLocation(text: string): boolean {
  return location.test(text.trim());
}

const longest = 100;
const location = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/u;
