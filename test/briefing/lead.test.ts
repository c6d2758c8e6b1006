import { expect, test } from "vitest";
import { leadOf } from "../../src/briefing/lead.ts";
import { aStory } from "../samples.ts";

const text = "The ferry between the old harbour and North Island sails again from Monday. ".repeat(4);
const told = (title: string, other = {}) => aStory({ title, text, ...other });
const odd = told("Morning links for Tuesday");
const plain = told("Harbour ferry returns to service");
const alike = told("Harbour ferry is back in service after three weeks");
const third = told("Ferry returns to the harbour");

test("an event is told by its first story, but not by an odd one, wherever that stands", () => {
  expect(leadOf([odd, plain, alike, third])).toBe(plain);
  expect(leadOf([plain, odd, alike, third])).toBe(plain);
  expect(leadOf([third, alike, plain, odd])).toBe(third);
});

test("what is added later does not change who tells it", () => {
  const more = ["Ferry back in the harbour", "Old harbour has its ferry back", "Ferry service returns"].map((title) =>
    told(title),
  );
  for (const some of [more.slice(0, 1), more.slice(0, 2), more]) {
    expect(leadOf([plain, alike, third, ...some])).toBe(plain);
  }
});

test("the first one tells it of two, and of equals", () => {
  expect(leadOf([odd, plain])).toBe(odd);
  const copies = [told(plain.title, { source: "A" }), told(plain.title, { source: "B" }), told(plain.title)];
  expect(leadOf(copies)).toBe(copies[0]);
  const bare = [told(""), told("")];
  expect(leadOf(bare)).toBe(bare[0]);
  expect(leadOf([])).toBeUndefined();
});

test("a story with a text comes before one with a teaser, and that before a bare headline", () => {
  const teaser = told(plain.title, { text: "It sails again." });
  const bare = told(plain.title, { text: "" });
  expect(leadOf([bare, teaser, alike, third])).toBe(alike);
  expect(leadOf([bare, bare, teaser])).toBe(teaser);
  expect(leadOf([bare, odd, bare])).toBe(odd);
});

test("headlines in scripts without blanks are compared, too", () => {
  const titles = [
    "今朝のニュース一覧",
    "港のフェリーが運航を再開",
    "港のフェリー、三週間ぶりに運航再開",
    "フェリー運航再開、港に乗客",
  ];
  expect(titles.indexOf(leadOf(titles.map((title) => told(title, { language: "ja" })))?.title ?? "")).toBeGreaterThan(
    0,
  );
});
