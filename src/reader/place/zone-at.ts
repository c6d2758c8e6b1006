import lookUp from "@photostructure/tz-lookup";
import { knownZone, offsetZone } from "./zone.ts";

/** The zone of a shared location, in degrees; an offset at sea, nothing for a place that is not on Earth. */
export function zoneAt(latitude: number, longitude: number): string | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  const zone = lookUp(latitude, longitude);
  // "Etc/GMT+3" is three hours behind: the sign is turned round there.
  const atSea = /^Etc\/GMT([+-]\d+)$/u.exec(zone);
  return atSea ? offsetZone(-60 * Number(atSea[1])) : knownZone(zone);
}
