import { fold } from "../fold.ts";

/** A name of a city or a country, as it is written and as it is compared, and its zones, the one of most people first. */
export type Place = { readonly name: string; readonly key: string; readonly zones: readonly string[] };

/** The languages in which places are known: those of the catalogs. */
export const placeLanguages = [
  "en",
  "es",
  "fr",
  "de",
  "pt",
  "it",
  "ru",
  "ar",
  "hi",
  "zh",
  "zh-Hant",
  "ja",
  "ko",
] as const;

/** What the runtime alone knows: the cities that zones are named for, and the countries. Zones are in no order. */
export function placesOfRuntime(): Place[] {
  const cities = Intl.supportedValuesOf("timeZone").map((zone) =>
    place(zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " "), [zone]),
  );
  const namesOf = countryNamer();
  const countries = letters.flatMap((a) =>
    letters.flatMap((b) => {
      const names = namesOf(a + b);
      const zones = names.length > 0 ? (new Intl.Locale(`und-${a}${b}`).getTimeZones() ?? []) : [];
      return zones.length > 0 ? names.map((name) => place(name, zones)) : [];
    }),
  );
  return [...cities, ...countries];
}

/** Says what a country (ISO 3166, "MM") is called: in full, in short, and without what stands in brackets: "Myanmar (Burma)". */
export function countryNamer(): (code: string) => string[] {
  const ways = placeLanguages.flatMap((language) => [
    new Intl.DisplayNames(language, { type: "region", fallback: "none" }),
    new Intl.DisplayNames(language, { type: "region", fallback: "none", style: "short" }),
  ]);
  return (code) => {
    const names = ways.flatMap((way) => way.of(code) ?? []);
    return Array.from(new Set(names.flatMap((name) => [name, name.replace(/\s*[(（].*$/u, "")])));
  };
}

const place = (name: string, zones: readonly string[]): Place => ({ name, key: fold(name), zones });

const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
