import { fold } from "../fold.ts";
import type { Place } from "./places-of-runtime.ts";
import { placesFrom, placesLike, placesNamed } from "./places.ts";

/** The zone as the runtime knows it, if it does: an IANA name in any case, or an offset such as "+09:00", "UTC+9", "gmt-3". */
export function knownZone(text: string): string | undefined {
  const offset = /^(?:utc|gmt)?\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?$/iu.exec(text);
  if (offset) {
    const minutes = Number(offset[3] ?? 0);
    return minutes > 59 ? undefined : offsetZone((offset[1] === "+" ? 1 : -1) * (Number(offset[2]) * 60 + minutes));
  }
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    // The runtime writes "Asia/Calcutta" for "Asia/Kolkata": a reader gets back the name that was meant.
    return names.find((known) => known.toLowerCase() === text.toLowerCase()) ?? timeZone;
  } catch {
    return undefined;
  }
}

/** "+09:00" for 540 minutes east of UTC; nothing where no clock goes so (from -12:00 to +14:00, IANA tz database). */
export function offsetZone(minutes: number): string | undefined {
  if (minutes < -720 || minutes > 840) return undefined;
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "-" : "+"}${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/**
 * The zones that a text may mean, those where most people live first: an IANA name, an offset, what people call a zone
 * ("KST"), a city or a country in any of the languages, both ("Valencia, Spain"), the beginning of a name, or where
 * nothing of that fits, a name with a slip of the finger in it ("Berln").
 */
export function findZones(text: string): string[] {
  const exact = zonesNamed(text);
  if (exact.length > 0) return exact;
  const key = fold(text.slice(0, longest));
  const begun =
    key.length < (isAlphabetic(key) ? 3 : 2) ? [] : [...zonesIn(Array.from(placesFrom(key))), ...knownFrom(key)];
  return unique(begun.length > 0 ? begun : zonesIn(placesLike(key)));
}

/** The same for a name as it is: not the beginning of one, not a misspelt one. */
export function zonesNamed(text: string): string[] {
  const key = fold(text.slice(0, longest)).replace(/^the /u, "");
  if (key === "") return [];
  const known = abbreviations[key] ?? knownZone(text.trim()) ?? knownZone(text.trim().replaceAll(" ", "_"));
  if (known !== undefined) return known.split(" ");
  const places = placesNamed(key);
  return places.length > 0 ? zonesIn(places) : zonesOfParts(key.split(/[ ,]+/u).filter(Boolean));
}

/** At most `most` zones for what is typed so far, the likeliest first, with the name that fits: "서울 (Asia/Seoul)". */
export function completeZone(typed: string, most: number): { readonly label: string; readonly zone: string }[] {
  const key = fold(typed.slice(0, longest));
  const found = new Map<string, string>();
  if (key === "") return [];
  const add = (zones: readonly string[], name?: string) => {
    for (const zone of zones) {
      if (!found.has(zone) && isKnown(zone)) found.set(zone, name === undefined ? zone : `${name} (${zone})`);
    }
  };
  for (const { name, zones } of placesNamed(key)) add(zones, name);
  add(zonesNamed(typed));
  for (const { name, zones } of placesFrom(key)) {
    add(zones, name);
    if (found.size >= most) break;
  }
  add(knownFrom(key));
  if (found.size === 0) for (const { name, zones } of placesLike(key)) add(zones, name);
  return Array.from(found, ([zone, label]) => ({ label, zone })).slice(0, most);
}

/** The machine's own zone. */
export function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const longest = 60;

/** "valencia spain", "대한민국 서울": the zones that both have; where they have none together, all of them. */
function zonesOfParts(words: readonly string[]): string[] {
  if (words.length > 6) return [];
  for (let i = 1; i < words.length; i++) {
    const [a, b] = [words.slice(0, i), words.slice(i)].map((part) => zonesIn(placesNamed(part.join(" "))));
    if (!a || !b || a.length === 0 || b.length === 0) continue;
    const both = a.filter((zone) => b.includes(zone));
    return both.length > 0 ? both : unique([...a, ...b]);
  }
  return [];
}

const zonesIn = (places: readonly Place[]) => unique(places.flatMap(({ zones }) => zones)).filter(isKnown);
const knownFrom = (start: string) => names.filter((name) => fold(name).startsWith(start));
const unique = (zones: readonly string[]) => Array.from(new Set(zones));
const isAlphabetic = (key: string) => !/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(key);

// The runtime's own list lacks UTC and has the older name of zones that were renamed since (IANA tz database, `backward`).
const names: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone"),
  "Africa/Asmara",
  "America/Argentina/Buenos_Aires",
  "America/Argentina/Catamarca",
  "America/Argentina/Cordoba",
  "America/Argentina/Jujuy",
  "America/Argentina/Mendoza",
  "America/Atikokan",
  "America/Indiana/Indianapolis",
  "America/Kentucky/Louisville",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Kanton",
  "Pacific/Pohnpei",
];
// The list of places may be newer than the runtime.
const known = new Set(names);
const isKnown = (zone: string) => known.has(zone) || knownZone(zone) !== undefined;

// What people call zones. The runtime knows some of these too, as clocks without summer time: hardly what is meant.
const abbreviations: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["America/New_York", "est edt et eastern"],
    ["America/Chicago", "cdt ct central"],
    ["America/Chicago Asia/Shanghai", "cst"],
    ["America/Denver", "mst mdt mt mountain"],
    ["America/Los_Angeles", "pst pdt pt pacific"],
    ["America/Sao_Paulo", "brt"],
    ["Asia/Hong_Kong", "hkt"],
    ["Asia/Jakarta", "wib"],
    ["Asia/Kolkata Asia/Jerusalem Europe/Dublin", "ist"],
    ["Asia/Seoul", "kst"],
    ["Asia/Singapore", "sgt"],
    ["Asia/Tokyo", "jst"],
    ["Australia/Sydney", "aest aedt"],
    ["Europe/Berlin", "cet cest mez mesz"],
    ["Europe/Lisbon", "wet west"],
    ["Europe/London Asia/Dhaka", "bst"],
    ["Europe/Moscow", "msk мск московскому"],
    ["Pacific/Auckland", "nzst nzdt"],
  ].flatMap(([zones = "", keys = ""]) => keys.split(" ").map((key) => [key, zones])),
);
