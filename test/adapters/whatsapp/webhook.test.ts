import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWhatsapp, sign, start } from "./rig.ts";

describe("the webhook", () => {
  let rig: Awaited<ReturnType<typeof openWhatsapp>>;
  beforeEach(async () => {
    rig = await openWhatsapp();
  });
  afterEach(() => rig.close());

  const typed = (words: string) => {
    const message = {
      from: "15550100001",
      id: "wamid.X",
      timestamp: String(start / 1000),
      type: "text",
      text: { body: words },
    };
    const value = { metadata: { phone_number_id: rig.settings.phoneNumberId }, messages: [message] };
    return JSON.stringify({
      object: "whatsapp_business_account",
      entry: [{ id: "1", changes: [{ field: "messages", value }] }],
    });
  };

  test("answers the handshake with the challenge, before the adapter is started too", async () => {
    rig.server.postman.subscribe(rig.hook);
    expect(await rig.server.postman.handshake()).toEqual({ status: 200, text: "1158201444" });
  });

  test("refuses a handshake with a wrong verify token, or in another mode", async () => {
    await rig.listen();
    expect((await rig.server.postman.handshake("wrong")).status).toBe(403);
    expect((await rig.server.postman.handshake("")).status).toBe(403);
    const query = new URLSearchParams({ "hub.verify_token": rig.settings.verifyToken, "hub.mode": "unsubscribe" });
    expect((await fetch(`${rig.hook}?${query.toString()}`)).status).toBe(403);
  });

  test("shows a challenge as text, never as a page", async () => {
    const query = new URLSearchParams({
      "hub.verify_token": rig.settings.verifyToken,
      "hub.mode": "subscribe",
      "hub.challenge": "<script>alert(1)</script>",
    });
    const response = await fetch(`${rig.hook}?${query.toString()}`);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/u);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each([
    ["none", () => ""],
    ["one by another secret", (body: string) => sign(body, "another secret")],
    ["one of another body", () => sign("{}", "playground-app-secret")],
    ["one without its prefix", (body: string) => sign(body, "playground-app-secret").slice("sha256=".length)],
    ["a longer one", (body: string) => `${sign(body, "playground-app-secret")}00`],
  ])("refuses a body whose signature is bad: %s", async (_, signature) => {
    const recording = await rig.listen();
    const body = typed("brief");
    expect(await rig.post(body, signature(body))).toBe(401);
    await rig.adapter.stop();
    expect(recording.log).toEqual([]);
  });

  test("checks the signature over the bytes as they came, escapes and blanks included", async () => {
    const recording = await rig.listen();
    const body = typed("중지").replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
    expect(body).not.toContain("중지");
    expect(await rig.post(`  ${body}\n`)).toBe(200);
    expect((await recording.until("command")).command.name).toBe("stop");
  });

  test("refuses a body above 3 MB, signed or not", async () => {
    await rig.listen();
    expect(await rig.post(" ".repeat(3 * 1024 * 1024) + typed("brief"))).toBe(413);
  });

  test("refuses what is no JSON and other methods, and lets JSON of any other shape pass", async () => {
    const recording = await rig.listen();
    expect(await rig.post("{")).toBe(400);
    expect((await fetch(rig.hook, { method: "DELETE" })).status).toBe(405);
    for (const body of ["null", "[]", '"x"', "{}", '{"entry":7}', '{"entry":[null,{"changes":[null,{"value":[]}]}]}']) {
      expect(await rig.post(body)).toBe(200);
    }
    await rig.adapter.stop();
    expect(recording.log).toEqual([]);
    expect(rig.logged).toEqual([]);
  });

  test("asks for another delivery while the adapter is not started or stopped", async () => {
    expect(await rig.post(typed("brief"))).toBe(503);
    const recording = await rig.listen();
    await rig.adapter.stop();
    expect(await rig.post(typed("brief"))).toBe(503);
    expect(recording.log).toEqual([]);
  });

  test("takes what it refused before when it comes again", async () => {
    rig.server.postman.subscribe(rig.hook);
    await rig.reader.write("brief");
    const recording = await rig.listen();
    await rig.server.postman.redeliver();
    expect((await recording.until("command")).command.name).toBe("brief");
  });
});
