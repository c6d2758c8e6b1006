import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Item } from "../../messages/message.ts";
import { cluster } from "../../src/briefing/events/cluster.ts";
import { composeBriefing } from "../../src/briefing/compose.ts";
import { rank } from "../../src/briefing/rank.ts";
import { readFolder } from "../../src/story/folder.ts";

const { stories, unread } = await readFolder(join(import.meta.dirname, "../../samples"), new Map());
const at = Date.UTC(2026, 10, 23, 7, 30);

describe("the samples", () => {
  test("can all be read", () => {
    expect(unread).toEqual([]);
    expect(stories).toHaveLength(12);
  });

  test("tell seven happenings, two of them earthquakes", () => {
    expect(cluster(stories).map((group) => group.map(({ source }) => source))).toEqual([
      ["Bada Sinmun", "Haneul Ilbo"],
      ["Daily Lantern", "Meridian Post"],
      ["Diario Ribera", "El Faro Del Sur"],
      ["Harbour Wire", "Hillside Radio News", "Northbank Courier"],
      ["Hillside Radio News"],
      ["Hillside Radio News"],
      ["Hillside Radio News"],
    ]);
  });

  test.each(["short", "full"] as const)("make a %s briefing without a word of their sites' furniture", (format) => {
    const { blocks } = composeBriefing(rank(cluster(stories), at), { locale: "en", timeZone: "UTC", at, format });
    const told = JSON.stringify(blocks);
    for (const furniture of ["Whatsapp", "Related", "cookies", "newsletter", "Share", "Log in", "reserved", "Photo:"]) {
      expect(told).not.toContain(furniture);
    }
    const pact = blocks.find((block): block is Item => block.kind === "item" && block.title.includes("pact"));
    expect(pact?.body).toMatch(/Petra Halvik .* Joren Daal, have signed a pact/u);
    expect(pact?.body?.includes("according to")).toBe(format === "full");
  });
});
