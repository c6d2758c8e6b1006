// By their first three letters, in English and as Spanish, Portuguese, German and French newsrooms write them.
const months = [
  ["jan", "ene"],
  ["feb", "fev", "fév"],
  ["mar", "mär", "mrz"],
  ["apr", "abr", "avr"],
  ["may", "mai"],
  ["jun"],
  ["jul"],
  ["aug", "ago", "aoû"],
  ["sep", "set"],
  ["oct", "okt", "out"],
  ["nov"],
  ["dec", "dez", "dic", "déc"],
];

// Hours from UTC: the names of RFC 822, section 5.1, and those that newsrooms elsewhere write. RFC 2822 says to read
// any other name as UTC.
const zones: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  HKT: 8,
  SGT: 8,
  KST: 9,
  JST: 9,
  AEST: 10,
  AEDT: 11,
};

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?<fraction>\.\d+)?)?`;
const zone = String.raw`(?<zone>[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{1,5})?`;
const forms = [
  // RFC 3339 and the rest of ISO 8601 that feeds write: 2026-11-23T07:30:00.5+01:00, 20261123, 2026-11.
  new RegExp(String.raw`^(?<year>\d{4})(?:-?(?<month>\d{2})(?:-?(?<day>\d{2})(?:[T\s]+${clock}\s*${zone})?)?)?$`, "iu"),
  // RFC 822 and 2822: Mon, 23 Nov 2026 07:30:00 +0100.
  new RegExp(
    String.raw`^(?:[\p{L}.]+[,\s]\s*)?(?<day>\d{1,2})[\s-]+(?<name>\p{L}{3})\p{L}*\.?[\s,-]+(?<year>\d{4}|\d{2})(?:[\sT,]+${clock}\s*${zone})?(?:\s*\(.*\))?$`,
    "iu",
  ),
  // C's asctime and the American order: Mon Nov 23 07:30:00 UTC 2026, November 23, 2026 07:30.
  new RegExp(
    String.raw`^(?:[a-z]{3,9}[,\s]\s*)?(?<name>\p{L}{3})\p{L}*\.?\s+(?<day>\d{1,2})[,\s]+(?:${clock}\s*${zone}\s+(?<year>\d{4})|(?<year>\d{4})(?:[,\s]+${clock}\s*${zone})?)$`,
    "iu",
  ),
];

/**
 * The instant that a date names, in UTC milliseconds, as feeds and pages write it: RFC 822, ISO 8601 and their near kin.
 * A date alone is midnight; without a zone, UTC. Undefined where it cannot be read.
 */
export function readDate(text: string): number | undefined {
  if (text.length > 100) return undefined;
  const trimmed = text.trim();
  const parts = forms.map((form) => form.exec(trimmed)?.groups).find((groups) => groups !== undefined);
  return parts && instant(parts);
}

function instant(parts: Readonly<Record<string, string | undefined>>): number | undefined {
  const number = (name: string, otherwise: number) => Number(parts[name] ?? otherwise);
  const month = parts["name"] === undefined ? number("month", 1) : monthOf(parts["name"]);
  const day = number("day", 1);
  const [hour, minute, second] = [number("hour", 0), number("minute", 0), number("second", 0)];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  const date = Date.UTC(fullYear(parts["year"] ?? ""), month - 1, day, hour, minute, second);
  return date + Math.trunc(number("fraction", 0) * 1000) - offset(parts["zone"] ?? "");
}

/** 1 to 12, or 0 for a name that is none. */
function monthOf(name: string): number {
  return months.findIndex((names) => names.includes(name.toLowerCase())) + 1;
}

/** RFC 2822, section 4.3: 00 to 49 are this century, 50 to 99 the last one. */
function fullYear(year: string): number {
  return year.length > 2 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
}

/** Milliseconds ahead of UTC. */
function offset(zone: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone) ?? [];
  if (hours === undefined) return (zones[zone.toUpperCase()] ?? 0) * 3_600_000;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
}
