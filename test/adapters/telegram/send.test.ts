import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Log, Part } from "../../../src/adapter.ts";
import { openTown } from "./rig.ts";

let open: Awaited<ReturnType<typeof openTown>>;
const warned: string[] = [];
const log: Log = { info() {}, warn: (fields, text) => void warned.push(JSON.stringify(fields) + text), error() {} };
beforeEach(async () => {
  warned.length = 0;
  open = await openTown({ log });
  open.town.setBot(open.ann, open.ann, "member");
});
afterEach(() => open.close());

const hello = { text: "Hello Ann", entities: [], link_preview_options: { is_disabled: true } };
const send = (part: Part) =>
  open.adapter.send({ chat: String(open.ann), locale: "en" }, part, { key: "k", silent: true });
const shown = () => open.town.shown(open.ann).filter(({ by }) => by === "bot");
const keyboard = (...row: Record<string, string>[]) => ({ reply_markup: { inline_keyboard: [row] } });
const now = { text: "Now", callback_data: "/brief" };

describe("a part that Telegram refuses for its form", () => {
  test.each([
    [
      "an entity that ends outside",
      { ...hello, entities: [{ type: "bold", offset: 0, length: 99 }], ...keyboard(now) },
      ["Now"],
    ],
    ["a link that leads nowhere", { ...hello, ...keyboard(now, { text: "Read", url: "http://localhost/" }) }, ["Now"]],
    ["a button with too much on it", { ...hello, ...keyboard({ text: "Now", callback_data: "x".repeat(65) }) }, []],
  ])("arrives once in a simpler one: %s", async (_, part, buttons) => {
    expect((await send(part)).kind).toBe("delivered");
    expect(shown()).toMatchObject([{ text: "Hello Ann", links: [], buttons, silent: true }]);
    expect(warned).toEqual([expect.stringContaining("simpler")]);
    expect(warned[0]).not.toContain("Ann");
  });

  test("is refused when the simpler one is refused as well, and not tried a third time", async () => {
    const part = {
      ...hello,
      entities: [{ type: "bold", offset: 0, length: 99 }],
      ...keyboard({ text: "Now", callback_data: "x".repeat(65) }),
    };
    expect(await send(part)).toEqual({ kind: "refused", reason: "Bad Request: BUTTON_DATA_INVALID" });
    expect(shown()).toEqual([]);
    expect(warned).toHaveLength(1);
  });

  test("takes the place of an earlier message in a simpler one, too", async () => {
    const sent = await send(hello);
    const id = sent.kind === "delivered" ? sent.id : "";
    const part = { ...hello, text: "Hello again", entities: [{ type: "bold", offset: 0, length: 99 }] };
    const to = { chat: String(open.ann), locale: "en" };
    expect(await open.adapter.edit?.(to, id, part)).toEqual({ kind: "delivered", id });
    expect(await open.adapter.edit?.(to, id, part)).toEqual({ kind: "delivered", id });
    expect(shown().map(({ text }) => text)).toEqual(["Hello again"]);
  });
});

test("a part that is refused for what it says is not sent again", async () => {
  expect(await send({ ...hello, text: "x".repeat(4097), entities: [{ type: "bold", offset: 0, length: 1 }] })).toEqual({
    kind: "refused",
    reason: "Bad Request: message is too long",
  });
  expect(warned).toEqual([]);
});
