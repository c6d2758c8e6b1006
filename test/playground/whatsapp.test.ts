import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type WhatsappServer, startWhatsapp } from "../../playground/whatsapp.ts";
import { readMarkup } from "../../playground/whatsapp/read-markup.ts";

describe("a phone", () => {
  test.each([
    ["*bold* and _italic_ and ~struck~", "bold and italic and struck"],
    ["*_both_*", "both"],
    ["`code` ```block\n*raw*```", "code block\n*raw*"],
    ["> quote\n- one\n* two\n1. three", "quote\n• one\n• two\n1. three"],
    ["snake_case_name 2 * 3 * 4 *open", "snake_case_name 2 * 3 * 4 *open"],
    ["*two\nlines*", "*two\nlines*"],
    ["(*bold*), *한*글", "(bold), *한*글"],
    ["https://example.org/_a_/*b*", "https://example.org/_a_/*b*"],
  ])("shows %o as %o", (body, text) => {
    expect(readMarkup(body).text).toBe(text);
  });

  test("makes bare addresses links, without what ends a sentence", () => {
    expect(readMarkup("See https://example.org/a_b, (http://x.example/?q=1). Not ftp://x or http://").links).toEqual([
      { text: "https://example.org/a_b", url: "https://example.org/a_b" },
      { text: "http://x.example/?q=1", url: "http://x.example/?q=1" },
    ]);
  });
});

describe("the WhatsApp playground", () => {
  let server: WhatsappServer;
  const clock = { at: Date.UTC(2026, 10, 23) };
  beforeEach(async () => {
    server = await startWhatsapp({ now: () => clock.at });
  });
  afterEach(() => server.close());

  const post = async (body: object | string, token = server.environment.WHATSAPP_TOKEN) => {
    const { WHATSAPP_API_ROOT: root, WHATSAPP_PHONE_NUMBER_ID: id } = server.environment;
    const response = await fetch(`${root}/v25.0/${id}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const answer: { error?: { code: number } } = JSON.parse(await response.text());
    return { status: response.status, code: answer.error?.code };
  };
  const text = (chat: string, body = "Hello") => ({
    messaging_product: "whatsapp",
    recipient: chat,
    type: "text",
    text: { body },
  });

  test("takes a text within 24 hours, and only then", async () => {
    const reader = server.meet();
    expect(await post(text(reader.chat()))).toEqual({ status: 400, code: 131047 });
    await reader.write("hello");
    expect(await post(text(reader.chat()))).toEqual({ status: 200, code: undefined });
    expect(reader.shown().map((shown) => shown.text)).toEqual(["Hello"]);
    clock.at += 24 * 3_600_000;
    expect(await post(text(reader.chat()))).toEqual({ status: 400, code: 131047 });
  });

  test("takes 45 messages at once for one reader, and one in 6 seconds from then on", async () => {
    const reader = server.meet();
    await reader.write("hello");
    for (let i = 0; i < 45; i++) expect((await post(text(reader.chat()))).status).toBe(200);
    expect((await post(text(reader.chat()))).code).toBe(131056);
    clock.at += 6000;
    expect((await post(text(reader.chat()))).status).toBe(200);
    expect((await post(text(reader.chat()))).code).toBe(131056);
  });

  test("refuses a wrong token and what is no JSON", async () => {
    expect(await post(text("US.1"), "wrong")).toEqual({ status: 401, code: 190 });
    expect((await post("{")).status).toBe(400);
  });

  const button = (id: string, title: string) => ({ type: "reply", reply: { id, title } });
  const buttons = (...all: object[]) => ({
    type: "interactive",
    interactive: { type: "button", body: { text: "Choose" }, action: { buttons: all } },
  });
  const rows = (count: number, more: object = {}) => ({
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "Choose" },
      action: {
        button: "Open",
        sections: [{ rows: Array.from({ length: count }, (_, i) => ({ id: `${i}`, title: `Row ${i}`, ...more })) }],
      },
    },
  });
  const template = (name: string, code: string, parameter?: string) => ({
    type: "template",
    template: {
      name,
      language: { code },
      components: parameter === undefined ? [] : [{ type: "body", parameters: [{ type: "text", text: parameter }] }],
    },
  });

  test.each([
    ["an empty text", { type: "text", text: { body: "" } }, 100],
    ["a text without a body", { type: "text", text: {} }, 131008],
    ["a long text", { type: "text", text: { body: "x".repeat(4097) } }, 131009],
    ["a field that nobody knows", { type: "text", text: { body: "x", colour: "red" } }, 100],
    ["four buttons", buttons(...["1", "2", "3", "4"].map((id) => button(id, id))), 131009],
    ["two buttons alike", buttons(button("1", "One"), button("2", "One")), 100],
    ["a long title", buttons(button("1", "x".repeat(21))), 131009],
    ["eleven rows", rows(11), 100],
    ["two rows alike", rows(2, { title: "Row" }), 100],
    ["two rows that say the same", rows(2, { id: "1" }), 100],
    ["a row's long title", rows(1, { title: "x".repeat(25) }), 131009],
    ["a row's long description", rows(1, { description: "x".repeat(73) }), 131009],
    ["a template that nobody knows", template("other", "en"), 132001],
    ["a language that is not approved", template("tidings_briefing_ready", "fr"), 132001],
    ["a parameter with a line break", template("tidings_briefing_ready", "en", "a\nb"), 132018],
    ["a parameter too many", template("tidings_briefing_ready", "en", "a"), 132000],
  ])("refuses %s", (_, part, code) => {
    expect(server.judge(part)).toMatch(new RegExp(`^${code}:`, "u"));
  });

  test.each([
    ["a long text", { type: "text", text: { body: "x".repeat(4096) } }],
    ["three buttons", buttons(button("1", "One"), button("2", "Two"), button("3", "Three"))],
    ["ten rows", rows(10, { description: "x".repeat(72) })],
    ["the template", template("tidings_briefing_ready", "ko")],
  ])("takes %s", (_, part) => {
    expect(server.judge(part)).toBeUndefined();
  });
});
