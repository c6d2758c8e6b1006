import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summarise } from "../../src/briefing/summarise.ts";

const lead =
  "Ferry operators on the Lissel Sound and the councils of the four towns around it have agreed on a common ticket that is valid on every ferry, bus and tram from the first day of spring, according to a statement from the transport office of the coastal county in Tarnholm on Tuesday.";
const agreed =
  "Ferry operators on the Lissel Sound and the councils of the four towns around it have agreed on a common ticket that is valid on every ferry, bus and tram from the first day of spring.";
const title = "Four towns agree on one ticket";

describe("summarise", () => {
  test("takes the first two sentences in their order", () => {
    const text = "The ticket costs five crowns a day.\nIt is sold on board. Children travel free.";
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day. It is sold on board.");
  });

  test("keeps a lead of 281 characters without its attribution where 280 are allowed, in whole words", () => {
    expect(lead).toHaveLength(281);
    const summary = summarise(
      { title, text: `${lead}\n${"Much more was said about it at length. ".repeat(9)}` },
      { characters: 280 },
    );
    expect(summary.startsWith(agreed)).toBe(true);
    expect(summary.length).toBeLessThanOrEqual(280);
    expect(summary).not.toContain("according to");
    expect(summary).not.toContain("…");
  });

  test("uses the room that a trimmed lead leaves", () => {
    const text = `${lead}\nThe ticket costs five crowns a day.`;
    expect(summarise({ title, text }, { characters: 280 })).toBe(`${agreed} The ticket costs five crowns a day.`);
  });

  test("counts the blank between two sentences", () => {
    const text = "Twenty characters x. Nineteen units now.";
    expect(summarise({ title, text }, { characters: 40 })).toBe(text);
    expect(summarise({ title, text }, { characters: 39 })).toBe("Twenty characters x.");
  });

  test("says an attribution where there is room for it", () => {
    expect(summarise({ title, text: lead }, { characters: 281 })).toBe(lead);
  });

  test("passes over a sentence that does not fit, and what points back to it", () => {
    const text = `The ticket costs five crowns.\n${lead.replace(", according", " without more, as if according")}\nThis pleased many. Children travel free.`;
    expect(summarise({ title, text }, { characters: 80 })).toBe("The ticket costs five crowns. Children travel free.");
  });

  test("does not say the headline again", () => {
    const text = `${title}\n${title}.\nThe ticket costs five crowns a day.\nFour towns agree on one ticket!`;
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day.");
  });

  test("passes over lines that are no sentences", () => {
    const text =
      "By Ines Calder\nWhat it costs\nThe ticket costs five crowns a day.\nWhere to buy\nIt is sold on board.";
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day. It is sold on board.");
  });

  test("takes such lines where there is nothing else", () => {
    expect(summarise({ title, text: "Five crowns a day" })).toBe("Five crowns a day");
  });

  test.each([
    ["But the price is not settled.", "The ticket costs five crowns a day."],
    ["Sin embargo, falta el precio.", "El billete costará cinco pesos."],
    ["하지만 가격은 정해지지 않았다.", "표는 하루 5천 원이다."],
  ])("does not begin with %s where another sentence follows", (back, next) => {
    expect(summarise({ title, text: `${back}\n${next}` })).toBe(next);
    expect(summarise({ title, text: back })).toBe(back);
  });

  test("takes a dateline off", () => {
    const text = "TARNHOLM, 3 March (Harbour Wire) -- The ticket costs five crowns a day.";
    expect(summarise({ title, text })).toBe("The ticket costs five crowns a day.");
  });

  test("joins Chinese and Japanese sentences without a blank", () => {
    const text = "四つの町が共通の切符を導入する。料金は一日五百円だ。";
    expect(summarise({ title: "共通切符", text, language: "ja" })).toBe(text);
  });

  test("is empty for an empty text, for a text that is its headline, and for no room", () => {
    expect(summarise({ title, text: "" })).toBe("");
    expect(summarise({ title, text: title })).toBe("");
    expect(summarise({ title, text: lead }, { characters: 0 })).toBe("");
    expect(summarise({ title, text: lead }, { sentences: 0 })).toBe("");
  });

  test("never exceeds its length, and only says what the text says", () => {
    const piece = fc.oneof(
      fc.lorem({ maxCount: 30 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(lead, "But no.", "“Open, said he, according to X", "👩‍👩‍👧‍👦".repeat(20), "하지만 그렇다.", "三。四！"),
    );
    const text = fc
      .array(piece, { maxLength: 12 })
      .chain((pieces) => fc.constantFrom(pieces.join("\n"), pieces.join(" ")));
    fc.assert(
      fc.property(text, piece, fc.nat(4), fc.nat(400), (source, headline, sentences, characters) => {
        const summary = summarise({ title: headline, text: source }, { sentences, characters });
        expect(summary.length).toBeLessThanOrEqual(characters);
        const known = squeeze(source);
        for (const word of summary.split(/\s+|(?<=[。！？])/u)) expect(known).toContain(bare(word));
      }),
    );
  });
});

const squeeze = (text: string) => text.replace(/[\s\p{C}]+/gu, "");
/** A word without the mark that closes a trimmed sentence. */
const bare = (word: string) => squeeze(word.replace(/[.…]$/u, ""));
