import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, explainClean } from "../../src/story/clean.ts";

const title = "Lighthouse at Cape Ollin to shine again after eight years";
const paragraphs = [
  "The lighthouse at Cape Ollin will shine again from the first of October, the harbour office said on Tuesday.",
  "Its lamp went out eight years ago, when a storm broke the lantern room and flooded the stairs below it.",
  "What happens next?",
  "Two keepers will live in the tower through the winter to watch over the new lamp, and visitors may come in May.",
];
const around = (before: string[], after: string[]) =>
  clean({ title, text: [...before, ...paragraphs, ...after].join("\n") });

describe("clean", () => {
  it("leaves the story of an article with the headline twice, other headlines and a group to join", () => {
    const after = [
      "Ferry fares to rise in spring as fuel costs more",
      "School in Upper Fenn opens a kitchen for everyone",
      "Three bridges that the valley has been waiting for",
      "Join NewsDesk Whatsapp group",
      "Related News",
    ];
    expect(around([title, title], after)).toBe(paragraphs.join("\n"));
  });

  it.each([
    ["the headline again", `${title} | Hillside Radio`],
    ["byline", "By Ines Calder"],
    ["date", "Updated: 14 March 2024, 10:30"],
    ["photo credit", "Photo: Oda Renshaw/Harbour Wire"],
    ["sharing buttons", "Share this article"],
    ["subscription", "Suscríbete a nuestro boletín"],
    ["another story", "Lesen Sie auch: Der Hafen bekommt eine neue Mauer"],
    ["a channel to join", "WhatsApp kanalımıza katılın"],
    ["advertisement", "ADVERTISEMENT"],
    ["copyright", "© 2024 Hillside Radio. All rights reserved."],
    ["a bare link", "https://example.org/lighthouse"],
  ])("takes a line off as %s: %s", (reason, line) => {
    const text = [paragraphs[0], line, ...paragraphs.slice(1)].join("\n");
    expect(explainClean({ title, text }).filter(({ kept }) => !kept)).toEqual([{ line: 1, kept: false, why: reason }]);
  });

  it("keeps subheads, lists and sentences that begin like furniture", () => {
    const told = [
      "Share prices in Wendle fell on Tuesday after the harbour office said that the lighthouse would cost twice as much.",
      "The new lamp brings:",
      "a longer reach in fog",
      "less work for the keepers",
      "a smaller bill for the town",
      "Follow the river for two hours and you come to the lighthouse, which has stood there for nearly two hundred years.",
    ];
    expect(clean({ title, text: [...paragraphs, ...told].join("\n") })).toBe([...paragraphs, ...told].join("\n"));
  });

  it("cuts the dateline before the first sentence", () => {
    const text =
      "PORT HESPER, March 3 (Reuters) - The coast guard in Port Hesper found the missing boat on Sunday near the cape.";
    expect(clean({ title, text })).toBe(
      "The coast guard in Port Hesper found the missing boat on Sunday near the cape.",
    );
  });

  it("takes no article apart: a text of nothing but short lines stays", () => {
    const poem = "The tide comes in\nThe tide goes out\nThe keeper sleeps\nThe lamp does not";
    expect(clean({ title: "A poem", text: poem })).toBe(poem);
  });

  it("takes only what is furniture by its words where little else would be left", () => {
    const list = Array.from({ length: 12 }, (_, index) => `Lighthouse number ${index} stands on a rock of its own`);
    const [paragraph = ""] = paragraphs;
    expect(clean({ title, text: [paragraph, ...list, "Share"].join("\n") })).toBe([paragraph, ...list].join("\n"));
  });

  it("gives lines of the text in their order, unchanged but for a dateline", () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...paragraphs,
        title,
        "Share",
        "Related News",
        "By Ines Calder",
        "6",
        "",
        "* * *",
        "Read more: the storm",
      ),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(fc.array(line), fc.string(), (lines, title) => {
        const text = lines.join("\n");
        let rest = text.split("\n");
        for (const kept of clean({ title, text })
          .split("\n")
          .filter((line) => line !== "")) {
          const at = rest.findIndex((line) => line.endsWith(kept));
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + 1);
        }
      }),
    );
  });
});
