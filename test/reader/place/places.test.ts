import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fold } from "../../../src/reader/fold.ts";
import { placesOfRuntime } from "../../../src/reader/place/places-of-runtime.ts";
import { findZones, knownZone, zonesNamed } from "../../../src/reader/place/zone.ts";

test("places.txt is there (npm run setup makes it)", () => {
  expect(existsSync(join(import.meta.dirname, "../../../places.txt"))).toBe(true);
});

const zones = [
  "Asia/Seoul",
  "America/New_York",
  "Europe/Berlin",
  "Europe/Moscow",
  "Europe/London",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Asia/Shanghai",
];
test.each([
  ["English", "Seoul, New York, Munich, Moscow, London, Mumbai, Tokyo, Beijing"],
  ["Spanish", "Seúl, Nueva York, Múnich, Moscú, Londres, Bombay, Tokio, Pekín"],
  ["French", "Séoul, New York, Munich, Moscou, Londres, Bombay, Tokyo, Pékin"],
  ["German", "Seoul, New York, München, Moskau, London, Mumbai, Tokio, Peking"],
  ["Portuguese", "Seul, Nova York, Munique, Moscou, Londres, Mumbai, Tóquio, Pequim"],
  ["Italian", "Seul, New York, Monaco di Baviera, Mosca, Londra, Mumbai, Tokyo, Pechino"],
  ["Russian", "Сеул, Нью-Йорк, Мюнхен, Москва, Лондон, Мумбаи, Токио, Пекин"],
  ["Arabic", "سيول, نيويورك, ميونخ, موسكو, لندن, مومباي, طوكيو, بكين"],
  ["Hindi", "सियोल, न्यूयॉर्क, म्यूनिख, मॉस्को, लंदन, मुंबई, टोक्यो, बीजिंग"],
  ["Chinese", "首尔, 纽约, 慕尼黑, 莫斯科, 伦敦, 孟买, 东京, 北京"],
  ["Japanese", "ソウル, ニューヨーク, ミュンヘン, モスクワ, ロンドン, ムンバイ, 東京, 北京"],
  ["Korean", "서울, 뉴욕, 뮌헨, 모스크바, 런던, 뭄바이, 도쿄, 베이징"],
])("cities are found by their names in %s", (_, names) => {
  expect(names.split(", ").map((name) => findZones(name)[0])).toEqual(zones);
});

test.each(["Cairo", "El Cairo", "Le Caire", "Kairo", "Каир", "القاهرة", "开罗", "カイロ", "카이로"])(
  "%s is Cairo",
  (name) => {
    expect(findZones(name)[0]).toBe("Africa/Cairo");
  },
);

test.each([
  ["Myanmar", "Asia/Yangon"],
  ["Мьянма", "Asia/Yangon"],
  ["Bosnia", "Europe/Sarajevo"],
  ["홍콩", "Asia/Hong_Kong"],
])("a country is found by its short name: %s", (name, zone) => {
  expect(zonesNamed(name)).toEqual([zone]);
});

test("the runtime alone knows the cities of zones and the countries", () => {
  const named = Map.groupBy(placesOfRuntime(), ({ key }) => key);
  const found = (name: string) => named.get(fold(name))?.flatMap(({ zones }) => zones) ?? [];
  expect(found("Seoul")).toEqual(["Asia/Seoul"]);
  expect(found("new york")).toEqual(["America/New_York"]);
  expect(found("대한민국")).toEqual(["Asia/Seoul"]);
  expect(found("Alemania")).toContain("Europe/Berlin");
  expect(found("الولايات المتحدة")).toContain("America/Chicago");
  expect(found("Atlantis")).toEqual([]);
  const places = Array.from(named.values()).flat();
  expect(places.filter(({ zones }) => !zones.every((zone) => knownZone(zone) === zone))).toEqual([]);
});
