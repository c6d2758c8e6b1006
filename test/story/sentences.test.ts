import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/story/sentences.ts";

const bare = (text: string) => text.replaceAll(/\s+/gu, "");

describe("splitSentences", () => {
  it.each([
    ["en", "Dr. Weaver met Samuel J. Park at 9 a.m. Monday.|He left."],
    ["en", "The firm, Orvane Inc. of Delaware, moved to the U.S. in May.|The move cost little."],
    ["en", "It came from the U.S.|The rest did not."],
    ["en", "“We are late. We are not lost,” she said.|Nobody laughed."],
    ["en", "Three came.|81 of them stayed."],
    ["en", "They argued (He was wrong. She knew.) for an hour.|Then it rained."],
    ["de", "Am 12. Juni kam Prof. Meier z.B. nach Bonn.|Das war spät."],
    ["de", "„Ich gehe“, sagte er.|Die Tür fiel zu."],
    ["es", "El Sr. Ruiz vive en EE.UU. desde 2010.|¿Volverá?|Nadie lo sabe."],
    ["ru", "Он живёт на ул. Мира с А. И. Семеновым.|Потом он уехал."],
    ["ko", "비가 왔다.|모두가 집에 갔다."],
    ["ja", "雨が降った。|「行こう。早く。」と言った。"],
  ])("ends where a sentence of %s ends: %s", (language, marked) => {
    const sentences = marked.split("|");
    expect(splitSentences(sentences.join(language === "ja" ? "" : " "), language)).toEqual(sentences);
  });

  it("ends a sentence at a line break", () => {
    expect(splitSentences("A heading\nA paragraph follows.")).toEqual(["A heading", "A paragraph follows."]);
  });

  it("loses nothing but white space, whatever the text and the language", () => {
    const piece = fc.constantFrom(
      "Dr.",
      " ",
      "\n",
      "U.S. ",
      "“",
      "”",
      "(",
      ")",
      "12. ",
      "...",
      "A.",
      "[7]",
      "。",
      "é",
      "?!",
      ":",
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 8 })))
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.oneof(fc.constantFrom("en", "de", "hy", "ja", "und"), fc.string()), (text, language) => {
        const sentences = splitSentences(text, language);
        expect(bare(sentences.join(""))).toBe(bare(text));
        expect(sentences.every((sentence) => sentence !== "" && sentence.trim() === sentence)).toBe(true);
      }),
    );
  });
});
