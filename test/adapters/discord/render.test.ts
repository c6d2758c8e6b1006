import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discordText, renderDiscord } from "../../../adapters/discord/render.ts";
import type { Action, Block, Item, Menu } from "../../../messages/message.ts";
import { judgeMessage } from "../../../playground/discord/judge.ts";
import { readMarkdown } from "../../../playground/discord/markdown.ts";

const markdown = (...blocks: Block[]) => renderDiscord({ blocks }).map(discordText);
const item = (rest: Partial<Item>): Item => ({ kind: "item", title: "Bridge opens", ...rest });
const buttons = (...actions: Action[]) =>
  renderDiscord({ blocks: [{ kind: "text", text: "Hello" }], actions })
    .flatMap(({ components }) => components)
    .flatMap((it) => (it.type === 1 ? [it.components] : []));

describe("renderDiscord", () => {
  test("sets a title as a heading, a headline as a link in bold, sources and notes in small print", () => {
    expect(
      markdown(
        { kind: "title", text: "Monday" },
        item({ url: "https://example.org/a", body: "It took ten years.", sources: "Example · 2 h", label: "Update" }),
        item({ title: "No link" }),
        { kind: "note", text: "That is all" },
      ),
    ).toEqual([
      [
        "### Monday",
        "",
        "**Update** **[Bridge opens](<https://example.org/a>)**",
        "It took ten years.",
        "-# Example · 2 h",
        "",
        "**No link**",
        "",
        "-# That is all",
      ].join("\n"),
    ]);
  });

  test("leaves our own commands plain", () => {
    expect(markdown({ kind: "text", text: "More: /brief" })).toEqual(["More\\: /brief"]);
  });

  test.each([
    "**bold** *it* _it_ __under__ ~~gone~~ ||hidden|| `code` ```block```",
    "# one ## two -# small",
    "-# small",
    ">>> quote",
    "* star",
    "+ plus",
    "1. first",
    "  12. twelfth",
    "[a](https://evil.example) [b](<https://evil.example>)",
    "<https://evil.example> https://evil.example",
    "<@1> <@!1> <@&2> <#3> <t:1:R> </brief:4> <id:browse> <:smile:5> @everyone @here",
    "\\*not escaped\\* \\\\",
    ":smile: 07:30",
  ])("shows %j as written, without a link and without a mention", (text) => {
    const kinds: Block[] = [
      { kind: "text", text },
      { kind: "title", text },
      { kind: "note", text },
      item({ body: text }),
    ];
    for (const block of kinds) {
      const [source = ""] = markdown(block);
      const shown = readMarkdown(source);
      expect(shown.text.split("\n").map((line) => line.trim())).toContain(text.trim());
      expect(shown.links).toEqual([]);
      expect(shown.pings).toEqual([]);
    }
  });

  test("links any headline to its address, whatever marks both hold", () => {
    const mark = fc.constantFrom(..."\\*_~|`>#-[]()<:@ 1.ab".split(""));
    const url = fc.webUrl({ withFragments: true, withQueryParameters: true });
    fc.assert(
      fc.property(
        fc.array(mark, { minLength: 1 }),
        url,
        fc.array(fc.constantFrom(..."()[]<>\\ a".split(""))),
        (marks, base, tail) => {
          const title = `x${marks.join("")}x`.replace(/\s+/gu, " ");
          const to = new URL(`${base}/${tail.join("")}`).href;
          fc.pre(to.length < 500);
          const [source = ""] = markdown(item({ title, url: to }));
          const { text, links } = readMarkdown(source);
          expect(text).toBe(title);
          expect(links.map((link) => decode(link.url))).toEqual([decode(to)]);
        },
      ),
    );
  });

  test("keeps within 4,000 characters and 9,500 bytes a part", () => {
    for (const word of ["word", "слово", "단어", "👩‍👩‍👧", "*_[]"]) {
      const text = `${word} `.repeat(4000);
      for (const source of markdown({ kind: "text", text })) {
        expect(source.length).toBeLessThanOrEqual(4000);
        expect(Buffer.byteLength(source) + 12).toBeLessThanOrEqual(9500);
      }
    }
  });

  test("puts five buttons in a row, below the last part only", () => {
    const actions = Array.from({ length: 7 }, (_, i) => ({ label: `${i}`, command: `/brief ${i}` }));
    expect(buttons(...actions).map((row) => row.length)).toEqual([5, 2]);
    const parts = renderDiscord({ blocks: [{ kind: "text", text: "word ".repeat(2000) }], actions });
    expect(parts.map(({ components }) => components.length)).toEqual([1, 1, 3].slice(-parts.length));
  });

  test("carries a command as the id of its button, and an address as a link", () => {
    expect(
      buttons({ label: "At 8", command: "/subscribe 08:00" }, { label: "Site", url: "https://example.org" }),
    ).toEqual([
      [
        { type: 2, style: 2, label: "At 8", custom_id: "/subscribe 08:00" },
        { type: 2, style: 5, label: "Site", url: "https://example.org/" },
      ],
    ]);
  });

  test("leaves out the buttons that Discord would refuse", () => {
    expect(
      buttons(
        { label: "a", command: "/same" },
        { label: "b", command: "/same" },
        { label: "c", command: "/".padEnd(101, "x") },
        { label: "d", url: `https://example.org/${"x".repeat(500)}` },
        { label: "e", url: "javascript:alert(1)" },
        { label: " ", command: "/blank" },
      ).flatMap((row) => row.map((button) => "custom_id" in button && button.custom_id)),
    ).toEqual(["/same"]);
    const [[long] = []] = buttons({ label: "x".repeat(200), command: "/a" });
    expect(long).toMatchObject({ label: expect.stringMatching(/^x{79}…$/u) });
  });

  test("makes no message that Discord would refuse, of any actions", () => {
    const action = fc.oneof(
      fc.record({ label: fc.string({ unit: "grapheme", maxLength: 120 }), command: fc.string({ maxLength: 120 }) }),
      fc.record({ label: fc.string({ unit: "grapheme", maxLength: 120 }), url: fc.webUrl() }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), fc.boolean(), (actions, text) => {
        for (const part of renderDiscord({ blocks: text ? [{ kind: "text", text: "Hello" }] : [], actions })) {
          expect(judgeMessage(part)).toHaveProperty("body");
        }
      }),
    );
  });

  const menu = (choices: Menu["choices"], label = "Topics") =>
    renderDiscord({ blocks: [{ kind: "text", text: "Hello" }], menu: { label, choices } });
  const select = (choices: Menu["choices"], label?: string) =>
    menu(choices, label).flatMap(({ components }) =>
      components.flatMap((it) => (it.type === 1 ? it.components : [])).flatMap((it) => (it.type === 3 ? it : [])),
    )[0];
  const chosen = true;

  test("shows a menu as a select above the buttons, with its label and what is set", () => {
    const actions = [{ label: "Back", command: "/settings" }];
    const choices = [
      { label: "Short", command: "/format short", chosen } as const,
      { label: "Full", command: "/format full" },
    ];
    const [part] = renderDiscord({
      blocks: [{ kind: "text", text: "Length" }],
      menu: { label: "Format", choices },
      actions,
    });
    expect(part?.components.slice(1)).toEqual([
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: "menu /format short",
            placeholder: "Format",
            min_values: 0,
            options: [
              { label: "Short", value: "/format short", default: true },
              { label: "Full", value: "/format full", default: false },
            ],
          },
        ],
      },
      { type: 1, components: [{ type: 2, style: 2, label: "Back", custom_id: "/settings" }] },
    ]);
  });

  test("marks what is set where several are, for a select shows one", () => {
    const shown = select(
      ["a", "b", "c"].map((name) => ({ label: name, command: `/topic ${name}`, ...(name !== "b" && { chosen }) })),
    );
    expect(shown).toMatchObject({ custom_id: "menu", min_values: 1 });
    expect(shown?.options.map(({ label }) => label)).toEqual(["✓ a", "b", "✓ c"]);
    expect(shown?.options.some((option) => option.default)).toBe(false);
  });

  test("leaves out the choices that Discord would refuse, and a menu of none", () => {
    const odd = [
      { label: "a", command: "/same" },
      { label: "b", command: "/same" },
      { label: "c", command: "/".padEnd(101, "x") },
      { label: " ", command: "/blank" },
    ];
    expect(select(odd)?.options.map(({ label }) => label)).toEqual(["b"]);
    expect(select(odd.slice(2))).toBeUndefined();
    expect(select(Array.from({ length: 40 }, (_, i) => ({ label: `${i}`, command: `/${i}` })))?.options).toHaveLength(
      25,
    );
  });

  test("makes no menu that Discord would refuse, of any labels", () => {
    const label = fc.string({ unit: "grapheme", maxLength: 160 });
    const choice = fc.record({ label, command: fc.string({ maxLength: 120 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(choice, fc.boolean()), { maxLength: 40 }), label, (choices, name) => {
        const all = choices.map(([one, set]) => ({ ...one, ...(set && { chosen: true as const }) }));
        for (const part of menu(all, name)) expect(judgeMessage(part)).toHaveProperty("body");
      }),
    );
  });

  test("makes a button that asks open a form", () => {
    expect(buttons({ label: "Elsewhere", command: "/zone", asks: "Which city?" })).toEqual([
      [{ type: 2, style: 2, label: "Elsewhere", custom_id: "ask 5 /zone Which city?" }],
    ]);
  });

  test("frames news with a line between two stories, and nothing else", () => {
    const [part] = renderDiscord({ blocks: [{ kind: "title", text: "Monday" }, item({}), item({ body: "Rain." })] });
    expect(part?.components).toEqual([
      {
        type: 17,
        components: [
          { type: 10, content: "### Monday" },
          { type: 14 },
          { type: 10, content: "**Bridge opens**" },
          { type: 14 },
          { type: 10, content: "**Bridge opens**\nRain." },
        ],
      },
    ]);
    const [plain] = renderDiscord({
      blocks: [
        { kind: "title", text: "Help" },
        { kind: "text", text: "Go" },
      ],
    });
    expect(plain?.components.map(({ type }) => type)).toEqual([10]);
  });

  test.each([
    ["components", Array.from({ length: 21 }, () => item({}))],
    ["bytes", Array.from({ length: 15 }, () => item({ title: "단".repeat(207) }))],
  ])("sets news that have too many %s for a frame as one text", (_, blocks) => {
    const parts = renderDiscord({ blocks });
    expect(parts.map(({ components }) => components.map(({ type }) => type))).toEqual([[10]]);
    expect(judgeMessage(parts[0])).toHaveProperty("body");
  });

  test.each([0, 1, 2, 30])("takes any news with a menu and %i buttons, framed or not", (most) => {
    const actions = Array.from({ length: most }, (_, i) => ({ label: `${i}`, command: `/brief ${i}` }));
    for (let count = 1; count < 30; count++) {
      const blocks = Array.from({ length: count }, (_, i) => item({ title: `Story ${i}` }));
      const parts = renderDiscord({ blocks, menu: { label: "More", choices: actions.slice(0, 25) }, actions });
      for (const part of parts) expect(judgeMessage(part)).toHaveProperty("body");
      expect(parts.map(discordText).join("\n")).toContain(`Story ${count - 1}`);
    }
  });

  test("has no part for a message with nothing to show", () => {
    expect(renderDiscord({ blocks: [{ kind: "text", text: " \n\u0000" }] })).toEqual([]);
  });
});

const decode = (url: string) =>
  url.replace(/%([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
