import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogs } from "../../../messages/words.ts";

const text = readFileSync(new URL("../../../docs/operating.md", import.meta.url), "utf8");
const rows = Array.from(
  text.matchAll(/^\| `([a-z]{2}(?:_[A-Z]{2})?)` +\| (.+?) +\| (.+?) +\|$/gmu),
  ([, code, body, button]) => ({
    code: code!,
    body: body!,
    button: button!,
  }),
);

describe("the template to submit", () => {
  test("is there in every language of the catalogs", () => {
    expect(rows.map(({ code }) => code.slice(0, 2)).toSorted()).toEqual(Object.keys(catalogs).toSorted());
  });

  test.each(rows)("in $code has no variable or line break, a short button, and says a word that ends it", (row) => {
    expect(row.body).not.toMatch(/\{\{|https?:|\n/u);
    expect(row.body.length).toBeLessThan(1024);
    expect(row.button.length).toBeLessThanOrEqual(25);
    const ends = catalogs[row.code.slice(0, 2)]!.keywords.stop;
    expect(ends.filter((word) => row.body.toLowerCase().includes(word))).not.toEqual([]);
  });
});
