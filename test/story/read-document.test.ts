import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/story/read-document.ts";

describe("readDocument", () => {
  it("joins lines that were broken to keep a column, and no others", () => {
    const text = `A lamp for the cape
By Ines Calder

The lighthouse at Cape Ollin will shine again from October, the
harbour office said on Tuesday, and two keepers will live in the
tower.

First headline of another story
Second headline of another story`;
    expect(readDocument(text)).toEqual({
      title: "A lamp for the cape",
      text: [
        "By Ines Calder",
        "The lighthouse at Cape Ollin will shine again from October, the harbour office said on Tuesday, and two keepers will live in the tower.",
        "First headline of another story",
        "Second headline of another story",
      ].join("\n"),
    });
  });

  it("takes each line for a paragraph where no line is blank", () => {
    expect(readDocument("Headline\r\nOne paragraph.\r\nAnother one.").text).toBe("One paragraph.\nAnother one.");
  });

  it("reads Markdown without its marks", () => {
    const markdown =
      "# A **lamp** for the cape\n\nThe [tower](https://example.org/a_b) is *old*.\n\n## Tickets\n\n- one `crown`\n- snake_case_stays\n";
    expect(readDocument(markdown)).toEqual({
      title: "A lamp for the cape",
      text: "The tower is old.\nTickets\none crown\nsnake_case_stays",
    });
  });

  it("reads the front matter", () => {
    const text =
      '---\ntitle: "A lamp: again"\ndate: 2024-03-03\nlang: en\nurl: https://example.org/lamp\n---\nThe tower is old.';
    expect(readDocument(text, { markdown: true })).toEqual({
      title: "A lamp: again",
      text: "The tower is old.",
      publishedAt: Date.UTC(2024, 2, 3),
      language: "en",
      url: "https://example.org/lamp",
    });
  });

  it.each([
    ["Hello <b>old</b> &amp; new<br>friends <!-- not this -->", "Hello old & new\nfriends"],
    ["A claim.[^1] More.\n\n[^1]: The source.", "A claim. More."],
    ["- [ ] bread\n- [x] salt", "bread\nsalt"],
    ["~~Ten~~ Nine ships ***sail***.", "Nine ships sail."],
    ["[![a ship](a.png)](https://h.example/a) Ships ![a ship][1] sail.\n\n[1]: a.png", "Ships sail."],
    ["| Port | Ships |\n|:--|--:|\n| Ollin | 9 |", "Port, Ships\nOllin, 9"],
    ["[Ships](https://h.example/a_(b)) sail <ada@h.example>", "Ships sail ada@h.example"],
    ["> ## Ships\n>\n> They sail\\\n> today.", "Ships\nThey sail\ntoday."],
    ["5 \\* 3 and 2 * 3 * 4, a < b, snake_case_word", "5 * 3 and 2 * 3 * 4, a < b, snake_case_word"],
    ["One.\n\n* * *\n\nTwo.", "One.\nTwo."],
  ])("reads Markdown's %j", (markdown, text) => {
    expect(readDocument(`# T\n\n${markdown}`, { markdown: true }).text).toBe(text);
  });

  it("leaves out rows of dashes, a byte order mark, and reads what is written from right to left or without blanks", () => {
    expect(readDocument("\uFEFF# שלום\n\n-----\n\nהספינה הגיעה.").text).toBe("הספינה הגיעה.");
    expect(readDocument("見出し\n\nこれは\n船です。").title).toBe("見出し");
    expect(readDocument(" \n\n ")).toEqual({ title: "", text: "" });
  });

  it("keeps every word, whatever marks are around it", () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/u);
    const marked = fc
      .tuple(word, fc.constantFrom("$", "*$*", "**$**", "_$_", "`$`", "[$](https://h.example)", "<em>$</em>", "## $"))
      .map(([word, mark]) => ({ word, text: mark.replace("$", word) }));
    fc.assert(
      fc.property(fc.array(marked, { minLength: 1 }), (parts) => {
        const { text } = readDocument(`# T\n\n${parts.map(({ text }) => text).join("\n\n")}`, { markdown: true });
        expect(text.split("\n")).toEqual(parts.map(({ word }) => word));
      }),
    );
  });

  it.each([
    "a<b\n\n",
    "&amp;\n\n",
    "<!--",
    "|a",
    "~~a",
    "> ",
    "[a](",
    "[](a(",
    "<a@",
    "__a ",
    "*a ",
    "- - ",
    "a\n---\n",
  ])("is not held up by a long row of %j", (piece) => {
    const { title, text } = readDocument(piece.repeat(200_000 / piece.length), { markdown: true });
    expect(title.length + text.length).toBeLessThanOrEqual(400_000);
  });

  it("throws at no text", () => {
    const piece = fc.constantFrom("---\n", "# ", "[a](", "**", "_", "\n", "\n\n", "title: x\n", "> ", "```", "1. ");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), fc.boolean(), (pieces, markdown) => {
        expect(readDocument(pieces.join(""), { markdown }).title).not.toContain("\n");
      }),
    );
  });
});
