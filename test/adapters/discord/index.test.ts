import { afterEach, describe, expect, test, vi } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import { judgeMessage } from "../../../playground/discord/judge.ts";
import { showBody } from "../../../playground/discord/shown.ts";
import type { DiscordOptions } from "../../../playground/discord.ts";
import { createDiscord } from "../../../adapters/discord/index.ts";
import type { Host } from "../../../src/adapter.ts";
import { adapterContract } from "../../adapter-contract.ts";
import { recordingHost } from "../../host.ts";
import { type DiscordRig, openDiscord } from "./rig.ts";

adapterContract("discord", async () => {
  const { server, adapter, person, dm, close } = await openDiscord();
  const at = { person, channel: dm };
  return {
    adapter,
    to: { chat: dm, locale: "en" },
    shown: () => server.shown(dm, person),
    async type(text) {
      const [name = "", ...rest] = text.slice(1).split(" ");
      server.slash(at, name, rest.length > 0 ? { when: rest.join(" ") } : {});
    },
    async tap(label) {
      server.press(at, label);
    },
    judge(part) {
      const judged = judgeMessage(part);
      return "refusal" in judged ? JSON.stringify(judged.refusal) : undefined;
    },
    look(part) {
      const judged = judgeMessage(part);
      if ("refusal" in judged) throw new Error("Discord would not take it");
      return showBody(judged.body);
    },
    refuse: (how) => server.refuse(how),
    close,
  };
});

describe("discord", () => {
  let rig: DiscordRig;
  afterEach(async () => {
    vi.useRealTimers();
    await rig.close();
  });

  const started = async (options?: DiscordOptions, change: (host: Host) => Partial<Host> = () => ({})) => {
    rig = await openDiscord(options);
    const recording = recordingHost(() => rig.adapter);
    await rig.adapter.start({ ...recording.host, ...change(recording.host) });
    return recording;
  };
  const member = () => ({ person: rig.person, channel: rig.channel });
  const manager = () => ({ ...member(), manager: true });
  const hello = { blocks: [{ kind: "text", text: "Hello" } as const] };
  const part = () => renderDiscord(hello)[0]!;
  const send = (chat: string, key = "k", silent = false) =>
    rig.adapter.send({ chat, locale: "en" }, part(), { key, silent });

  test("answers within Discord's 3 seconds though the host takes its time", async () => {
    let time = 0;
    const host = Promise.withResolvers<void>();
    const { until } = await started({ now: () => time }, ({ answer }) => ({
      answer: async (command, reply) => {
        await host.promise;
        await answer(command, reply);
      },
    }));
    const token = rig.server.slash(manager(), "brief");
    await rig.server.until(() => rig.server.interaction(token).answered);
    expect(rig.server.shown(rig.channel, rig.person).at(-1)?.text).toContain("thinking");
    time = 60_000;
    host.resolve();
    expect((await until("outcome")).outcome.kind).toBe("delivered");
    expect(rig.server.shown(rig.channel, rig.person).at(-1)?.text).toBe("You said: brief");
  });

  test("leaves a command alone whose 3 seconds were over before it could be acknowledged", async () => {
    let time = 0;
    const { commands } = await started({ now: () => time });
    const token = rig.server.slash(manager(), "brief");
    time = 4000;
    await rig.server.until(() => rig.server.requests.find((request) => request.includes(token)));
    // A later command shows that this one was done with.
    const next = rig.server.slash(manager(), "help");
    await rig.server.until(() => rig.server.interaction(next).answered);
    expect(commands().filter(({ name }) => name === "brief")).toEqual([]);
    expect(rig.server.interaction(token).answered).toBeUndefined();
  });

  test("hides the answer that is for one person where others read, and nowhere else", async () => {
    const { until } = await started();
    rig.server.slash(member(), "brief");
    await until("outcome");
    rig.server.slash(member(), "help");
    await rig.server.until(() =>
      rig.server.shown(rig.channel, rig.person)[1]?.text.startsWith("You") ? true : undefined,
    );
    rig.server.slash({ person: rig.person, channel: rig.dm }, "help");
    await rig.server.until(() => (rig.server.shown(rig.dm, rig.person)[0]?.text.startsWith("You") ? true : undefined));
    expect(rig.server.shown(rig.channel, rig.person).map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(rig.server.shown(rig.dm, rig.person).map(({ hidden }) => hidden)).toEqual([false]);
  });

  test("hides every part of a hidden answer", async () => {
    rig = await openDiscord();
    const long = { blocks: [{ kind: "text", text: "word ".repeat(2000) } as const] };
    const { host, until, log } = recordingHost(
      () => rig.adapter,
      () => long,
    );
    await rig.adapter.start(host);
    rig.server.slash(member(), "help");
    await until("outcome", () => log.filter(({ kind }) => kind === "outcome").length === renderDiscord(long).length);
    const shown = rig.server.shown(rig.channel, rig.person);
    expect(shown).toHaveLength(renderDiscord(long).length);
    expect(shown.every(({ hidden }) => hidden)).toBe(true);
  });

  test("tells a member without rights from a manager", async () => {
    const { until } = await started();
    rig.server.slash(member(), "subscribe", { when: "08:00" });
    expect((await until("command")).command.from).toMatchObject({
      chat: rig.channel,
      user: rig.person,
      manager: false,
    });
    rig.server.slash(manager(), "stop");
    expect((await until("command", ({ command }) => command.name === "stop")).command.from.manager).toBe(true);
  });

  test("joins options in the order of the command, whatever order they come in", async () => {
    const { until } = await started();
    rig.server.slash(manager(), "subscribe", { zone: "Asia/Seoul", when: "08:00" });
    expect((await until("command")).command.args).toBe("08:00 Asia/Seoul");
  });

  test("passes the person's language on and tells when a chat was heard", async () => {
    const { until } = await started();
    const person = rig.server.addPerson("ko");
    rig.server.slash({ person, channel: rig.channel }, "brief");
    expect((await until("command")).command.from.locale).toBe("ko");
    expect(await until("heard")).toEqual({ kind: "heard", chat: rig.channel, at: 1000 });
  });

  test("takes a thread for a chat of its own", async () => {
    const { until } = await started();
    const thread = rig.server.addThread(rig.channel);
    rig.server.slash({ ...manager(), channel: thread }, "subscribe", { when: "08:00" });
    expect((await until("command")).command.from.chat).toBe(thread);
    expect((await send(thread)).kind).toBe("delivered");
  });

  test.each(["a server", "a conversation"])(
    "brings by direct message what a guest subscribes to in %s",
    async (where) => {
      const { until } = await started();
      const channel = where === "a server" ? rig.server.addGuild({ bot: false }).channel : rig.server.addConversation();
      rig.server.slash({ person: rig.person, channel }, "subscribe", { when: "08:00" });
      const { command } = await until("command");
      expect(command.from).toMatchObject({ chat: rig.dm, manager: true });
      await until("outcome");
      expect(rig.server.shown(channel, rig.person).map(({ text, hidden }) => [text, hidden])).toEqual([
        ["You said: subscribe 08:00", true],
      ]);
      expect((await send(channel)).kind).toBe("gone");
      expect((await send(command.from.chat)).kind).toBe("delivered");
    },
  );

  test("suggests while a person types", async () => {
    await started();
    const token = rig.server.typing(manager(), "subscribe", "when", "07");
    const choices = await rig.server.until(() => rig.server.interaction(token).choices);
    expect(choices).toEqual([
      { name: "when 07:00", value: "07:00" },
      { name: "when 07:30", value: "07:30" },
    ]);
  });

  test("suggests at most 25, and none that Discord would refuse", async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ label: `${i} ${"long ".repeat(40)}`, value: `${i}` }));
    await started({}, () => ({ complete: async () => [{ label: "x", value: "y".repeat(101) }, ...many] }));
    const token = rig.server.typing(manager(), "subscribe", "zone", "");
    const choices = await rig.server.until(() => rig.server.interaction(token).choices);
    expect(choices.map(({ value }) => value)).toEqual(many.slice(0, 25).map(({ value }) => value));
  });

  test("suggests nothing when the host fails, and keeps what was typed out of the log", async () => {
    await started({}, () => ({ complete: (_, __, typed) => Promise.reject(new Error(`No ${typed}`)) }));
    const token = rig.server.typing(manager(), "subscribe", "zone", "Atlantis");
    expect(await rig.server.until(() => rig.server.interaction(token).choices)).toEqual([]);
    expect(rig.logged).not.toEqual([]);
    expect(JSON.stringify(rig.logged)).not.toContain("Atlantis");
  });

  test("suggests nothing, but in time, when the host is late", async () => {
    const asked = Promise.withResolvers<void>();
    await started({}, () => ({
      complete() {
        asked.resolve();
        return new Promise(() => {});
      },
    }));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const token = rig.server.typing(manager(), "subscribe", "zone", "x");
    await asked.promise;
    vi.advanceTimersByTime(2000);
    vi.useRealTimers();
    expect(await rig.server.until(() => rig.server.interaction(token).choices)).toEqual([]);
  });

  test("apologises when the host fails", async () => {
    await started({}, () => ({ first: () => Promise.reject(new Error("no store")) }));
    rig.server.slash(manager(), "brief");
    const text = () => rig.server.shown(rig.channel, rig.person).at(-1)?.text;
    await rig.server.until(() => (text()?.includes("went wrong") ? true : undefined));
    expect(rig.server.shown(rig.channel, rig.person)).toHaveLength(1);
  });

  test("shows a repeated key once, also when no answer came the first time", async () => {
    await started();
    rig.server.refuse("cut off");
    expect(await send(rig.channel, "briefing:1")).toEqual({ kind: "unknown" });
    rig.server.refuse(undefined);
    expect((await send(rig.channel, "briefing:1")).kind).toBe("delivered");
    expect((await send(rig.channel, "briefing:2")).kind).toBe("delivered");
    expect(rig.server.shown(rig.channel, rig.person)).toHaveLength(2);
  });

  test("sends without a sound where asked to", async () => {
    await started();
    await send(rig.dm, "a", true);
    await send(rig.dm, "b", false);
    expect(rig.server.shown(rig.dm, rig.person).map(({ silent }) => silent)).toEqual([true, false]);
  });

  test("puts a part in place of a message", async () => {
    await started();
    const outcome = await send(rig.dm);
    const id = outcome.kind === "delivered" ? outcome.id : "";
    const [next] = renderDiscord({ blocks: [{ kind: "text", text: "Corrected" }] });
    expect(await rig.adapter.edit?.({ chat: rig.dm, locale: "en" }, id, next!)).toEqual({ kind: "delivered", id });
    expect(rig.server.shown(rig.dm, rig.person).map(({ text }) => text)).toEqual(["Corrected"]);
  });

  test("names the channel's limit and, at the limit, asks for patience of one chat", async () => {
    await started({ channel: { sends: 1, perMs: 60_000 } });
    expect(rig.adapter.pace.chat(rig.dm)).toEqual([{ sends: 5, perMs: 5000 }]);
    await send(rig.dm, "a");
    const outcome = await send(rig.dm, "b");
    expect(outcome).toMatchObject({ kind: "later", whole: "chat" });
    expect(outcome.kind === "later" && outcome.afterMs).toBeGreaterThan(50_000);
    expect((await send(rig.channel, "c")).kind).toBe("delivered");
  });

  test("asks for patience of the whole account at its limit", async () => {
    await started({ account: { sends: 1, perMs: 60_000 } });
    await send(rig.dm, "a");
    expect(await send(rig.channel, "b")).toMatchObject({ kind: "later", whole: "account" });
  });

  test.each([
    ["access", "forbidden"],
    ["permission", "forbidden"],
  ] as const)("gives up a channel where it lacks %s", async (lacks, reason) => {
    await started();
    rig.server.deny(rig.channel, lacks);
    expect(await send(rig.channel)).toEqual({ kind: "gone", reason });
  });

  test("gives up a person who takes no direct messages, and a channel that is deleted", async () => {
    await started();
    rig.server.closeDms(rig.person);
    rig.server.deleteChannel(rig.channel);
    expect(await send(rig.dm)).toEqual({ kind: "gone", reason: "blocked" });
    expect(await send(rig.channel)).toEqual({ kind: "gone", reason: "deleted" });
  });

  test("loses no command while it reconnects", async () => {
    const { until, commands } = await started();
    rig.server.gateway.reconnect();
    rig.server.slash(manager(), "brief");
    await until("command");
    expect(rig.server.gateway.resumed()).toBe(1);
    expect(commands()).toHaveLength(1);
  });

  test("takes interactions of any kind and with fields missing, and goes on", async () => {
    const { until } = await started();
    const bare = { id: "21", application_id: "22", token: "t", channel_id: "23", user: { id: "24" } };
    const odd = [
      { ...bare, type: 99, data: null },
      { ...bare, type: 1 },
      { ...bare, type: 5, data: { custom_id: "form", components: [] } },
      { ...bare, type: 3, data: { custom_id: "topics", component_type: 3, values: ["a"] }, message: {} },
      { ...bare, type: 2, data: { name: "View Stats", type: 2, target_id: "1" }, member: "?", channel: { id: "23" } },
      { type: "?" },
    ];
    for (const data of odd) rig.server.gateway.dispatch("INTERACTION_CREATE", data);
    rig.server.slash(manager(), "brief");
    expect((await until("outcome")).outcome.kind).toBe("delivered");
  });

  test("answers an interaction once that comes twice", async () => {
    const { until, commands } = await started({}, ({ first }) => {
      let calls = 0;
      return { first: async (id) => (await first(id)) && ++calls === 1 };
    });
    rig.server.slash(manager(), "brief");
    await until("outcome");
    const again = rig.server.slash(manager(), "brief");
    await rig.server.until(() => rig.server.interaction(again).answered);
    rig.server.gateway.dispatch("CHANNEL_DELETE", { id: "1" });
    await until("left");
    expect(commands()).toHaveLength(1);
  });

  test("leaves all channels of a server that it is removed from, and none in an outage", async () => {
    const { until, log } = await started();
    const second = rig.server.addChannel(rig.guild);
    const thread = rig.server.addThread(rig.channel);
    rig.server.outage(rig.server.addGuild().guild);
    rig.server.removeBot(rig.guild);
    await until("left", () => log.filter(({ kind }) => kind === "left").length === 3);
    expect(log).toEqual(
      expect.arrayContaining([rig.channel, second, thread].map((chat) => ({ kind: "left", chat, reason: "removed" }))),
    );
  });

  test("leaves a deleted channel with its threads, and a deleted thread alone", async () => {
    const { until, log } = await started();
    const [first, second] = [rig.server.addThread(rig.channel), rig.server.addThread(rig.channel)];
    rig.server.deleteChannel(first);
    await until("left");
    expect(log).toEqual([{ kind: "left", chat: first, reason: "deleted" }]);
    rig.server.deleteChannel(rig.channel);
    await until("left", () => log.length === 3);
    expect(log.slice(1)).toEqual([rig.channel, second].map((chat) => ({ kind: "left", chat, reason: "deleted" })));
  });

  test("tells once that the token is revoked, and asks Discord nothing more", async () => {
    const { log } = await started();
    rig.server.refuse("revoked");
    expect((await send(rig.dm, "a")).kind).toBe("halted");
    const asked = rig.server.requests.length;
    expect((await send(rig.dm, "b")).kind).toBe("halted");
    expect(rig.server.requests).toHaveLength(asked);
    expect(log.filter(({ kind }) => kind === "halted")).toHaveLength(1);
  });

  test("tells that the gateway closed for good", async () => {
    const { until } = await started();
    rig.server.gateway.disconnect(4014);
    expect((await until("halted")).reason).toContain("4014");
  });

  test.each([4004, 4014])("does not start where the gateway closes with %i, and tells no token", async (code) => {
    rig = await openDiscord();
    rig.server.turnAway(code);
    const failed = await rig.adapter.start(recordingHost(() => rig.adapter).host).catch((error: unknown) => error);
    expect(String(failed)).toMatch(code === 4004 ? /token/u : /intents/u);
    expect(String(failed)).not.toContain(rig.server.token);
  });

  test("does not start with a wrong token, and does not tell it", async () => {
    rig = await openDiscord();
    const adapter = createDiscord(
      { token: "wrong.token", apiRoot: rig.server.apiRoot },
      { now: () => 0, log: { info() {}, warn() {}, error() {} } },
    );
    const failed = await adapter.start(recordingHost(() => adapter).host).catch((error: unknown) => error);
    expect(String(failed)).toContain("DISCORD_TOKEN");
    expect(String(failed)).not.toContain("wrong.token");
    await adapter.stop();
  });

  test("does not start where Discord cannot be reached", async () => {
    rig = await openDiscord();
    await rig.server.close();
    const failed = await rig.adapter.start(recordingHost(() => rig.adapter).host).catch((error: unknown) => error);
    expect(String(failed)).toContain("cannot be reached (ECONNREFUSED)");
    rig = await openDiscord();
  });

  test("registers its commands once, and again only when they change", async () => {
    await started();
    expect(rig.server.registrations()).toBe(1);
    const again = rig.again();
    const { host } = recordingHost(() => again);
    await again.start(host);
    await again.stop();
    expect(rig.server.registrations()).toBe(1);
    const changed = rig.again();
    await changed.start({ ...host, commands: host.commands.slice(1) });
    expect(rig.server.registrations()).toBe(2);
  });
});
