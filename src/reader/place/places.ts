import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { placesOfRuntime, type Place } from "./places-of-runtime.ts";

/** The places of exactly this name (folded), the biggest first. */
export function placesNamed(key: string): readonly Place[] {
  return places().named.get(key) ?? [];
}

/** The places whose name begins so (folded), the biggest first, and then those with such a by-name. */
export function* placesFrom(start: string): Generator<Place> {
  // By jamo: half a syllable, as it is while somebody types, begins the whole one.
  const jamo = hangul.test(start) ? start.normalize("NFD") : undefined;
  for (const place of places().all) {
    const { key } = place;
    if (
      jamo === undefined ? key.startsWith(start) : key.charCodeAt(0) >= 0xac00 && key.normalize("NFD").startsWith(jamo)
    )
      yield place;
  }
}

/** The places whose name begins alike and is a slip of the finger away, the biggest first: one slip, or two in nine letters.
 * By-names are left out. */
export function placesLike(key: string): readonly Place[] {
  const slips = key.length >= 9 ? 2 : key.length >= 4 ? 1 : 0;
  if (slips === 0 || key.length > 40) return [];
  return places().main.filter((place) => place.key[0] === key[0] && slipsBetween(place.key, key, slips) <= slips);
}

/** All zones of places, the one with the biggest city first. */
export function zonesByPeople(): readonly string[] {
  return places().zones;
}

type Places = {
  readonly main: readonly Place[];
  /** The same, and after them the by-names. */
  readonly all: readonly Place[];
  readonly named: ReadonlyMap<string, readonly Place[]>;
  readonly zones: readonly string[];
};

let read: Places | undefined;

// Read when somebody first names a place, once: a tenth of a second and 13 MB (bench/zones.ts).
function places(): Places {
  read ??= readPlaces();
  return read;
}

/**
 * What scripts/make-places.mjs wrote, or without that (the sources before a set-up) what the runtime knows.
 * The file's second line has the zones. Each line below has a place: the numbers of its zones, its names, and after an empty
 * one its by-names; a name that is not compared as its lower case has `=` and how it is compared.
 */
function readPlaces(): Places {
  const root = dirname(createRequire(import.meta.url).resolve("tidings/package.json"));
  const file = join(root, "places.txt");
  if (!existsSync(file)) return index(placesOfRuntime(), [], Intl.supportedValuesOf("timeZone"));
  const [, zoneLine = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const zones = zoneLine.split(" ");
  const main: Place[] = [];
  const byNames: Place[] = [];
  for (const line of lines) {
    const [numbers = "", ...names] = line.split("|");
    const its = numbers.split(" ").flatMap((number) => zones[Number(number)] ?? []);
    let into = main;
    for (const written of names) {
      const end = written.indexOf("=");
      if (written === "") into = byNames;
      else if (end < 0) into.push({ name: written, key: written.toLowerCase(), zones: its });
      else into.push({ name: written.slice(0, end), key: written.slice(end + 1), zones: its });
    }
  }
  return index(main, byNames, zones);
}

function index(main: readonly Place[], byNames: readonly Place[], zones: readonly string[]): Places {
  const all = [...main, ...byNames];
  return { main, all, named: Map.groupBy(all, ({ key }) => key), zones };
}

/** How many letters are missing, too many, wrong or swapped with their neighbour; more than `most` is `most + 1`. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      row.push(swapped ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const hangul = /[가-힣]|[ㄱ-ㅣ]/u;
