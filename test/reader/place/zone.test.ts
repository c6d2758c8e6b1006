import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeWords } from "../../../messages/time-words.ts";
import { fold } from "../../../src/reader/fold.ts";
import { placesFrom } from "../../../src/reader/place/places.ts";
import { zoneAt } from "../../../src/reader/place/zone-at.ts";
import { completeZone, findZones, knownZone, zonesNamed } from "../../../src/reader/place/zone.ts";
import { zonesByClock } from "../../../src/reader/place/zones-by-clock.ts";

describe("the zone that a text means", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["america/new york", "America/New_York"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["utc", "UTC"],
    ["UTC+9", "+09:00"],
    ["utc +9", "+09:00"],
    ["+05:30", "+05:30"],
    ["gmt-3", "-03:00"],
    ["GMT−3", "-03:00"],
    ["-0930", "-09:30"],
    ["KST", "Asia/Seoul"],
    ["EST", "America/New_York"],
    ["MSK", "Europe/Moscow"],
    ["seoul", "Asia/Seoul"],
    ["서울", "Asia/Seoul"],
    ["Nueva York", "America/New_York"],
    ["Neu-Delhi", "Asia/Kolkata"],
    ["neu delhi", "Asia/Kolkata"],
    ["Москва", "Europe/Moscow"],
    ["القاهرة", "Africa/Cairo"],
    ["القاهره", "Africa/Cairo"],
    ["मुंबई", "Asia/Kolkata"],
    ["मुम्बई", "Asia/Kolkata"],
    ["东京", "Asia/Tokyo"],
    ["東京", "Asia/Tokyo"],
    ["ニューヨーク", "America/New_York"],
    ["Mumbai", "Asia/Kolkata"],
    ["San Francisco", "America/Los_Angeles"],
    ["SAN FRANCISCO", "America/Los_Angeles"],
    ["München", "Europe/Berlin"],
    ["munchen", "Europe/Berlin"],
    ["Genf", "Europe/Zurich"],
    ["Shenzhen", "Asia/Shanghai"],
    ["Busan", "Asia/Seoul"],
    ["부산", "Asia/Seoul"],
    ["Hanoi", "Asia/Ho_Chi_Minh"],
    ["The Hague", "Europe/Amsterdam"],
    ["Deutschland", "Europe/Berlin"],
    ["España", "Europe/Madrid"],
    ["中国", "Asia/Shanghai"],
    ["대한민국", "Asia/Seoul"],
    ["한국", "Asia/Seoul"],
    ["England", "Europe/London"],
    ["Valencia, Spain", "Europe/Madrid"],
    ["대한민국 서울", "Asia/Seoul"],
    ["서우", "Asia/Seoul"],
    ["Shangahi", "Asia/Shanghai"],
    ["Sidney", "Australia/Sydney"],
  ])("%s is %s alone", (text, zone) => {
    expect(findZones(text)).toEqual([zone]);
  });

  test.each([
    ["Berln", "Europe/Berlin"],
    ["Barcelona", "Europe/Madrid"],
    ["San Jose", "America/Los_Angeles"],
    ["Brazil", "America/Sao_Paulo"],
    ["Brasilien", "America/Sao_Paulo"],
    ["미국", "America/New_York"],
    ["Россия", "Europe/Moscow"],
    ["CST", "America/Chicago"],
    ["Port", "Africa/Lagos"],
  ])("%s may be several, of which %s has the most people", (text, zone) => {
    const zones = findZones(text);
    expect(zones[0]).toBe(zone);
    expect(zones.length).toBeGreaterThan(1);
    expect(new Set(zones).size).toBe(zones.length);
  });

  test.each([
    "",
    " ",
    "Atlantis",
    "x",
    "+25",
    "-13:00",
    "+09:99",
    "Mars/Olympus",
    "🎉",
    "\u202Eliame",
    "a".repeat(10_000),
    "서".repeat(10_000),
  ])("%s is none", (text) => {
    expect(findZones(text)).toEqual([]);
  });

  test("is found for each country in each language", () => {
    const regions =
      "AR AU BR CA CH CN DE DZ EG ES FR GB ID IN IT JP KE KR MX NG PH PL PT RU SA SE TH TR UA US VN ZA".split(" ");
    const missing = Object.keys(timeWords).flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: "region" });
      return regions.map((region) => names.of(region) ?? "").filter((name) => zonesNamed(name).length === 0);
    });
    expect(missing).toEqual([]);
  });

  test("is one that the runtime knows, for every place", () => {
    const zones = new Set(Array.from(placesFrom(""), ({ zones }) => zones).flat());
    expect(zones.size).toBeGreaterThan(300);
    expect(Array.from(zones).filter((zone) => knownZone(zone) !== zone)).toEqual([]);
  });

  test("is compared as the list of places was written", () => {
    const wrong = Array.from(placesFrom("")).filter(({ name, key }) => fold(name) !== key);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test("is looked for in any text without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(Array.isArray(findZones(text))).toBe(true);
        expect(completeZone(text, 25).length).toBeLessThanOrEqual(25);
      }),
    );
  });
});

describe("zones while somebody types", () => {
  const labels = (typed: string) => completeZone(typed, 25).map(({ label }) => label);

  test("come with the name that fits, in the script that is typed, the biggest city first", () => {
    expect(labels("seo")[0]).toBe("Seoul (Asia/Seoul)");
    expect(labels("서")[0]).toBe("서울 (Asia/Seoul)");
    expect(labels("서우")).toEqual(["서울 (Asia/Seoul)"]);
    expect(labels("моск")[0]).toBe("Москва (Europe/Moscow)");
    expect(labels("mün")[0]).toContain("(Europe/Berlin)");
    expect(labels("europe/ber")).toEqual(["Europe/Berlin"]);
    expect(labels("utc+9")).toEqual(["+09:00"]);
    expect(labels("Berln")[0]).toBe("Berlin (Europe/Berlin)");
  });

  test("come each once, and not more than are wanted", () => {
    const zones = completeZone("s", 25).map(({ zone }) => zone);
    expect(zones).toHaveLength(25);
    expect(new Set(zones).size).toBe(25);
    expect(completeZone("", 25)).toEqual([]);
  });
});

describe("the zone of a location", () => {
  test.each([
    [37.5, 127, "Asia/Seoul"],
    [52.52, 13.4, "Europe/Berlin"],
    [22.57, 88.36, "Asia/Kolkata"],
    [-23.5, -46.6, "America/Sao_Paulo"],
    [0, -30, "-02:00"],
    [-40, 100, "+07:00"],
  ])("%d, %d is in %s", (latitude, longitude, zone) => {
    expect(zoneAt(latitude, longitude)).toBe(zone);
  });

  test.each([
    [91, 0],
    [0, 181],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
  ])("%d, %d is nowhere", (latitude, longitude) => {
    expect(zoneAt(latitude, longitude)).toBeUndefined();
  });
});

describe("the zones where it may be that time", () => {
  const now = Date.parse("2026-11-25T00:41:30Z");

  test.each([
    "it is 9:40 here",
    "9:40 am",
    "지금 9시 40분",
    "es sind 9:40 Uhr",
    "сейчас 9:40 утра",
    "09:44",
    "٩:٤٠ صباحا",
  ])("%s", (text) => {
    const zones = zonesByClock(text, now);
    expect(zones.slice(0, 2)).toEqual(["Asia/Seoul", "Asia/Tokyo"]);
    expect(zones).toContain("+09:00");
    expect(zones.length).toBeLessThanOrEqual(8);
  });

  test("are those of the evening too where the time may be the evening's", () => {
    expect(zonesByClock("9:40", now)).toContain("America/Sao_Paulo");
    expect(zonesByClock("21:40", now)[0]).toBe("America/Sao_Paulo");
    expect(zonesByClock("21:40", now)).not.toContain("Asia/Seoul");
  });

  test("keep to the quarter hour", () => {
    expect(zonesByClock("06:25", now)).toEqual(["Asia/Kathmandu", "+05:45"]);
  });

  test("have one of each way to keep time first, before others of the same", () => {
    // An hour ahead of UTC in winter: some go on to summer time, some do not.
    expect(zonesByClock("01:41", now).slice(0, 2)).toEqual(["Africa/Lagos", "Europe/Berlin"]);
  });

  test("are none for a text without a time, or with two", () => {
    expect(zonesByClock("hello", now)).toEqual([]);
    expect(zonesByClock("9 10", now)).toEqual([]);
    expect(zonesByClock("9".repeat(10_000), now)).toEqual([]);
  });

  test("hold the reader's own zone, whatever the zone and the day", () => {
    const zones = [
      "Asia/Seoul",
      "Europe/London",
      "America/New_York",
      "Australia/Adelaide",
      "Pacific/Apia",
      "America/St_Johns",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
        (zone, at) => {
          const wall = new Intl.DateTimeFormat("en", {
            timeZone: zone,
            hour: "2-digit",
            minute: "2-digit",
            hourCycle: "h23",
          }).format(at);
          const offsets = zonesByClock(wall, at.getTime()).map((found) => offset(found, at));
          expect(offsets).toContain(offset(zone, at));
        },
      ),
      { numRuns: 20 },
    );
  });
});

function offset(zone: string, at: Date): string | undefined {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value;
}
