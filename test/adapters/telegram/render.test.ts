import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderTelegram } from "../../../adapters/telegram/render.ts";
import type { TelegramPart } from "../../../adapters/telegram/part.ts";
import type { Block, Message } from "../../../messages/message.ts";
import { judge, look } from "../../../playground/telegram.ts";

const only = (message: Message): TelegramPart => {
  const [part, ...more] = renderTelegram(message);
  if (part === undefined || more.length > 0) throw new Error("It is not one part");
  return part;
};
const screen = (message: Message) => {
  const judged = judge(only(message));
  if (!judged.ok) throw new Error(judged.description);
  return { ...look(judged.content), entities: judged.content.entities };
};
const set = ({ text, entities }: TelegramPart) =>
  entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
const item = (title: string, more: object = {}): Block => ({ kind: "item", title, ...more });
const flat = (text: string) => text.replaceAll("\u2060", "");

test("sets an item as a bold link, its body, and its sources in italics", () => {
  const part = only({
    blocks: [
      { kind: "title", text: "Monday" },
      item("Rates hold 🏦 steady", {
        label: "Update",
        url: "https://example.org/1",
        body: "No change.\nMore in May.",
        sources: "Example · 2 h",
      }),
      { kind: "note", text: "That is all." },
    ],
  });
  expect(part.text).toBe(
    "Monday\n\nUpdate · Rates hold 🏦 steady\nNo change.\nMore in May.\nExample · 2 h\n\nThat is all.",
  );
  expect(set(part)).toEqual([
    ["bold", "Monday"],
    ["bold", "Update · Rates hold 🏦 steady"],
    ["text_link", "Rates hold 🏦 steady"],
    ["italic", "Example · 2 h"],
    ["italic", "That is all."],
  ]);
  expect(part.link_preview_options).toEqual({ is_disabled: true });
});

describe("a long body", () => {
  const long = Array.from({ length: 60 }, (_, i) => `Word${i}`).join(" ");

  test("is one folded quote over all its lines, and a short one is none", () => {
    const part = only({
      blocks: [
        item("First", { body: `${long}\n\n${long}`, sources: "S" }),
        item("Second", { body: long.slice(0, 300) }),
        item("Third", { body: long }),
      ],
    });
    const quotes = set(part).filter(([type]) => type === "expandable_blockquote");
    expect(quotes.map(([, text]) => text)).toEqual([`${long}\n${long}`, long]);
    expect(screen({ blocks: [item("First", { body: long, url: "https://example.org/" })] })).toMatchObject({
      folded: [long],
      links: [{ text: "First" }],
    });
  });

  test("stays folded on each page that it is cut to, whatever it holds", () => {
    const body = "👩‍👩‍👧‍👦 <b>نشرة</b> 뉴스 @\n".repeat(600);
    const parts = renderTelegram({ blocks: [item("x", { body, sources: "S" })] });
    expect(parts.length).toBeGreaterThan(2);
    for (const [i, part] of parts.entries()) {
      const judged = judge(part);
      expect(judged.ok && judged.content.entities).toEqual(part.entities);
      const [quote, ...more] = set(part).flatMap(([type, text]) => (type === "expandable_blockquote" ? [text] : []));
      expect(more).toEqual([]);
      expect(part.text).toBe(`${i === 0 ? "x\n" : ""}${quote}${i === parts.length - 1 ? "\nS" : ""}`);
    }
  });
});

test("shows nothing where there is nothing to show", () => {
  expect(renderTelegram({ blocks: [], actions: [{ label: "Help", command: "/help" }] })).toEqual([]);
  expect(renderTelegram({ blocks: [{ kind: "text", text: " \n " }] })).toEqual([]);
});

describe("what Telegram would find in a text by itself", () => {
  const alive = "Ask @victim, tap /start or #tag or $TSLA, see tg://resolve?domain=x";

  test("is dead in a story, and looks the same", () => {
    const shown = screen({ blocks: [item(alive, { body: alive, sources: alive, label: alive })] });
    expect([...shown.pings, ...shown.taps, ...shown.links]).toEqual([]);
    expect(flat(shown.text)).toBe(`${alive} · ${alive}\n${alive}\n${alive}`);
  });

  test("is dead behind a control character, too", () => {
    expect(screen({ blocks: [item("@\u0000victim #\u030atag /\u202estart")] })).toMatchObject({ pings: [], taps: [] });
  });

  test("keeps our own commands, and pings nobody", () => {
    const shown = screen({ blocks: [{ kind: "text", text: `/brief – the news\n${alive}` }] });
    expect(shown).toMatchObject({ pings: [], taps: ["/brief", "/start", "$TSLA"] });
  });

  test("keeps web addresses", () => {
    const shown = screen({ blocks: [item("x", { body: "More at https://example.org/a/b?c=d#e." })] });
    expect(shown.links).toEqual([{ text: "https://example.org/a/b?c=d#e", url: "https://example.org/a/b?c=d#e" }]);
  });

  test("is dead wherever a long text is cut", () => {
    for (let lead = 4070; lead < 4100; lead++) {
      const parts = renderTelegram({ blocks: [item("x", { body: `${"a".repeat(lead)}@victim` })] });
      for (const part of parts) {
        const judged = judge(part);
        expect(judged.ok && look(judged.content).pings).toEqual([]);
      }
    }
  });
});

test("writes a letter and its ring as the one that the platform keeps, with every entity in its place", () => {
  const shown = screen({ blocks: [item("A\u030angstro\u0333m"), item("Second")] });
  expect(shown.text).toBe("Ångstrom\n\nSecond");
  expect(shown.entities.map(({ offset, length }) => shown.text.slice(offset, offset + length))).toEqual([
    "Ångstrom",
    "Second",
  ]);
});

test("uses at most a hundred entities and 4096 characters a part, and loses no item", () => {
  const count = 80;
  const blocks = Array.from({ length: count }, (_, i) =>
    item(`H${i}`, { url: `https://example.org/${i}`, sources: "S" }),
  );
  const parts = renderTelegram({ blocks });
  expect(parts.length).toBeGreaterThan(1);
  for (const { entities } of parts) expect(entities.length).toBeLessThanOrEqual(100);
  const links = parts.flatMap((part) => set(part).filter(([type]) => type === "text_link"));
  expect(links).toHaveLength(count);
});

test("puts every entity around what it means, for any text", () => {
  const title = fc.string({ unit: "binary", maxLength: 30 });
  const body = fc.string({ unit: "binary", minLength: 300, maxLength: 700 });
  fc.assert(
    fc.property(fc.array(title, { maxLength: 6 }), body, (titles, text) => {
      for (const part of renderTelegram({ blocks: titles.map((name) => item(name, { sources: name, body: text })) })) {
        const judged = judge(part);
        expect(judged.ok && judged.content.text).toBe(part.text);
        expect(judged.ok && judged.content.entities).toEqual(part.entities);
      }
    }),
  );
});

describe("buttons", () => {
  const rows = (...actions: NonNullable<Message["actions"]>) => {
    const part = only({ blocks: [{ kind: "text", text: "x" }], actions });
    return "reply_markup" in part ? part.reply_markup.inline_keyboard : [];
  };

  test("carry their command, two or three short ones a row", () => {
    const labels = ["One", "Two", "Three", "Four", "Quite a long label, this one", "Six"];
    const keyboard = rows(...labels.map((label) => ({ label, command: `/do ${label}` })));
    expect(keyboard.map((row) => row.map(({ text }) => text))).toEqual([
      ["One", "Two", "Three"],
      ["Four"],
      ["Quite a long label, this one"],
      ["Six"],
    ]);
    expect(keyboard[0]?.[0]).toEqual({ text: "One", callback_data: "/do One" });
  });

  test("stand below the last part alone", () => {
    const words = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(" ");
    const parts = renderTelegram({
      blocks: [{ kind: "text", text: words }],
      actions: [{ label: "Help", command: "/help" }],
    });
    expect(parts.map((part) => "reply_markup" in part)).toEqual([...parts.slice(1).map(() => false), true]);
  });

  test("are left out where the platform would refuse the message for them", () => {
    const keyboard = rows(
      { label: "a", command: "x".repeat(65) },
      { label: "b", command: "ü".repeat(33) },
      { label: " ", command: "/help" },
      { label: "c", url: "javascript:alert(1)" },
      { label: "d", url: "http://localhost/" },
      { label: "e", command: "ü".repeat(32) },
      { label: "f", url: "https://example.org/" },
    );
    expect(keyboard.flat().map(({ text }) => text)).toEqual(["e", "f"]);
  });

  test("are at most a hundred, with labels that fit a phone", () => {
    const keyboard = rows(
      ...Array.from({ length: 120 }, (_, i) => ({ label: `${i} ${"x".repeat(99)}`, command: "/a" })),
    );
    expect(keyboard.flat()).toHaveLength(100);
    expect(keyboard.flat().every(({ text }) => text.length <= 40 && text.endsWith("…"))).toBe(true);
  });
});

describe("a menu", () => {
  const rows = (menu: NonNullable<Message["menu"]>["choices"], actions: Message["actions"] = []) => {
    const part = only({ blocks: [{ kind: "text", text: "x" }], menu: { label: "Topics", choices: menu }, actions });
    expect(judge(part).ok).toBe(true);
    return "reply_markup" in part ? part.reply_markup.inline_keyboard : [];
  };

  test("stands above the buttons, with a sign before what is chosen", () => {
    const keyboard = rows(
      [
        { label: "Sports", command: "/topics sports", chosen: true },
        { label: "<b>World</b>", command: "/topics world" },
      ],
      [{ label: "Back", command: "/settings" }],
    );
    expect(keyboard).toEqual([
      [
        { text: "✓ Sports", callback_data: "/topics sports" },
        { text: "<b>World</b>", callback_data: "/topics world" },
      ],
      [{ text: "Back", callback_data: "/settings" }],
    ]);
  });

  test("leaves room for the buttons, and leaves out what would not fit one", () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ label: `${i}`, command: `/topics ${i}` }));
    const long = { label: "long", command: `/topics ${"é".repeat(40)}` };
    const empty = { label: "\u202e ", command: "/topics x", chosen: true as const };
    const keyboard = rows([long, empty, ...many], [{ label: "Back", command: "/settings" }]);
    expect(keyboard.flat()).toHaveLength(100);
    expect(keyboard.flat().at(0)?.text).toBe("0");
    expect(keyboard.at(-1)).toEqual([{ text: "Back", callback_data: "/settings" }]);
    expect(Math.max(...keyboard.map((row) => row.length))).toBeLessThanOrEqual(8);
  });
});
