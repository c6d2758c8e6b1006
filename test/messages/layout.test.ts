import * as fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, oneLine, paginate, shorten, webAddress, type Line } from "../../messages/layout.ts";

const plain = (lines: readonly Line[]) => lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
const lines = (text: string): Line[] => text.split("\n").map((part) => (part === "" ? [] : [{ text: part }]));
const within = (max: number) => (page: readonly Line[]) => plain(page).length <= max;

test("puts an empty line between blocks, and none for a block that has nothing to show", () => {
  const message = {
    blocks: [
      { kind: "title", text: "A\nB" },
      { kind: "text", text: "\u0000" },
      { kind: "text", text: "one\ntwo" },
    ],
  } as const;
  expect(plain(layOut(message, () => []))).toBe("A B\n\none\ntwo");
});

test("cuts between blocks rather than inside one", () => {
  expect(paginate(lines("aaaa\nbbbb\n\ncccc\ndddd"), within(12)).map(plain)).toEqual(["aaaa\nbbbb", "cccc\ndddd"]);
});

test("cuts a block that is too long at a line, then at a blank, then between graphemes", () => {
  expect(paginate(lines("aaaa\nbbbb\ncccc"), within(10)).map(plain)).toEqual(["aaaa\nbbbb", "cccc"]);
  expect(paginate(lines("one two three four"), within(9)).map(plain)).toEqual(["one two", "three", "four"]);
  expect(paginate(lines("👩‍👩‍👧‍👦👩‍👩‍👧‍👦"), within(12)).map(plain)).toEqual(["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
});

test("moves on a span that must stay whole, and leaves it out where no page can hold it", () => {
  const url = { text: "https://example.org/a-long-address", whole: true } as const;
  const line = [{ text: "see " }, url, { text: " now" }];
  expect(paginate([line], within(34)).map(plain)).toEqual(["see ", "https://example.org/a-long-address", " now"]);
  expect(paginate([line], within(10)).map(plain).join("")).toBe("see  now");
});

test("keeps every grapheme of any text, in order, on pages that fit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", maxLength: 40 })),
      fc.integer({ min: 30, max: 60 }),
      (texts, max) => {
        const pages = paginate(lines(texts.join("\n")), within(max));
        for (const page of pages) expect(plain(page).length).toBeLessThanOrEqual(max);
        const glue = (text: string) => text.replace(/\s/gu, "");
        expect(glue(pages.map(plain).join(""))).toBe(glue(texts.join("")));
      },
    ),
  );
});

test("shows no control, no escape sequence and no direction override", () => {
  expect(oneLine("a\u0000b\u001b[31m \u202Etxt\tz\r\n\u2028q\ufeff")).toBe("ab[31m txt z q");
  expect(oneLine("lone \ud83d surrogate")).toBe("lone \ufffd surrogate");
});

test.each([
  ["https://example.org/a b?c=ü", "https://example.org/a%20b?c=%C3%BC"],
  ["http://example.org", "http://example.org/"],
  ["javascript:alert(1)", undefined],
  ["https://user:password@example.org/", undefined],
  ["/relative", undefined],
  [`https://example.org/${"a".repeat(2000)}`, undefined],
  [undefined, undefined],
])("takes %s for the web address %s", (url, address) => {
  expect(webAddress(url)).toBe(address);
});

test("shortens between two graphemes and says so", () => {
  expect(shorten("short", 10)).toBe("short");
  expect(shorten("a headline that is long", 16)).toBe("a headline that…");
  expect(shorten("👍🏽👍🏽👍🏽", 9)).toBe("👍🏽👍🏽…");
});

test("keeps the no-break spaces of our own lines, and the isolates in them", () => {
  const note = "Encore 5 infos \u2068X\u2069\u202f:  /brief";
  const message = { blocks: [{ kind: "note", text: note }] } as const;
  expect(plain(layOut(message, () => []))).toBe("Encore 5 infos \u2068X\u2069\u202f: /brief");
});
