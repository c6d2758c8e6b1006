import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/story/page/plain-text.ts";

describe("plainText", () => {
  test.each([
    ["<p>The ferry <b>sails</b> again.</p><p>From\n Monday.</p>", "The ferry sails again.\nFrom Monday."],
    ["One<br>two<br/><br/>three", "One\ntwo\nthree"],
    ["<ul><li>Bread</li><li>Salt</li></ul>", "Bread\nSalt"],
    ["Before<div>inside</div>after", "Before\ninside\nafter"],
    ["Caf&eacute; &amp; bar &#8212; 5 &lt; 6", "Café & bar — 5 < 6"],
    ["5 < 6 and 7 > 6", "5 < 6 and 7 > 6"],
    ["Seen<script>alert(1)</script><style>p{}</style><!-- not --> too", "Seen too"],
    ["</body></html><p>Still here</p>", "Still here"],
    ["One paragraph\nover two lines.\n\nAnother.", "One paragraph over two lines.\nAnother."],
    [" \n ", ""],
  ])("makes text of %j", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  test("reads what is nested 10,000 deep, and the beginning of what has more than 200,000 elements", () => {
    expect(plainText(`${"<div>".repeat(10_000)}deep`)).toBe("deep");
    expect(plainText(`${"<p>a".repeat(200_000)}<p>too far`).split("\n")).toHaveLength(199_999);
  });

  test.each([
    "<p",
    "<!--",
    "<![CDATA[",
    "&#1",
    "&",
    '<a b="',
    "<table><tr><td>",
    "<script>",
    "<select><option>",
    "\n \n",
    "</p>",
  ])("is not held up by a long row of %j", (piece) => {
    expect(plainText(piece.repeat(200_000 / piece.length)).length).toBeLessThanOrEqual(200_000);
  });

  test("gives plain text back as it is, and shows no tag and no control character", () => {
    const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u), { minLength: 1 }).map((list) => list.join(" "));
    const tag = fc.constantFrom("<b>", "</b>", '<i class="x">', "<br/>", "<p>", "<!-- x -->", "\u0001");
    fc.assert(
      fc.property(words, tag, words, (before, tag, after) => {
        expect(plainText(before)).toBe(before);
        expect(plainText(plainText(`${before} ${tag} ${after}`)).split(/\s+/u)).toEqual(
          `${before} ${after}`.split(" "),
        );
      }),
    );
  });

  test("leaves no blank line and no outer blank, and loses no word, whatever it reads", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), fc.string(), (words, noise) => {
        expect(plainText(words.map((word) => `<p>${word}`).join(""))).toBe(words.join("\n"));
        for (const line of plainText(`<i>${noise}`).split("\n").filter(Boolean)) expect(line).toBe(line.trim());
      }),
    );
  });
});
