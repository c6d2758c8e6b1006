import { afterEach, beforeEach, expect, test } from "vitest";
import type { Adapter } from "../../src/adapter.ts";
import { startWeb } from "../../src/web/server.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { quiet } from "../quiet-log.ts";

let web: Awaited<ReturnType<typeof startWeb>>;
let bodies: string[];
beforeEach(async () => {
  bodies = [];
  const webhook = async (request: Request) => {
    bodies.push(await request.text());
    if (bodies.at(-1) === "break") throw new Error("secret detail");
    return new Response("taken");
  };
  const adapter: Adapter = { ...memoryAdapter().adapter, webhook };
  const silent: Adapter = { ...memoryAdapter().adapter, platform: "discord" };
  web = await startWeb(
    {
      adapterOf: (name) =>
        new Map([
          ["telegram", adapter],
          ["discord", silent],
        ]).get(name),
      log: quiet,
    },
    { host: "127.0.0.1", port: 0 },
  );
});
afterEach(() => web.stop());
const call = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${web.port}${path}`, init);

test("says that it is well", async () => {
  expect(await (await call("/health")).json()).toEqual({ ok: true });
});

test("hands a webhook to its adapter, as the bytes came", async () => {
  const response = await call("/webhooks/telegram", { method: "POST", body: '{"a":"\\u00e9"}' });
  expect([response.status, await response.text(), bodies]).toEqual([200, "taken", ['{"a":"\\u00e9"}']]);
});

test("knows no other platform, path or adapter without a webhook", async () => {
  const paths = ["/webhooks/pigeon", "/webhooks/discord", "/webhooks/", "/", "/webhooks/telegram/../../etc/passwd"];
  for (const path of paths) expect((await call(path, { method: "POST", body: "{}" })).status).toBe(404);
});

test("refuses a body over 3 MB, announced or not", async () => {
  const big = "x".repeat(3 * 1024 * 1024 + 1);
  expect((await call("/webhooks/telegram", { method: "POST", body: big })).status).toBe(413);
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(big));
      controller.close();
    },
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", body: stream, duplex: "half" };
  expect((await call("/webhooks/telegram", init)).status).toBe(413);
  expect(bodies).toEqual([]);
});

test("tells a caller nothing of an error inside", async () => {
  const response = await call("/webhooks/telegram", { method: "POST", body: "break" });
  expect([response.status, await response.text()]).toEqual([500, "Internal error"]);
});

test("says which port is taken", async () => {
  await expect(
    startWeb({ adapterOf: () => undefined, log: quiet }, { host: "127.0.0.1", port: web.port }),
  ).rejects.toThrow(`127.0.0.1:${web.port}`);
});
