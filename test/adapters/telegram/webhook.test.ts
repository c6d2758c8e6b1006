import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Adapter } from "../../../src/adapter.ts";
import { recordingHost } from "../../host.ts";
import { adapterOf, openTown } from "./rig.ts";

const secret = "sixteen_letters-and-more";
const header = "x-telegram-bot-api-secret-token";

let open: Awaited<ReturnType<typeof openTown>>;
let adapter: Adapter;
let url: string;
let answered: number[];
let failures: number;

// The way from the open net to the adapter, as the web server will be it.
const server = createServer((request, response) => {
  void (async () => {
    const body = await text(request);
    const headers = { [header]: String(request.headers[header]) };
    const answer =
      failures-- > 0
        ? new Response(null, { status: 500 })
        : await adapter.webhook?.(new Request(url, { method: "POST", headers, body }));
    answered.push(answer?.status ?? 0);
    response.writeHead(answer?.status ?? 404).end();
  })();
});

beforeEach(async () => {
  open = await openTown();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/webhooks/telegram`;
  adapter = adapterOf(open.town, { webhook: { url, secret } });
  answered = [];
  failures = 0;
});
afterEach(async () => {
  await adapter.stop();
  await open.close();
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

const call = (body: string, shown: string = secret) =>
  adapter.webhook?.(new Request(url, { method: "POST", headers: { [header]: shown }, body }));
const help = JSON.stringify({
  update_id: 9,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: 42, type: "private" },
    from: { id: 42, is_bot: false, first_name: "Ann" },
    text: "/help",
  },
});

test("is called by the platform, and answers the reader", async () => {
  const { host, until } = recordingHost(() => adapter);
  await adapter.start(host);
  open.town.type(open.ann, open.ann, "/subscribe 07:30");
  expect((await until("outcome")).outcome.kind).toBe("delivered");
  expect(open.town.shown(open.ann).at(-1)?.text).toBe("You said: subscribe 07:30");
});

test("is called again after a failure", async () => {
  failures = 2;
  const { host, until } = recordingHost(() => adapter);
  await adapter.start(host);
  open.town.type(open.ann, open.ann, "/help");
  await until("outcome");
  expect(answered.slice(0, 2)).toEqual([500, 500]);
});

test("tells a call that comes twice once", async () => {
  const { host, commands, until } = recordingHost(() => adapter);
  await adapter.start(host);
  expect((await call(help))?.status).toBe(200);
  expect((await call(help))?.status).toBe(200);
  await call(help.replace("/help", "/brief").replace('"update_id":9', '"update_id":10'));
  await until("command", ({ command }) => command.name === "brief");
  expect(commands().map(({ name }) => name)).toEqual(["help", "brief"]);
});

test("answers at once, however long the work takes", async () => {
  const { host } = recordingHost(() => adapter);
  const go = Promise.withResolvers<void>();
  await adapter.start({ ...host, answer: () => go.promise });
  expect((await call(help))?.status).toBe(200);
  go.resolve();
});

test.each([
  ["without the secret", help, "", 401],
  ["with a wrong secret", help, "sixteen_letters-and-less", 401],
  ["with a body that is no JSON", "{", secret, 400],
  ["with JSON that is no update", "[]", secret, 200],
])("takes no command from a call %s", async (_what, body, shown, status) => {
  const { host, log } = recordingHost(() => adapter);
  await adapter.start(host);
  expect((await call(body, shown))?.status).toBe(status);
  await adapter.stop();
  expect(log).toEqual([]);
});

test("sends the platform away before it has started and after it has stopped", async () => {
  expect((await call(help))?.status).toBe(503);
  await adapter.start(recordingHost(() => adapter).host);
  await adapter.stop();
  expect((await call(help))?.status).toBe(503);
});

test("is absent where updates are asked for", () => {
  expect(open.adapter.webhook).toBeUndefined();
});
