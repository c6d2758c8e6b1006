import { afterEach, describe, expect, test } from "vitest";
import { createDiscord } from "../../../adapters/discord/index.ts";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import type { DiscordOptions } from "../../../playground/discord.ts";
import { judgeMessage } from "../../../playground/discord/judge.ts";
import { showBody } from "../../../playground/discord/shown.ts";
import type { Host } from "../../../src/adapter.ts";
import { adapterContract } from "../../adapter-contract.ts";
import { recordingHost } from "../../host.ts";
import { type DiscordRig, openDiscord, startRecording } from "./rig.ts";

adapterContract(
  "discord",
  async () => {
    const { server, adapter, person, dm, close } = await openDiscord();
    const at = { person, channel: dm };
    let tapped = "";
    return {
      adapter,
      to: { chat: dm, locale: "en" },
      shown: () => server.shown(dm, person),
      async type(text) {
        const [name = "", ...rest] = text.slice(1).split(" ");
        server.slash(at, name, rest.length > 0 ? { when: rest.join(" ") } : {});
      },
      async tap(label) {
        tapped = server.press(at, label);
      },
      menu: {
        shown: () => server.shown(dm, person).at(-1)?.choices ?? [],
        choose: async (label) => void server.choose(at, label),
      },
      async fill(text) {
        await server.until(() => server.form(tapped));
        server.fill(tapped, text);
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
  },
  ["say", "locate"],
);

describe("discord", () => {
  let rig: DiscordRig;
  afterEach(() => rig.close());

  const started = async (options?: DiscordOptions, change?: (host: Host) => Partial<Host>) => {
    rig = await openDiscord(options);
    return startRecording(rig, change);
  };
  const hello = { blocks: [{ kind: "text", text: "Hello" } as const] };
  const part = () => renderDiscord(hello)[0]!;
  const send = (chat: string, key = "k", silent = false) =>
    rig.adapter.send({ chat, locale: "en" }, part(), { key, silent });

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

  test("tells once that the gateway closed for good", async () => {
    const { until, log } = await started();
    rig.server.gateway.disconnect(4014);
    expect((await until("halted")).reason).toContain("4014");
    rig.server.refuse("revoked");
    expect((await send(rig.dm)).kind).toBe("halted");
    expect(log.filter(({ kind }) => kind === "halted")).toHaveLength(1);
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
      { token: "wrong.token", apiRoot: rig.server.apiRoot, publish: false },
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
