import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import type { Part } from "../../../src/adapter.ts";
import { type DiscordRig, openDiscord, startRecording } from "./rig.ts";

let rig: DiscordRig;
beforeEach(async () => {
  rig = await openDiscord();
});
afterEach(() => rig.close());

const [news] = renderDiscord({
  blocks: [{ kind: "item", title: "Rain", url: "https://example.org/a" }],
  actions: [
    { label: "Now", command: "/brief" },
    { label: "Read", url: "https://example.org/" },
  ],
});
// As an older Tidings may have left it in the queue: one address on a button too many.
const faulty: Part = {
  ...news,
  components: [
    ...news!.components,
    { type: 1, components: [{ type: 2, style: 5, label: "Read", url: "x".repeat(513) }] },
  ],
};
const send = (chat: string, part: Part, key = "k") =>
  rig.adapter.send({ chat, locale: "en" }, part, { key, silent: true });
const shown = () => rig.server.shown(rig.dm, rig.person);
const posts = () => rig.server.requests.filter((line) => /^POST .*messages$/u.test(line)).length;
const warnings = () => rig.logged.filter(({ text }) => text.includes("simpler"));

describe("a part that Discord refuses", () => {
  test("for its form arrives once, as text alone, and once more shows nothing new", async () => {
    await startRecording(rig);
    const first = await send(rig.dm, faulty);
    expect(first.kind).toBe("delivered");
    expect(await send(rig.dm, faulty)).toEqual(first);
    expect(shown()).toMatchObject([{ text: "Rain", links: [], buttons: [], silent: true }]);
    expect(warnings().map(({ fields }) => fields)).toEqual([{ code: 50035 }, { code: 50035 }]);
  });

  test("for a link arrives without its links", async () => {
    await startRecording(rig);
    rig.server.refuse("harmful link");
    expect((await send(rig.dm, news!)).kind).toBe("delivered");
    expect(shown()).toMatchObject([{ text: "Rain", links: [], buttons: ["Now"] }]);
  });

  test("in its simpler form as well is asked about no third time", async () => {
    await startRecording(rig);
    rig.server.refuse("harmful link");
    const button = { type: 2, style: 2, label: "Now", custom_id: "x".repeat(101) };
    const part: Part = { ...news, components: [...news!.components, { type: 1, components: [button] }] };
    expect(await send(rig.dm, part)).toMatchObject({ kind: "refused", reason: expect.stringContaining("50035") });
    expect(posts()).toBe(2);
  });

  test.each([
    [50035, 2],
    [240000, 2],
    [50006, 1],
    [50013, 1],
  ])("with %i whatever its form is asked about %i times", async (code, times) => {
    await startRecording(rig);
    rig.server.refuse({ status: 400, body: { code, message: "No" } });
    const outcome = await send(rig.dm, news!);
    expect(outcome.kind).toBe(code === 50013 ? "gone" : "refused");
    expect(posts()).toBe(times);
    expect(shown()).toEqual([]);
  });

  test("takes the place of an earlier message in a simpler form, too", async () => {
    await startRecording(rig);
    const sent = await send(rig.dm, renderDiscord({ blocks: [{ kind: "text", text: "Hello" }] })[0]!);
    const id = sent.kind === "delivered" ? sent.id : "";
    expect(await rig.adapter.edit?.({ chat: rig.dm, locale: "en" }, id, faulty)).toEqual({ kind: "delivered", id });
    expect(shown().map(({ text }) => text)).toEqual(["Rain"]);
  });

  test("as an answer arrives in a simpler form, too, each part once", async () => {
    const { until } = await startRecording(rig, ({ report }) => ({
      async answer(_command, reply) {
        for (const key of ["first", "second"]) await report(key, await reply(faulty));
      },
    }));
    rig.server.slash({ person: rig.person, channel: rig.dm }, "brief");
    for (const which of ["first", "second"]) {
      expect((await until("report", ({ key }) => key === which)).outcome.kind).toBe("delivered");
    }
    expect(shown().map(({ text, buttons }) => [text, buttons])).toEqual([
      ["Rain", []],
      ["Rain", []],
    ]);
  });
});

describe("a limit", () => {
  test.each([
    [
      "of a channel",
      { retry_after: 64.57, global: false },
      { "X-RateLimit-Scope": "user", "Retry-After": "65" },
      64_570,
      "chat",
    ],
    [
      "shared with others",
      { retry_after: 1336.57, global: false },
      { "X-RateLimit-Scope": "shared", "Retry-After": "1337" },
      1_336_570,
      "chat",
    ],
    ["of slow mode", { code: 20016, retry_after: 12, global: false }, { Via: "1.1 google" }, 12_000, "chat"],
    [
      "of the account",
      { retry_after: 64.57, global: true },
      { "X-RateLimit-Global": "true", "X-RateLimit-Scope": "global", "Retry-After": "65" },
      64_570,
      "account",
    ],
    ["of Cloudflare's", "error code: 1015", { "Retry-After": "600" }, 600_000, "account"],
  ] as const)("%s asks for patience as wide as it is meant", async (_, body, headers, afterMs, whole) => {
    await startRecording(rig);
    rig.server.refuse({ status: 429, body, headers });
    expect(await send(rig.dm, news!)).toEqual({ kind: "later", afterMs, whole });
    expect(posts()).toBe(1);
  });
});

describe("missing access", () => {
  test("ends one direct message and not the chat, for it comes for no reason at times", async () => {
    await startRecording(rig);
    rig.server.deny(rig.dm, "access");
    expect(await send(rig.dm, news!)).toEqual({ kind: "refused", reason: expect.stringContaining("50001") });
  });

  test("ends a channel that is in sight all the same", async () => {
    await startRecording(rig);
    rig.server.refuse({ status: 403, body: { code: 50001, message: "Missing Access" } });
    expect(await send(rig.channel, news!)).toEqual({ kind: "gone", reason: "forbidden" });
  });

  test("ends a channel that is out of sight, also when its server was left while we were away", async () => {
    await startRecording(rig);
    rig.server.deny(rig.channel, "access");
    expect(await send(rig.channel, news!)).toEqual({ kind: "gone", reason: "forbidden" });
    const { guild, channel } = rig.server.addGuild();
    rig.server.removeBot(guild);
    expect(await send(channel, news!)).toEqual({ kind: "gone", reason: "forbidden" });
  });
});
