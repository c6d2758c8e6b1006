import { z } from "zod";

/** One big city for most of the offsets that people live in, from west to east: a start for who has typed nothing yet. */
export const commonZones: readonly string[] = [
  "America/Los_Angeles",
  "America/Denver",
  "America/Chicago",
  "America/New_York",
  "America/Sao_Paulo",
  "UTC",
  "Europe/London",
  "Europe/Berlin",
  "Africa/Lagos",
  "Africa/Cairo",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Shanghai",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** Of these as many as a short menu has, for as many people as it can serve. */
export const fewZones: readonly string[] = [
  "America/New_York",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Berlin",
  "Africa/Cairo",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Asia/Seoul",
];

/** The zone where the speakers of a language live, where there is one only, or those of the region ("en-AU") that are common. */
export function zonesOfLocale(locale: string): readonly string[] {
  const { region } = new Intl.Locale(locale);
  const found: object = new Intl.Locale(locale).maximize();
  const zones =
    "getTimeZones" in found && typeof found.getTimeZones === "function" ? list.parse(found.getTimeZones()) : [];
  if (zones.length === 1) return zones;
  return region === undefined ? [] : zones.filter((zone) => commonZones.includes(zone));
}

const list = z.array(z.string()).catch([]);
