/**
 * What it costs to find a reader's zone and to read times, in CPU time, memory and names:
 *
 *     node scripts/node.mjs bench/zones.ts
 */
import { placesFrom, placesNamed } from "../src/reader/place/places.ts";
import { readWhen } from "../src/reader/time/when.ts";
import { completeZone, findZones } from "../src/reader/place/zone.ts";
import { zonesByClock } from "../src/reader/place/zones-by-clock.ts";

function cost(what: string, times: number, run: () => unknown): void {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) run();
  const { user, system } = process.cpuUsage(before);
  console.log(`${((user + system) / 1000 / times).toFixed(2).padStart(8)} ms  ${what}`);
}

const memory = process.memoryUsage().heapUsed;
cost("the words, once", 1, () => readWhen("07:30"));
cost("the places, once", 1, () => placesNamed(""));
console.log(`${((process.memoryUsage().heapUsed - memory) / 1e6).toFixed(1).padStart(8)} MB  both, at most`);
console.log(`${String(Array.from(placesFrom("")).length).padStart(8)} names of places`);
for (const typed of ["s", "서", "berl", "zzzzzz", "europe/"])
  cost(`completing "${typed}"`, 50, () => completeZone(typed, 25));
for (const text of ["Berln", "Singapur", "Москва"]) cost(`finding "${text}"`, 50, () => findZones(text));
for (const text of [
  "07:30 weekdays",
  "月曜日から金曜日まで7時30分",
  "weekdays at 7 and Sunday at 9 in Rio de Janeiro",
]) {
  cost(`reading "${text}"`, 50, () => readWhen(text));
}
cost("zones where it is 9:40", 5, () => zonesByClock("9:40", 0));
