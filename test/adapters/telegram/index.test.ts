import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Part } from "../../../src/adapter.ts";
import { adapterContract } from "../../adapter-contract.ts";
import { recordingHost } from "../../host.ts";
import { noon, openRig, openTown } from "./rig.ts";

adapterContract("telegram", openRig);

let open: Awaited<ReturnType<typeof openTown>>;
beforeEach(async () => {
  open = await openTown({ hearsAll: true });
});
afterEach(() => open.close());

const part: Part = { text: "Hello", entities: [], link_preview_options: { is_disabled: true } };
const about = { key: "k", silent: false };
const to = (chat: number | string) => ({ chat: String(chat), locale: "en" });

describe("a private chat", () => {
  test("is heard before its command is answered, at the time of the message", async () => {
    const { log, until } = await open.start();
    open.town.type(open.ann, open.ann, "/start abc");
    await until("outcome");
    expect(log.slice(0, 2)).toMatchObject([
      { kind: "heard", chat: String(open.ann), at: noon },
      { kind: "command", command: { name: "start", args: "abc", from: { locale: "en", manager: true } } },
    ]);
  });

  test.each([
    ["Subscribe 07:30", { name: "subscribe", args: "07:30" }],
    ["STOP!", { name: "stop", args: "" }],
    ["  what is\nthis? ", { name: "say", args: "what is\nthis?" }],
    ["/ and so on", { name: "say", args: "/ and so on" }],
    ["/nonsense 1", { name: "nonsense", args: "1" }],
    ["/brief@TIDINGS_bot  short ", { name: "brief", args: "short" }],
  ])("reads %j as a command", async (text, command) => {
    const { commands, until } = await open.start();
    open.town.type(open.ann, open.ann, text);
    await until("command");
    expect(commands()).toMatchObject([command]);
  });

  test("tells its zone by a place on the map, known to a kilometre, and once: what moves on is not followed", async () => {
    const { commands, log, until } = await open.start();
    const id = open.town.locate(open.ann, open.ann, { latitude: 37.566535, longitude: -0.0012 });
    open.town.amend(open.ann, open.ann, id, { latitude: 48.1, longitude: 11.6 });
    open.town.type(open.ann, open.ann, "/help");
    await until("command", ({ command }) => command.name === "help");
    expect(commands()).toMatchObject([{ name: "zone", args: "37.57,-0.00" }, { name: "help" }]);
    expect(JSON.stringify(log)).not.toContain("37.566");
  });

  test("is not answered again when it changes what it said", async () => {
    const { commands, until } = await open.start();
    const id = open.town.type(open.ann, open.ann, "/brief");
    open.town.amend(open.ann, open.ann, id, "/stop");
    open.town.push({
      update_id: 7000,
      edited_message: {
        message_id: id,
        date: noon / 1000,
        chat: { id: open.ann, type: "private" },
        from: { id: open.ann, is_bot: false },
        text: "/stop",
      },
    });
    open.town.type(open.ann, open.ann, "/help");
    await until("command", ({ command }) => command.name === "help");
    expect(commands().map(({ name }) => name)).toEqual(["brief", "help"]);
  });

  test("that blocks the bot has left, and comes back with the return", async () => {
    const { until } = await open.start();
    open.town.setBot(open.ann, open.ann, "kicked");
    expect(await until("left")).toMatchObject({ chat: String(open.ann), reason: "blocked" });
    open.town.setBot(open.ann, open.ann, "member");
    expect(await until("heard")).toMatchObject({ chat: String(open.ann), at: noon });
  });

  test("that never began cannot be written to", async () => {
    expect(await open.adapter.send(to(open.ann), part, about)).toEqual({ kind: "gone", reason: "unreachable" });
    expect(await open.adapter.send(to(12345), part, about)).toEqual({ kind: "gone", reason: "unreachable" });
  });

  test("gets a message without a sound where that is wanted", async () => {
    open.town.type(open.ann, open.ann, "hi");
    await open.adapter.send(to(open.ann), part, { key: "a", silent: true });
    await open.adapter.send(to(open.ann), part, { key: "b", silent: false });
    expect(open.town.shown(open.ann).map(({ silent }) => silent)).toEqual([false, true, false]);
  });

  test("sees an edit in place, and an edit that changes nothing is none to worry about", async () => {
    open.town.type(open.ann, open.ann, "hi");
    const sent = await open.adapter.send(to(open.ann), part, about);
    const id = sent.kind === "delivered" ? sent.id : "";
    const other = { ...part, text: "Hello again" };
    expect(await open.adapter.edit?.(to(open.ann), id, other)).toEqual({ kind: "delivered", id });
    expect(await open.adapter.edit?.(to(open.ann), id, other)).toEqual({ kind: "delivered", id });
    expect(open.town.shown(open.ann).map(({ text }) => text)).toEqual(["hi", "Hello again"]);
    expect(await open.adapter.edit?.(to(open.ann), "99999", other)).toMatchObject({ kind: "refused" });
  });
});

describe("a group", () => {
  const group = (topics: number[] = []) => {
    const id = open.town.group("Readers", "supergroup", topics);
    open.town.join(id, open.ann, "member");
    open.town.setBot(id, open.ann, "member");
    return id;
  };

  test("is answered where it names us or a command of ours; chatter and other bots are left alone", async () => {
    const { commands, until } = await open.start();
    const chat = group();
    for (const text of ["/brief@other_bot", "/weather", "stop", "hello there", "/help", "/weather@tidings_bot"]) {
      open.town.type(chat, open.ann, text);
    }
    await until("command", ({ command }) => command.name === "weather");
    expect(commands().map(({ name }) => name)).toEqual(["help", "weather"]);
  });

  test("is answered in the topic that asked", async () => {
    const { until } = await open.start();
    const chat = group([12]);
    open.town.type(chat, open.ann, "/brief", { topic: 12 });
    const { command } = await until("command");
    expect(command.from.chat).toBe(`${chat}/12`);
    await until("outcome");
    expect(open.town.shown(chat).at(-1)).toMatchObject({ by: "bot", topic: 12 });

    open.town.type(chat, open.ann, "/help");
    expect((await until("command", ({ command }) => command.name === "help")).command.from.chat).toBe(String(chat));
  });

  test("keeps a button's answer in its topic", async () => {
    const { until } = await open.start(() => ({
      blocks: [{ kind: "text", text: "Tap" }],
      actions: [{ label: "Now", command: "/brief" }],
    }));
    const chat = group([12]);
    open.town.type(chat, open.ann, "/help", { topic: 12 });
    await until("outcome");
    void open.town.tap(chat, open.ann, "Now");
    const { command } = await until("command", ({ command }) => command.name === "brief");
    expect(command.from).toMatchObject({ chat: `${chat}/12`, user: String(open.ann) });
  });

  test("is changed only by those who manage it, each asked for at each tap", async () => {
    const { until } = await open.start(() => ({
      blocks: [{ kind: "text", text: "Tap" }],
      actions: [{ label: "Stop", command: "/stop" }],
    }));
    const chat = group();
    const boss = open.town.person("Bo");
    open.town.join(chat, boss, "administrator");
    open.town.type(chat, open.ann, "/subscribe 07:30");
    expect((await until("command")).command.from.manager).toBe(false);
    await until("outcome");
    void open.town.tap(chat, boss, "Stop");
    expect((await until("command", ({ command }) => command.name === "stop")).command.from.manager).toBe(true);
  });

  test("takes the word of an anonymous administrator", async () => {
    const { until } = await open.start();
    const chat = group();
    open.town.type(chat, open.ann, "/subscribe 07:30", { anonymous: true });
    expect((await until("command")).command.from).toMatchObject({ chat: String(chat), manager: true });
  });

  test.each([
    ["kicked", "removed"],
    ["left", "removed"],
    ["muted", "forbidden"],
  ] as const)("that has the bot %s is %s, by its sign and by its refusal", async (status, reason) => {
    const { until } = await open.start();
    const chat = group();
    open.town.setBot(chat, open.ann, status);
    expect(await until("left")).toMatchObject({ chat: String(chat), reason });
    expect(await open.adapter.send(to(chat), part, about)).toEqual({ kind: "gone", reason });
  });

  test("that becomes a supergroup has moved, once, and says so to a sender too", async () => {
    const { log, until } = await open.start();
    const small = open.town.group("Readers", "group");
    open.town.setBot(small, open.ann, "member");
    const grown = open.town.migrate(small, open.ann);
    expect(await open.adapter.send(to(small), part, about)).toEqual({ kind: "moved", chat: String(grown) });
    open.town.type(grown, open.ann, "/help");
    await until("command");
    expect(log.filter(({ kind }) => kind === "moved")).toEqual([
      { kind: "moved", chat: String(small), to: String(grown) },
    ]);
  });

  test("loses a topic: gone when it is deleted, refused while it is closed", async () => {
    const chat = group([12, 13]);
    open.town.closeTopic(chat, 12, "deleted");
    open.town.closeTopic(chat, 13, "closed");
    expect(await open.adapter.send(to(`${chat}/12`), part, about)).toEqual({ kind: "gone", reason: "deleted" });
    expect(await open.adapter.send(to(`${chat}/13`), part, about)).toMatchObject({ kind: "refused" });
  });
});

test("a place on the map in a group is no zone of the group's", async () => {
  const { commands, until } = await open.start();
  const id = open.town.group("Readers", "supergroup");
  open.town.join(id, open.ann, "creator");
  open.town.setBot(id, open.ann, "administrator");
  open.town.locate(id, open.ann, { latitude: 1, longitude: 1 });
  open.town.type(id, open.ann, "what a nice place");
  open.town.type(id, open.ann, "/help");
  await until("command");
  expect(commands().map(({ name }) => name)).toEqual(["help"]);
});

describe("a tap", () => {
  test("ends its waiting sign at once, though the answer before it takes its time", async () => {
    const recording = recordingHost(
      () => open.adapter,
      () => ({ blocks: [{ kind: "text", text: "Tap" }], actions: [{ label: "Now", command: "/brief" }] }),
    );
    const asked = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    await open.adapter.start({
      ...recording.host,
      async answer(command, reply) {
        if (command.name === "brief") {
          asked.resolve();
          await go.promise;
        }
        await recording.host.answer(command, reply);
      },
    });
    open.town.type(open.ann, open.ann, "/help");
    await recording.until("outcome");
    await open.town.tap(open.ann, open.ann, "Now");
    await asked.promise;
    await open.town.tap(open.ann, open.ann, "Now");
    const bo = open.town.person("Bo");
    open.town.type(bo, bo, "/help");
    await recording.until("command", ({ command }) => command.from.chat === String(bo));
    expect(recording.commands().map(({ from }) => from.chat)).toEqual([String(open.ann), String(bo)]);
    go.resolve();
    await recording.until("outcome", () => open.town.shown(open.ann).length === 4);
    expect(recording.commands().map(({ name }) => name)).toEqual(["help", "help", "brief", "brief"]);
  });

  test("on a message that the platform no longer shows is a command all the same", async () => {
    const { until } = await open.start();
    open.town.type(open.ann, open.ann, "hi");
    open.town.push({
      update_id: 5000,
      callback_query: {
        id: "1",
        from: { id: open.ann, is_bot: false, first_name: "Ann" },
        chat_instance: "-1",
        message: { message_id: 1, date: 0, chat: { id: open.ann, type: "private", first_name: "Ann" } },
        data: "/brief",
      },
    });
    expect((await until("command", ({ command }) => command.name === "brief")).command.from.chat).toBe(
      String(open.ann),
    );
    expect(await until("heard", ({ at }) => at === noon)).toBeDefined();
  });
});
