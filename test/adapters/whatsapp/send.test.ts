import { afterEach, describe, expect, test } from "vitest";
import { createWhatsapp } from "../../../adapters/whatsapp/index.ts";
import { renderWhatsapp } from "../../../adapters/whatsapp/render.ts";
import { openWhatsapp, start } from "./rig.ts";

const hour = 3_600_000;

describe("a message to a reader", () => {
  let rig: Awaited<ReturnType<typeof openWhatsapp>>;
  afterEach(() => rig.close());

  const send = (heardAt: number | undefined, locale = "en", key = "delivery:1") => {
    const [part] = renderWhatsapp({ blocks: [{ kind: "text", text: "Hello" }] }, locale);
    const to = { chat: rig.reader.chat(), locale, ...(heardAt !== undefined && { heardAt }) };
    return rig.adapter.send(to, part!, { key, silent: false });
  };

  test("goes out as it is for nearly 24 hours, then as the template", async () => {
    rig = await openWhatsapp();
    await rig.listen();
    await rig.reader.write("hello");
    rig.clock.at = start + 24 * hour - 61_000;
    expect((await send(start)).kind).toBe("delivered");
    rig.clock.at = start + 24 * hour - 60_000;
    expect((await send(start)).kind).toBe("nudged");
    expect(rig.reader.received().map(({ type }) => type)).toEqual(["text", "text", "template"]);
  });

  test.each([
    ["ko", "ko"],
    ["ko-KR", "ko"],
    ["pt-BR", "pt_BR"],
    ["pt-PT", "pt_BR"],
    ["fr", "en"],
  ])("nudges a reader of %s with the template in %s", async (locale, code) => {
    rig = await openWhatsapp();
    await rig.listen();
    expect((await send(undefined, locale)).kind).toBe("nudged");
    expect(rig.reader.received()).toMatchObject([{ type: "template", template: { language: { code } } }]);
  });

  test("is asked for by a tap on the template, and then goes out as it is", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await send(undefined);
    await rig.reader.tap("Show it");
    const { command } = await recording.until("command");
    expect(command).toMatchObject({ name: "brief", args: "", from: { chat: rig.reader.chat() } });
    expect((await recording.until("outcome")).outcome.kind).toBe("delivered");
    expect(rig.reader.shown().at(-1)?.text).toBe("You said: brief");
  });

  test("becomes the template when the platform finds the window closed", async () => {
    rig = await openWhatsapp();
    await rig.listen();
    expect((await send(start)).kind).toBe("nudged"); // we believe that the reader wrote; the platform does not
    expect(rig.reader.received().map(({ type }) => type)).toEqual(["template"]);
  });

  test("becomes the template when the platform finds the window closed afterwards", async () => {
    rig = await openWhatsapp({ lateWindow: true });
    const recording = await rig.listen();
    expect((await send(start)).kind).toBe("delivered");
    const { key, outcome } = await recording.until("report");
    expect({ key, kind: outcome.kind }).toEqual({ key: "delivery:1", kind: "nudged" });
    expect(rig.reader.received().map(({ type }) => type)).toEqual(["template"]);
  });

  test("is reported as delivered, and as nothing else, though statuses come in any order and twice", async () => {
    for (const seed of [1, 2, 3]) {
      rig = await openWhatsapp({ seed });
      const recording = await rig.listen();
      await rig.reader.write("hello");
      const outcome = await send(start, "en", "delivery:7");
      await rig.server.postman.settled();
      await rig.adapter.stop();
      const reports = recording.log.filter((entry) => entry.kind === "report");
      expect(reports.length).toBeGreaterThan(0);
      expect(new Set(reports.map((report) => JSON.stringify(report)))).toEqual(
        new Set([JSON.stringify({ kind: "report", key: "delivery:7", outcome })]),
      );
      if (seed < 3) await rig.close();
    }
  });

  test("is reported as delivered when only its reading is told", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const status = { id: "wamid.9", status: "read", biz_opaque_callback_data: "message:delivery:9" };
    const value = { metadata: { phone_number_id: rig.settings.phoneNumberId }, statuses: [status] };
    await rig.post(JSON.stringify({ entry: [{ id: "1", changes: [{ field: "messages", value }] }] }));
    const outcome = { kind: "delivered", id: "wamid.9" };
    expect(await recording.until("report")).toEqual({ kind: "report", key: "delivery:9", outcome });
  });

  test("is reported as nudged when the template has arrived", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const outcome = await send(undefined);
    expect(await recording.until("report")).toEqual({ kind: "report", key: "delivery:1", outcome });
    expect(outcome.kind).toBe("nudged");
  });

  test("is reported as refused when it cannot be delivered", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const [part] = renderWhatsapp({ blocks: [{ kind: "text", text: "Hello" }] }, "en");
    const outcome = await rig.adapter.send({ chat: "15559999999", locale: "en", heardAt: start }, part!, {
      key: "delivery:9",
      silent: false,
    });
    expect(outcome.kind).toBe("delivered");
    expect(await recording.until("report")).toMatchObject({
      key: "delivery:9",
      outcome: { kind: "refused", reason: expect.stringContaining("131026") },
    });
  });

  test("does not go to a reader who opted out of the template", async () => {
    rig = await openWhatsapp();
    await rig.listen();
    await rig.reader.optOut();
    expect(await send(undefined)).toEqual({ kind: "gone", reason: "opted out" });
  });

  test("waits when one reader gets too many", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.write("hello");
    await recording.until("outcome");
    const [rate] = rig.adapter.pace.chat(rig.reader.chat());
    for (let i = rig.reader.received().length; i < rate!.sends; i++) expect((await send(start)).kind).toBe("delivered");
    expect(await send(start)).toMatchObject({ kind: "later", whole: "chat" });
    rig.clock.at += rate!.perMs;
    expect((await send(start)).kind).toBe("delivered");
  });
});

describe("the adapter", () => {
  let rig: Awaited<ReturnType<typeof openWhatsapp>>;
  afterEach(() => rig.close());

  const make = (change: Partial<typeof rig.settings>) => {
    const write = (_: object, text: string) => void warned.push(text);
    const warned: string[] = [];
    const tools = { now: () => start, log: { info: write, warn: write, error: write } };
    return { adapter: createWhatsapp({ ...rig.settings, ...change }, tools), warned };
  };

  test("does not start with a wrong token or number, and says so without the token", async () => {
    rig = await openWhatsapp();
    const { host } = await rig.listen();
    const wrongToken = make({ token: "EAAwrong" }).adapter;
    await expect(wrongToken.start(host)).rejects.toThrow(/^WhatsApp refuses WHATSAPP_TOKEN(?!.*EAAwrong)/u);
    await wrongToken.stop();
    const wrongNumber = make({ phoneNumberId: "1" }).adapter;
    await expect(wrongNumber.start(host)).rejects.toThrow(/WHATSAPP_PHONE_NUMBER_ID/u);
    await wrongNumber.stop();
  });

  test("starts with a warning when nobody answers, and calls a send that reaches nobody later", async () => {
    rig = await openWhatsapp();
    const { host } = await rig.listen();
    const { adapter, warned } = make({ apiRoot: "http://127.0.0.1:1" });
    await adapter.start(host);
    expect(warned).toHaveLength(1);
    const to = { chat: "15550100001", locale: "en", heardAt: start };
    const outcome = await adapter.send(to, { type: "text", text: { body: "x" } }, { key: "k", silent: false });
    expect(outcome).toMatchObject({ kind: "later", whole: "account" });
    await adapter.stop();
  });

  test("waits for the work under way when it is stopped", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.write("brief");
    await rig.adapter.stop();
    expect(recording.log.at(-1)).toMatchObject({ kind: "outcome", outcome: { kind: "delivered" } });
  });
});
