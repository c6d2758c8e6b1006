/** The zone as the runtime knows it, if it does: an IANA name in any case, or an offset such as "+09:00" or "UTC+9". */
export function knownZone(text: string): string | undefined {
  const offset = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/iu.exec(text);
  const name = offset ? `${offset[1]}${offset[2]?.padStart(2, "0")}:${offset[3] ?? "00"}` : text;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    // The runtime writes "Asia/Calcutta" for "Asia/Kolkata": a reader gets back the name that was meant.
    return names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? timeZone;
  } catch {
    return undefined;
  }
}

/** The zones that a text may mean, best first: the one of that name, else those whose city begins with it ("new york"). */
export function findZones(text: string): string[] {
  const known = knownZone(text);
  if (known !== undefined) return [known];
  const wanted = fold(text);
  if (wanted === "") return [];
  const exact = names.filter((name) => fold(cityOf(name)) === wanted);
  return exact.length > 0
    ? exact
    : names.filter((name) => fold(cityOf(name)).startsWith(wanted) || fold(name).startsWith(wanted));
}

/** The machine's own zone. */
export function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// The runtime's own list lacks UTC and has the older name of zones that were renamed since (IANA tz database, `backward`).
const names: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone"),
  "America/Argentina/Buenos_Aires",
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

const cityOf = (name: string) => name.slice(name.lastIndexOf("/") + 1);
const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim();
