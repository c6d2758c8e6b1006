import { describe, expect, test } from "vitest";
import { readKeyword } from "../../messages/keywords.ts";
import { catalogs, words, type Words } from "../../messages/words.ts";

/** Every sentence of a catalog, with counts and texts put in. */
function sentences(value: unknown, count: number): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String(value(count, "07:30", "later"))];
  if (typeof value === "object" && value !== null)
    return Object.values(value).flatMap((inner) => sentences(inner, count));
  return [];
}

describe.each(Object.entries(catalogs))("the catalog %s", (_language, catalog: Words) => {
  test.each([0, 1, 2, 5, 21])("says every sentence with %i", (count) => {
    for (const sentence of sentences(catalog, count)) {
      expect(sentence.trim()).not.toBe("");
      expect(sentence).not.toMatch(/undefined|NaN|\[object/u);
    }
  });

  test("describes commands within the narrowest platform's 100 characters, and buttons within 20", () => {
    for (const text of [...Object.values(catalog.commands), ...Object.values(catalog.options)])
      expect(text.length).toBeLessThanOrEqual(100);
    const { daily, ...labels } = catalog.buttons;
    for (const label of Object.values(labels)) expect(label.length).toBeLessThanOrEqual(20);
    expect(daily("7:30 AM").length).toBeLessThanOrEqual(20);
  });

  test("has its own keywords understood", () => {
    for (const [name, keywords] of Object.entries(catalog.keywords)) {
      for (const keyword of keywords) expect(readKeyword(` ${keyword.toUpperCase()}! `)?.name).toBe(name);
    }
  });
});

test("finds the catalog of a locale by its language, and English for any other", () => {
  expect(words("ko-KR")).toBe(catalogs["ko"]);
  expect(words("KO")).toBe(catalogs["ko"]);
  expect(words("tlh")).toBe(catalogs["en"]);
  expect(words("")).toBe(catalogs["en"]);
});

test("takes what follows a keyword only where the command has a use for it", () => {
  expect(readKeyword("Subscribe 07:30 Weekdays")).toEqual({ name: "subscribe", args: "07:30 Weekdays" });
  expect(readKeyword("stop telling me about sports")).toBeUndefined();
  expect(readKeyword("Stóp")).toEqual({ name: "stop", args: "" });
  expect(readKeyword("Mute source Town Gazette")).toEqual({ name: "mute", args: "source Town Gazette" });
  expect(readKeyword("more of this, please")).toBeUndefined();
  expect(readKeyword("")).toBeUndefined();
});

test("takes a number for the item that it opens", () => {
  expect(readKeyword(" 2. ")).toEqual({ name: "open", args: "2" });
  expect(readKeyword("١٢٣")).toBeUndefined();
  expect(readKeyword("2026")).toBeUndefined();
  expect(readKeyword("7:30")).toBeUndefined();
});
