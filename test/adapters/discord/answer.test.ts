import { afterEach, describe, expect, test, vi } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import type { DiscordOptions } from "../../../playground/discord.ts";
import type { Host } from "../../../src/adapter.ts";
import { recordingHost } from "../../host.ts";
import { type DiscordRig, openDiscord, startRecording } from "./rig.ts";

describe("a person in Discord", () => {
  let rig: DiscordRig;
  afterEach(async () => {
    vi.useRealTimers();
    await rig.close();
  });

  const started = async (options?: DiscordOptions, change?: (host: Host) => Partial<Host>) => {
    rig = await openDiscord(options);
    return startRecording(rig, change);
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

  test("answers though it does not know whether its acknowledgement arrived", async () => {
    const { until } = await started();
    rig.server.refuse("cut off");
    rig.server.slash(manager(), "brief");
    expect((await until("outcome")).outcome.kind).toBe("delivered");
    expect(rig.server.shown(rig.channel, rig.person).map(({ text }) => text)).toEqual(["You said: brief"]);
  });

  test("apologises when the host fails", async () => {
    await started({}, () => ({ first: () => Promise.reject(new Error("no store")) }));
    rig.server.slash(manager(), "brief");
    const text = () => rig.server.shown(rig.channel, rig.person).at(-1)?.text;
    await rig.server.until(() => (text()?.includes("went wrong") ? true : undefined));
    expect(rig.server.shown(rig.channel, rig.person)).toHaveLength(1);
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
});
