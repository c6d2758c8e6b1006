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

  it("throws at no text", () => {
    const piece = fc.constantFrom("---\n", "# ", "[a](", "**", "_", "\n", "\n\n", "title: x\n", "> ", "```", "1. ");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), fc.boolean(), (pieces, markdown) => {
        expect(readDocument(pieces.join(""), { markdown }).title).not.toContain("\n");
      }),
    );
  });
});
