import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeText, escapedLimit } from "../../../adapters/whatsapp/escape.ts";
import { renderWhatsapp, whatsappText } from "../../../adapters/whatsapp/render.ts";
import type { Action, Message } from "../../../messages/message.ts";
import { fitBriefing } from "../../../src/briefing/fit.ts";
import { readMarkup } from "../../../playground/whatsapp/read-markup.ts";
import { aStory } from "../../samples.ts";

const visible = (text: string) => text.replace(/[\u200b\u2060]/gu, "");
const text = (body: string, actions: Action[] = []): Message => ({ blocks: [{ kind: "text", text: body }], actions });
const story = { label: "Read", url: "https://example.org/1" };
const commands = (count: number): Action[] =>
  Array.from({ length: count }, (_, i) => ({ label: `Choice ${i}`, command: `/subscribe 0${i}:00` }));

describe("escaped text", () => {
  test.each([
    "*bold*",
    "_italic_ and ~struck~",
    "`code` and ```block```",
    "**both** __under__",
    '(*bold*), "_quoted_"',
    "> quote",
    ">quote",
    "- entry",
    "* entry",
    "  - indented",
    "a *b c* d *e* f*",
    "~`*_x_*`~",
  ])("shows %o as it is written", (written) => {
    expect(readMarkup(written).text).not.toBe(written);
    expect(visible(readMarkup(escapeText(written)).text)).toBe(written);
  });

  test.each(["1. first\n2. second", "*한글*은", "left* open"])(
    "is careful with %o, though a phone may show it as it is",
    (written) => {
      expect(escapeText(written)).not.toBe(written);
      expect(visible(escapeText(written))).toBe(written);
    },
  );

  test.each(["snake_case_name", "2 * 3 * 4", "5~6", "no marks at all", "a - b > c", "keycap *️⃣", "/brief"])(
    "leaves %o alone",
    (written) => {
      expect(escapeText(written)).toBe(written);
    },
  );

  test("shows any text as it is written, within the length that was foreseen", () => {
    const piece = fc.constantFrom("*", "_", "~", "`", "```", ">", "-", "1.", " ", "\n", "a", "é", "한", "(", ".", "😀");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const written = pieces.join("");
        const escaped = escapeText(written);
        expect(visible(readMarkup(escaped).text)).toBe(written);
        for (const line of written.split("\n")) expect(escapeText(line).length).toBeLessThanOrEqual(escapedLimit(line));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a rendered message", () => {
  test("sets an item as a bold headline, its body, its sources and its bare address", () => {
    const [part] = renderWhatsapp(
      {
        blocks: [
          { kind: "title", text: "Monday" },
          {
            kind: "item",
            label: "Update",
            title: "Rates held",
            body: "No change.",
            sources: "Example · 2 h",
            url: "https://example.org/a_b?c=(1)",
          },
        ],
      },
      "en",
    );
    expect(part).toEqual({
      type: "text",
      text: {
        body: "*Monday*\n\n*Update: Rates held*\nNo change.\n_Example · 2 h_\nhttps://example.org/a_b?c=(1)",
        preview_url: false,
      },
    });
  });

  test.each([
    [1, "button"],
    [3, "button"],
    [4, "list"],
    [10, "list"],
  ])("offers %i commands as %s", (count, type) => {
    const [part, ...others] = renderWhatsapp(text("Choose", commands(count)), "en");
    expect(others).toEqual([]);
    expect(part).toMatchObject({ type: "interactive", interactive: { type, body: { text: "Choose" } } });
    const shown = JSON.stringify(part).match(/"id":"[^"]+"/gu);
    expect(shown).toHaveLength(count);
    expect(shown?.[0]).toBe('"id":"/subscribe 00:00"');
  });

  test("offers a link only if it is the single action", () => {
    const link = { label: "Read the whole story", url: "https://example.org/1" };
    expect(renderWhatsapp(text("Story", [link]), "en")).toMatchObject([
      { interactive: { type: "cta_url", action: { parameters: { display_text: link.label, url: link.url } } } },
    ]);
    expect(renderWhatsapp(text("Story", [link, ...commands(1)]), "en")).toMatchObject([
      { interactive: { type: "button", action: { buttons: [{ reply: { id: "/subscribe 00:00" } }] } } },
    ]);
    expect(renderWhatsapp(text("Story", [{ label: "Bad", url: "javascript:x" }]), "en")).toMatchObject([
      { type: "text" },
    ]);
  });

  test("shortens labels, tells those apart that are then alike, and leaves out what does the same", () => {
    const label = "A very long label that fits no button";
    const actions = [
      { label, command: "/brief" },
      { label, command: "/help" },
      { label: "Other", command: "/brief" },
      { label: " ", command: "/stop" },
    ];
    expect(renderWhatsapp(text("Choose", actions), "en")).toMatchObject([
      {
        interactive: {
          action: {
            sections: [
              {
                rows: [
                  { id: "/brief", title: "A very long label that…", description: label },
                  { id: "/help", title: "A very long label… 2", description: label },
                ],
              },
            ],
          },
        },
      },
    ]);
  });

  test("writes its buttons below a text that is too long for them, as commands to type, in the same message", () => {
    const long = renderWhatsapp(text("word ".repeat(300), [...commands(2), story]), "en");
    expect(long.map(({ type }) => type)).toEqual(["text"]);
    expect(whatsappText(long[0]!).split("\n\n")[1]).toBe(
      `Choice 0: /subscribe 00:00\nChoice 1: /subscribe 01:00\nRead: ${story.url}`,
    );
  });

  test("never takes another message for its buttons, but sets them on the last of several", () => {
    for (let words = 750; words < 850; words++) {
      const full = text("word ".repeat(words), commands(40));
      expect(renderWhatsapp(full, "en")).toHaveLength(renderWhatsapp({ blocks: full.blocks }, "en").length);
    }
    const several = renderWhatsapp(text("word ".repeat(900), commands(2)), "en");
    expect(several.map(({ type }) => type)).toEqual(["text", "interactive"]);
  });

  test("numbers the stories of a briefing, in bold, and not a single one", () => {
    const items = ["Rates held", "1. *Stars* align", "- dash", "سعر"].map(
      (title) => ({ kind: "item", title }) as const,
    );
    const [part] = renderWhatsapp({ blocks: items }, "en");
    expect(whatsappText(part!).split("\n\n").map(visible)).toEqual([
      "*1. Rates held*",
      "*2. 1. *Stars* align*",
      "*3. - dash*",
      "*4. سعر*",
    ]);
    expect(visible(readMarkup(whatsappText(part!)).text)).toContain("2. 1. *Stars* align\n\n3. - dash");
    expect(whatsappText(renderWhatsapp({ blocks: items.slice(0, 1) }, "en")[0]!)).toBe("*Rates held*");
  });

  test("lets the core cut a briefing of long stories down to one message", () => {
    const told = Array.from({ length: 12 }, (_, i) => ({
      id: `v${i}`,
      stories: [
        aStory({
          title: `*Headline* ${i} ${"goes on ".repeat(28)}`,
          text: "It _rained_ all day long in the harbour town. ".repeat(60),
          url: `https://example.org/${"path/".repeat(20)}${i}`,
        }),
      ],
    }));
    for (const format of ["headlines", "short", "full"] as const) {
      const options = { locale: "en", timeZone: "UTC", at: 0, format };
      const fits = (message: Message) => renderWhatsapp(message, "en").length <= 1;
      const { message, shown } = fitBriefing(told, options, fits, () => []);
      expect(renderWhatsapp({ ...message, actions: commands(9) }, "en")).toHaveLength(1);
      expect(shown).toBeGreaterThan(3);
    }
  });

  test("has no part where there is nothing to say", () => {
    expect(renderWhatsapp({ blocks: [{ kind: "text", text: " \u0000 " }] }, "en")).toEqual([]);
  });

  test("cuts no address in two", () => {
    const urls = Array.from({ length: 60 }, (_, i) => `https://example.org/${"path/".repeat(30)}${i}`);
    const blocks = urls.map((url, i) => ({ kind: "item", title: `Headline ${i}`, url }) as const);
    const bodies = renderWhatsapp({ blocks }, "en").map((part) => ("text" in part ? part.text.body : ""));
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.flatMap((body) => readMarkup(body).links.map(({ url }) => url))).toEqual(urls);
  });
});
