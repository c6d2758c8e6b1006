import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTelegram } from "../../../adapters/telegram/index.ts";
import { recordingHost } from "../../host.ts";
import { adapterOf, noon, openTown } from "./rig.ts";

let open: Awaited<ReturnType<typeof openTown>>;
const logged: string[] = [];
const note = (fields: object, text: string) => void logged.push(JSON.stringify(fields) + text);
beforeEach(async () => {
  logged.length = 0;
  open = await openTown({ log: { info: note, warn: note, error: note } });
});
afterEach(() => open.close());

const someone = { id: 42, is_bot: false, first_name: "Ann" };
const chat = { id: 42, type: "private", first_name: "Ann" };
const said = (update_id: number, text: string, more: object = {}) => ({
  update_id,
  message: { message_id: update_id, date: noon / 1000, chat, from: someone, text, ...more },
});

test("drops nothing that was said before it came, and tells an update that comes twice once", async () => {
  open.town.push(said(7, "/brief"));
  open.town.push(said(7, "/brief"));
  open.town.push(said(8, "/help"));
  const { commands, until } = await open.start();
  await until("command", ({ command }) => command.name === "help");
  expect(commands().map(({ name }) => name)).toEqual(["brief", "help"]);
});

test("reads on over updates that it does not know, or that are not as it knows them", async () => {
  const channel = { id: -1009, type: "channel", title: "Daily" };
  open.town.push({ update_id: 1, a_kind_of_tomorrow: { any: "thing" }, message: undefined });
  open.town.push({ update_id: 2, message: "not an object" });
  open.town.push({ update_id: 3, message: { message_id: 1, date: 0, chat } });
  open.town.push({
    update_id: 4,
    channel_post: { message_id: 5, date: 1, chat: channel, sender_chat: channel, text: "/brief" },
  });
  open.town.push(said(5, "/brief", { from: { ...someone, is_bot: true } }));
  open.town.push(said(6, "/brief", { sender_chat: channel, chat: { id: -1008, type: "supergroup", title: "Talk" } }));
  open.town.push({
    update_id: 7,
    callback_query: { id: "1", from: someone, chat_instance: "1", game_short_name: "x" },
  });
  open.town.push(said(8, "/help"));
  const { commands, until } = await open.start();
  await until("command");
  expect(commands().map(({ name }) => name)).toEqual(["help"]);
});

test("takes the thread of a reply in an ordinary group for no topic", async () => {
  const group = { id: -1008, type: "supergroup", title: "Talk" };
  open.town.push(said(1, "/help", { chat: group, message_thread_id: 77 }));
  const { until } = await open.start();
  expect((await until("command")).command.from.chat).toBe("-1008");
});

test("is halted by a second program that asks for the same updates", async () => {
  const { until } = await open.start();
  const second = adapterOf(open.town);
  const other = recordingHost(() => second);
  await second.start(other.host);
  expect((await until("halted")).reason).toMatch(/another program/iu);
  await second.stop();
});

test("is halted by a webhook that another program sets", async () => {
  const { until } = await open.start();
  const second = adapterOf(open.town, {
    webhook: { url: "http://127.0.0.1:9/webhooks/telegram", secret: "s".repeat(16) },
  });
  await second.start(recordingHost(() => second).host);
  expect((await until("halted")).reason).toMatch(/another program/iu);
  await second.stop();
});

test("is halted when its token is revoked", async () => {
  const { until } = await open.start();
  open.town.refuse("revoked");
  expect((await until("halted")).reason).toMatch(/@BotFather/u);
});

test("does not start with a token that nobody knows, and does not tell it", async () => {
  const adapter = adapterOf({ root: open.town.root, token: "1000:wrong-wrong-wrong-wrong" });
  const start = adapter.start(recordingHost(() => adapter).host);
  await expect(start).rejects.toThrow(/TELEGRAM_TOKEN/u);
  await expect(start).rejects.not.toThrow(/wrong-wrong/u);
  await adapter.stop();
});

test("does not start where nobody answers; a message there has not left", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  const port = typeof address === "object" ? address?.port : undefined;
  const adapter = adapterOf({ root: `http://127.0.0.1:${port}`, token: open.town.token });
  await expect(adapter.start(recordingHost(() => adapter).host)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/u);
  const part = { text: "Hello", entities: [], link_preview_options: { is_disabled: true } };
  const outcome = await adapter.send({ chat: "42", locale: "en" }, part, { key: "k", silent: false });
  expect(outcome).toEqual({ kind: "later", afterMs: 5000, whole: "account" });
  await adapter.stop();
});

test("asks again after an answer that is none, and writes it down once, without a secret", async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    const method = request.url?.split("/").at(-1);
    if (method === "getUpdates" && ++asked === 1) return response.writeHead(502).end("<html>Bad Gateway</html>");
    const result = method === "getMe" ? { id: 1, is_bot: true, first_name: "T", username: "t_bot" } : true;
    const updates = asked === 2 ? [said(1, "/help")] : [];
    if (method === "getUpdates" && asked > 2) return undefined;
    return response.end(JSON.stringify({ ok: true, result: method === "getUpdates" ? updates : result }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const root = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const { token } = open.town;
  const adapter = createTelegram(
    { token, apiRoot: root },
    { now: () => noon, log: { info: note, warn: note, error: note } },
  );
  const { until, host } = recordingHost(() => adapter);
  await adapter.start(host);
  expect((await until("command")).command.name).toBe("help");
  await adapter.stop();
  server.close();
  server.closeAllConnections();
  expect(logged).toHaveLength(2);
  expect(logged.join()).not.toContain(token);
});

test("stops in the middle of a long poll, and hears nothing afterwards", { timeout: 3000 }, async () => {
  const { log } = await open.start();
  await open.adapter.stop();
  open.town.type(open.ann, open.ann, "/help");
  const second = adapterOf(open.town);
  const next = recordingHost(() => second);
  await second.start(next.host);
  expect((await next.until("command")).command.name).toBe("help");
  await second.stop();
  expect(log).toEqual([]);
});

test("waits for the answer under way before it stops", async () => {
  const recording = recordingHost(() => open.adapter);
  const asked = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  await open.adapter.start({
    ...recording.host,
    async answer(command, reply) {
      asked.resolve();
      await go.promise;
      await recording.host.answer(command, reply);
    },
  });
  open.town.type(open.ann, open.ann, "/help");
  await asked.promise;
  const stopped = open.adapter.stop();
  await fetch(`${open.town.root}/bot${open.town.token}/getMe`);
  go.resolve();
  await stopped;
  expect(open.town.shown(open.ann).at(-1)).toMatchObject({ by: "bot", text: "You said: help" });
});

test("goes on in a chat whose answer failed, and logs no word of it", async () => {
  const recording = recordingHost(() => open.adapter);
  await open.adapter.start({
    ...recording.host,
    async answer(command, reply) {
      if (command.name === "brief") throw new TypeError(`no ${command.args}`);
      await recording.host.answer(command, reply);
    },
  });
  open.town.type(open.ann, open.ann, "/brief secret words");
  open.town.type(open.ann, open.ann, "/help");
  await recording.until("outcome");
  expect(logged).toEqual(['{"error":"TypeError"}An update from Telegram could not be handled']);
});

test("paces a person by the second, and a group by the minute too", () => {
  expect(open.adapter.pace.account).toEqual({ sends: 30, perMs: 1000 });
  expect(open.adapter.pace.chat("42")).toHaveLength(1);
  expect(open.adapter.pace.chat("-10012/3")).toHaveLength(2);
});
