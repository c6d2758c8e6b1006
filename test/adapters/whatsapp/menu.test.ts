import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderWhatsapp, whatsappText } from "../../../adapters/whatsapp/render.ts";
import type { Action, Menu, Message } from "../../../messages/message.ts";
import { openWhatsapp } from "./rig.ts";

const topics = (count: number, chosen = 0): Menu => ({
  label: "Topics",
  choices: Array.from({ length: count }, (_, i) => ({
    label: `Topic ${i}`,
    command: `/topics ${i}`,
    ...(i < chosen && { chosen: true as const }),
  })),
});
const screen = (menu: Menu, actions: Action[] = [], body = "Which ones?"): Message => ({
  blocks: [{ kind: "text", text: body }],
  menu,
  actions,
});
const back = { label: "All settings", command: "/settings" };

describe("a menu", () => {
  let rig: Awaited<ReturnType<typeof openWhatsapp>>;
  beforeEach(async () => {
    rig = await openWhatsapp();
  });
  afterEach(() => rig.close());

  const look = (message: Message) => {
    const [part, ...others] = renderWhatsapp(message, "en");
    expect(others).toEqual([]);
    expect(rig.server.judge(part!)).toBeUndefined();
    return rig.server.look(part!);
  };

  test("is a list that its name opens, ticked where it is set, with the buttons after it", () => {
    const seen = look(screen(topics(4, 2), [back]));
    expect(seen.text).toBe("Which ones?");
    expect(seen.buttons).toEqual(["✓ Topic 0", "✓ Topic 1", "Topic 2", "Topic 3", "All settings"]);
    expect(seen.list?.opens).toBe("Topics");
  });

  test("of a few short choices is buttons, of long ones a list", () => {
    expect(look(screen(topics(2, 1), [back]))).toMatchObject({ buttons: ["✓ Topic 0", "Topic 1", "All settings"] });
    expect(look(screen(topics(2, 1), [back])).list).toBeUndefined();
    const long = { label: "Topics", choices: [{ label: "Economy, money and trade", command: "/topics economy" }] };
    expect(look(screen(long)).list?.rows).toEqual([{ title: "Economy, money and trade" }]);
  });

  test("says below a row's title what was cut off it, and what else it asks for", () => {
    const label = "Science, technology and the environment";
    const menu = { label: "Topics", choices: [{ label, command: "/topics science", chosen: true as const }] };
    const asks = { label: "Another place", command: "/zone", asks: "Your city" };
    expect(look(screen(menu, [asks])).list?.rows).toEqual([
      { title: "✓ Science, technology…", description: `✓ ${label}` },
      { title: "Another place", description: "Your city" },
    ]);
  });

  test("writes what is beyond ten rows into the text, as commands to type", () => {
    const seen = look(screen(topics(11, 11), [back, { label: "Read", url: "https://example.org/1" }]));
    expect(seen.buttons).toEqual([...Array.from({ length: 9 }, (_, i) => `✓ Topic ${i}`), "All settings"]);
    expect(seen.text).toBe("Which ones?\n\n✓ Topic 9: /topics 9\n✓ Topic 10: /topics 10\nRead: https://example.org/1");
  });

  test("keeps the way back beside a choice that does the same", () => {
    const undo = { label: "Undo", command: "/topics 1" };
    expect(look(screen(topics(4, 1), [undo])).buttons).toEqual(["✓ Topic 0", "Topic 1", "Topic 2", "Topic 3", "Undo"]);
  });

  test("below a text that is too long for a list is lines to type, all of them", () => {
    const parts = renderWhatsapp(screen(topics(120, 1), [back], "word ".repeat(600)), "en");
    expect(parts.map(({ type }) => type)).toEqual(["text", "text"]);
    for (const part of parts) expect(rig.server.judge(part)).toBeUndefined();
    const lines = parts.flatMap((part) => rig.server.look(part).text.split("\n")).filter((line) => line !== "");
    expect(lines.slice(-121)).toEqual([
      "✓ Topic 0: /topics 0",
      ...Array.from({ length: 119 }, (_, i) => `Topic ${i + 1}: /topics ${i + 1}`),
      "All settings: /settings",
    ]);
  });

  test("is chosen from by a tap, now and on an old message", async () => {
    const recording = await rig.listen(({ name, args }) => screen(topics(5, Number(args) + 1), [back], name));
    await rig.reader.write("/topics 0");
    await recording.until("outcome");
    for (const label of ["Topic 3", "Topic 4", "✓ Topic 0", "All settings"]) await rig.reader.tap(label);
    await rig.adapter.stop();
    expect(recording.commands().map(({ name, args }) => `${name} ${args}`.trim())).toEqual([
      "topics 0",
      "topics 3",
      "topics 4",
      "topics 0",
      "settings",
    ]);
  });

  test("of whatever kind is taken by the platform, and every choice of it can be seen and made", () => {
    const label = fc.oneof(
      fc.constantFrom(
        "*Bold* topic",
        "_",
        "Same",
        "اقتصاد",
        "🇰🇷".repeat(20),
        "a very long label of a topic ".repeat(9),
      ),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    );
    const command = fc.nat(99).map((n) => `/topics ${n}`);
    const choice = fc.record({ label, command }, { requiredKeys: ["label", "command"] });
    fc.assert(
      fc.property(
        fc.array(choice, { maxLength: 30 }),
        fc.array(choice, { maxLength: 12 }),
        fc.nat(1500),
        (choices, actions, words) => {
          const message = screen({ label: "Topics", choices }, actions, "w ".repeat(words) || "Which?");
          const parts = renderWhatsapp(message, "en");
          for (const part of parts) expect(rig.server.judge(part)).toBeUndefined();
          const ids = new Set(parts.flatMap((part) => JSON.stringify(part).match(/(?<="id":")[^"]+/gu) ?? []));
          const typed = parts.map(whatsappText).join("\n");
          const shown = choices.filter((one) => /[\p{L}\p{N}]/u.test(one.label)).map((one) => one.command);
          expect(shown.filter((one) => !ids.has(one) && !`${typed}\n`.includes(`: ${one}\n`))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("has its words all the same where there are none", () => {
    expect(renderWhatsapp({ blocks: [], menu: topics(2) }, "en").map(whatsappText)).toEqual([
      "Topic 0: /topics 0\nTopic 1: /topics 1",
    ]);
  });
});
