import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { judgeCommands } from "../../playground/discord/judge-commands.ts";
import { judgeMessage } from "../../playground/discord/judge.ts";
import { readMarkdown } from "../../playground/discord/markdown.ts";
import { showBody } from "../../playground/discord/shown.ts";
import { bot } from "../../playground/discord/payloads.ts";
import { type DiscordServer, startDiscord } from "../../playground/discord.ts";

const v2 = 1 << 15;
const text = (content: string) => ({ flags: v2, components: [{ type: 10, content }] });
const row = (...components: object[]) => ({ content: "x", components: [{ type: 1, components }] });
const button = (more: object = {}) => ({ type: 2, style: 2, label: "Go", custom_id: "/go", ...more });

const options = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}`, ...more }));
const select = (more: object = {}) => ({ type: 3, custom_id: "menu", options: options(2), ...more });
const frame = (...components: object[]) => ({ flags: v2, components: [{ type: 17, components }] });

describe("the playground's Discord, by its HTTP API", () => {
  let time = 0;
  let discord: DiscordServer;
  let person: string;
  let dm: string;
  beforeEach(async () => {
    time = 0;
    discord = await startDiscord({ now: () => time });
    person = discord.addPerson();
    dm = discord.openDm(person);
  });
  afterEach(() => discord.close());

  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${discord.apiRoot}/v10${path}`, {
      method,
      headers: {
        "User-Agent": "DiscordBot (https://example.org, 1)",
        Authorization: `Bot ${discord.token}`,
        "Content-Type": "application/json",
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, body: answer === "" ? undefined : JSON.parse(answer) };
  };
  const register = () => call("PUT", `/applications/${bot.id}/commands`, [{ name: "brief", description: "News" }]);
  const callback = (token: string, body: unknown) => call("POST", `/interactions/1/${token}/callback`, body);

  test("asks for a user agent, and for the token", async () => {
    expect((await call("GET", "/users/@me", undefined, { "User-Agent": "curl" })).body.code).toBe(40333);
    expect((await call("GET", "/users/@me", undefined, { Authorization: "Bot other" })).status).toBe(401);
    expect((await call("GET", "/users/@me")).body.id).toBe(bot.id);
    expect((await call("GET", "/nothing")).status).toBe(404);
  });

  test("tells its limits, and refuses what is over them until their time is over", async () => {
    const path = `/channels/${dm}/messages`;
    const first = await call("POST", path, text("1"));
    expect(first.headers.get("x-ratelimit-remaining")).toBe("4");
    for (const n of [2, 3, 4, 5]) expect((await call("POST", path, text(`${n}`))).status).toBe(200);
    time = 1500;
    const refused = await call("POST", path, text("6"));
    expect(refused).toMatchObject({ status: 429, body: { retry_after: 3.5, global: false } });
    expect(refused.headers.get("retry-after")).toBe("4");
    time = 5000;
    expect((await call("POST", path, text("7"))).status).toBe(200);
  });

  test("takes a nonce once in a few minutes, in the same channel", async () => {
    const body = { ...text("x"), nonce: "n", enforce_nonce: true };
    const other = discord.addGuild().channel;
    const first = await call("POST", `/channels/${dm}/messages`, body);
    expect((await call("POST", `/channels/${dm}/messages`, body)).body.id).toBe(first.body.id);
    expect((await call("POST", `/channels/${other}/messages`, body)).body.id).not.toBe(first.body.id);
    time = 10 * 60_000;
    expect((await call("POST", `/channels/${dm}/messages`, body)).body.id).not.toBe(first.body.id);
  });

  test("edits and deletes a message, and knows when there is none", async () => {
    const { body } = await call("POST", `/channels/${dm}/messages`, text("Old"));
    const path = `/channels/${dm}/messages/${body.id}`;
    await call("PATCH", path, text("New"));
    expect(discord.shown(dm, person).map((shown) => shown.text)).toEqual(["New"]);
    expect((await call("DELETE", path)).status).toBe(204);
    expect(discord.shown(dm, person)).toEqual([]);
    expect((await call("PATCH", path, text("New"))).body.code).toBe(10008);
  });

  test("keeps the bot out of where it may not write", async () => {
    const hidden = discord.addGuild().channel;
    const mute = discord.addGuild().channel;
    const foreign = discord.addGuild({ bot: false }).channel;
    discord.deny(hidden, "access");
    discord.deny(mute, "permission");
    discord.closeDms(person);
    const code = async (channel: string) => (await call("POST", `/channels/${channel}/messages`, text("x"))).body.code;
    expect([await code("1"), await code(hidden), await code(mute), await code(foreign), await code(dm)]).toEqual([
      10003, 50001, 50013, 50001, 50007,
    ]);
  });

  test("takes one answer to an interaction, within 3 seconds", async () => {
    await register();
    const late = discord.slash({ person, channel: dm }, "brief");
    time = 3001;
    expect((await callback(late, { type: 5 })).body.code).toBe(10062);
    const token = discord.slash({ person, channel: dm }, "brief");
    expect((await callback(token, { type: 8, data: { choices: [] } })).body.code).toBe(50035);
    expect((await callback(token, { type: 5 })).status).toBe(204);
    expect((await callback(token, { type: 5 })).body.code).toBe(40060);
    expect((await callback("nobody", { type: 5 })).body.code).toBe(10062);
  });

  test("takes edits and follow-ups for 15 minutes, and 5 of a guest", async () => {
    await register();
    const { channel } = discord.addGuild({ bot: false });
    const token = discord.slash({ person, channel }, "brief");
    const follow = () => call("POST", `/webhooks/${bot.id}/${token}?wait=true`, text("more"), { Authorization: "" });
    expect((await follow()).body.code).toBe(10015);
    await callback(token, { type: 5, data: { flags: 64 } });
    const edit = () => call("PATCH", `/webhooks/${bot.id}/${token}/messages/%40original`, text("done"));
    expect((await edit()).status).toBe(200);
    for (let n = 0; n < 5; n++) expect((await follow()).status).toBe(200);
    expect((await follow()).body.code).toBe(40094);
    expect(discord.shown(channel, person)[0]).toMatchObject({ text: "done", hidden: true });
    expect(discord.shown(channel, "somebody else").map((shown) => shown.hidden)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    time = 15 * 60_000 + 1;
    expect((await edit()).body.code).toBe(50027);
  });

  test("answers, updates and defers by a button", async () => {
    await register();
    const at = { person, channel: dm };
    await callback(discord.slash(at, "brief"), { type: 4, data: row(button()) });
    await callback(discord.press(at, "Go"), { type: 7, data: { ...row(button()), content: "page 2" } });
    expect(discord.shown(dm, person).map((shown) => shown.text)).toEqual(["page 2"]);
    const token = discord.press(at, "Go");
    await callback(token, { type: 6 });
    await call("PATCH", `/webhooks/${bot.id}/${token}/messages/@original`, { content: "page 3" });
    expect(discord.shown(dm, person).map((shown) => shown.text)).toEqual(["page 3"]);
  });

  test("opens a form in place of any other answer, and takes what is sent with it", async () => {
    await register();
    const at = { person, channel: dm };
    await callback(discord.slash(at, "brief"), { type: 4, data: row(button()) });
    const field = { type: 4, custom_id: "text", style: 1 };
    const form = (more: object = {}, own: object = {}) => ({
      type: 9,
      data: {
        custom_id: "/go",
        title: "City",
        components: [{ type: 18, label: "City", component: { ...field, ...own } }],
        ...more,
      },
    });
    const token = discord.press(at, "Go");
    for (const wrong of [
      form({ title: "x".repeat(46) }),
      form({ custom_id: "x".repeat(101) }),
      form({ components: [] }),
      form({}, { max_length: 4001 }),
      form({ components: [{ type: 18, label: "x".repeat(46), component: field }] }),
    ])
      expect((await callback(token, wrong)).body.code).toBe(50035);
    expect((await callback(token, form())).status).toBe(204);
    expect((await callback(token, { type: 6 })).body.code).toBe(40060);
    expect(() => discord.fill(token, "")).toThrow("no such thing");
    expect(() => discord.fill(token, "x".repeat(4001))).toThrow("no such thing");
    const sent = discord.fill(token, "Seoul");
    expect((await callback(sent, form())).body.code).toBe(50035);
    expect((await callback(sent, { type: 7, data: { content: "Seoul" } })).status).toBe(204);
    expect(discord.shown(dm, person).map((shown) => shown.text)).toEqual(["Seoul"]);
    const deferred = discord.slash(at, "brief");
    expect((await callback(deferred, { type: 6 })).body.code).toBe(50035);
    await callback(deferred, { type: 5 });
    expect((await callback(deferred, form())).body.code).toBe(40060);
  });

  test("knows subcommands by their two names only", async () => {
    const sub = { type: 1, name: "zone", description: "x" };
    await call("PUT", `/applications/${bot.id}/commands`, [{ name: "settings", description: "x", options: [sub] }]);
    expect(discord.slash({ person, channel: dm }, "settings zone")).toMatch(/^token/u);
    for (const name of ["settings", "zone", "settings other"])
      expect(() => discord.slash({ person, channel: dm }, name)).toThrow("no such thing");
  });

  test("publishes each message of an announcement channel once, 10 an hour", async () => {
    const { guild, channel } = discord.addGuild();
    const news = discord.addAnnouncements(guild);
    const post = async (to: string, i: number) => {
      time += 1000;
      const { body } = await call("POST", `/channels/${to}/messages`, text(`${i}`));
      return call("POST", `/channels/${to}/messages/${body.id}/crosspost`);
    };
    expect((await post(channel, 0)).body.code).toBe(50024);
    const first = await post(news, 1);
    expect(first.status).toBe(200);
    expect((await call("POST", `/channels/${news}/messages/${first.body.id}/crosspost`)).body.code).toBe(40033);
    expect((await call("POST", `/channels/${news}/messages/1/crosspost`)).body.code).toBe(10008);
    for (let i = 2; i <= 10; i++) expect((await post(news, i)).status).toBe(200);
    expect(await post(news, 11)).toMatchObject({ status: 429, body: { retry_after: 3590, global: false } });
    time += 3_590_000;
    expect((await post(news, 12)).status).toBe(200);
    expect(discord.shown(news, person).filter(({ published }) => published)).toHaveLength(11);
  });

  test("opens one direct message a person", async () => {
    expect((await call("POST", "/users/@me/channels", { recipient_id: person })).body.id).toBe(dm);
    expect((await call("POST", "/users/@me/channels", { recipient_id: "1" })).body.code).toBe(10013);
  });

  test("tells a client whose session it does not know to begin anew, and turns away a wrong token", async () => {
    const { url } = (await call("GET", "/gateway/bot")).body;
    const talk = (frame: object) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.on("open", () => socket.send(JSON.stringify(frame)));
        socket.on("message", (data: Buffer) => {
          const heard = JSON.parse(data.toString("utf8"));
          if (heard.op !== 10) resolve(heard);
        });
        socket.on("close", resolve);
      });
    const resume = { op: 6, d: { token: discord.token, session_id: "other", seq: 3 } };
    expect(await talk(resume)).toMatchObject({ op: 9, d: false });
    expect(await talk({ op: 1, d: null })).toMatchObject({ op: 11 });
    expect(await talk({ op: 2, d: { token: "other", intents: 1 } })).toBe(4004);
    expect(await talk({ op: 77 })).toBe(4001);
  });
});

describe("judgeMessage", () => {
  const codeOf = (body: unknown) => {
    const judged = judgeMessage(body);
    return "refusal" in judged ? (judged.refusal.body.code ?? judged.refusal.status) : "taken";
  };

  test.each([
    ["a plain message", { content: "x" }, "taken"],
    ["2,000 characters outside the basic plane", { content: "😀".repeat(2000) }, "taken"],
    ["2,001 characters", { content: "x".repeat(2001) }, 50035],
    ["a text display", text("x"), "taken"],
    ["4,000 characters in text displays", text("x".repeat(4000)), "taken"],
    [
      "4,001 in two",
      { flags: v2, components: ["x".repeat(4000), "y"].map((content) => ({ type: 10, content })) },
      50035,
    ],
    ["a blank text display", text("  "), 50035],
    ["content beside components", { ...text("x"), content: "y" }, 50035],
    ["text displays without their flag", { content: "x", components: [{ type: 10, content: "x" }] }, 50035],
    ["more than 10,170 bytes", text("한".repeat(3400)), 0],
    ["nothing", { content: " " }, 50006],
    ["no components", { flags: v2, components: [] }, 50006],
    [
      "40 components",
      { flags: v2, components: Array.from({ length: 40 }, () => ({ type: 10, content: "x" })) },
      "taken",
    ],
    ["41 components", { flags: v2, components: Array.from({ length: 41 }, () => ({ type: 10, content: "x" })) }, 50035],
    ["a button", row(button()), "taken"],
    ["six buttons in a row", row(..."abcdef".split("").map((custom_id) => button({ custom_id }))), 50035],
    ["a row of none", row(), 50035],
    ["the same id twice", row(button(), button()), 50035],
    ["a select", row(select()), "taken"],
    ["a select beside a button", row(select(), button()), 50035],
    ["26 options", row(select({ options: options(26) })), 50035],
    ["no options", row(select({ options: [] })), 50035],
    ["a value twice", row(select({ options: [...options(1), ...options(1)] })), 50035],
    ["an option of 101", row(select({ options: [{ label: "x".repeat(101), value: "x" }] })), 50035],
    ["a value of 101", row(select({ options: [{ label: "x", value: "x".repeat(101) }] })), 50035],
    ["a placeholder of 151", row(select({ placeholder: "x".repeat(151) })), 50035],
    ["two presets of a select of one", row(select({ options: options(2, { default: true }) })), 50035],
    ["two presets of a select of two", row(select({ options: options(2, { default: true }), max_values: 2 })), "taken"],
    ["more to choose than there is", row(select({ max_values: 3 })), 50035],
    ["a frame", frame({ type: 10, content: "x" }, { type: 14 }, { type: 10, content: "y" }), "taken"],
    ["a frame with rows", frame({ type: 1, components: [button()] }), "taken"],
    ["an empty frame", frame(), 50035],
    ["a frame in a frame", frame({ type: 17, components: [{ type: 10, content: "x" }] }), 50035],
    ["a frame without the flag", { ...frame({ type: 10, content: "x" }), flags: 0, content: "x" }, 50035],
    [
      "a frame of 41 with what it holds",
      frame(...Array.from({ length: 40 }, () => ({ type: 10, content: "x" }))),
      50035,
    ],
    ["a separator of spacing 3", frame({ type: 14, spacing: 3 }), 50035],
    ["a label of 81", row(button({ label: "x".repeat(81) })), 50035],
    ["no label", row(button({ label: "" })), 50035],
    ["an id of 101", row(button({ custom_id: "x".repeat(101) })), 50035],
    [
      "an address of 513",
      row(button({ style: 5, custom_id: undefined, url: "https://x.org/".padEnd(513, "x") })),
      50035,
    ],
    ["an address that is none", row(button({ style: 5, custom_id: undefined, url: "tel:1" })), 50035],
    ["a nonce of 26", { content: "x", nonce: "x".repeat(26) }, 50035],
    ["an unknown mention rule", { content: "x", allowed_mentions: { parse: ["all"] } }, 50035],
    ["no form at all", "x", 50035],
  ])("answers %s", (_, body, code) => {
    expect(codeOf(body)).toBe(code);
  });

  test("says where a fault is", () => {
    expect(judgeMessage(row(button({ label: "x".repeat(81) }), button({ custom_id: "" })))).toMatchObject({
      refusal: {
        status: 400,
        body: {
          errors: {
            components: {
              0: {
                components: {
                  0: { label: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH" }] } },
                  1: { custom_id: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH" }] } },
                },
              },
            },
          },
        },
      },
    });
  });
});

test.each([
  ["a name in capitals", { name: "Brief" }],
  ["a name with a blank", { name: "brief me" }],
  ["no description", { description: "" }],
  ["a description of 101", { description: "x".repeat(101) }],
  ["an unknown language", { description_localizations: { xx: "x" } }],
  ["26 options", { options: Array.from({ length: 26 }, (_, i) => ({ type: 3, name: `o${i}`, description: "x" })) }],
  ["26 subcommands", { options: Array.from({ length: 26 }, (_, i) => ({ type: 1, name: `o${i}`, description: "x" })) }],
  ["subcommands beside options", { options: [1, 3].map((type) => ({ type, name: `o${type}`, description: "x" })) }],
  ["a name in capitals in a language", { name_localizations: { de: "Nachrichten" } }],
  [
    "two subcommands of one name in a language",
    { options: ["a", "b"].map((name) => ({ type: 1, name, description: "x", name_localizations: { de: "c" } })) },
  ],
  [
    "8,000 characters of subcommands",
    {
      options: Array.from({ length: 25 }, (_, i) => ({
        type: 1,
        name: `o${i}`,
        description: "x",
        description_localizations: { ko: "x".repeat(100) },
        options: [0, 1, 2].map((j) => ({ type: 3, name: `p${j}`, description: "x".repeat(100) })),
      })),
    },
  ],
])("judgeCommands refuses %s", (_, change) => {
  const brief = { name: "brief", description: "News" };
  expect(judgeCommands([brief], () => "1")).toHaveProperty("commands");
  expect(judgeCommands([{ ...brief, ...change }], () => "1")).toHaveProperty("refusal");
  expect(judgeCommands([brief, brief], () => "1")).toHaveProperty("refusal");
  const german = { ...brief, name: "news", name_localizations: { de: "brief" } };
  expect(judgeCommands([brief, german], () => "1")).toHaveProperty("refusal");
});

describe("readMarkdown", () => {
  test.each([
    ["**b** *i* _i_ __u__ ~~s~~ ||h|| `c`", "b i i u s h c"],
    ["***both*** **a *b* c**", "both a b c"],
    ["snake_case_name", "snake_case_name"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["# One\n## Two\n### Three\n-# small\n#none", "One\nTwo\nThree\nsmall\n#none"],
    ["> quote\n- list\n* list\n3. third", "quote\n• list\n• list\n#. third"],
    ["```js\n**a**\n```", "**a**\n"],
    ["\\*a\\* \\a \\\\", "*a* \\a \\"],
    ["<t:0:R> <:x:1> </brief:2>", "some time ☺ /brief"],
  ])("shows %j as %j", (source, shown) => {
    expect(readMarkdown(source).text).toBe(shown);
  });

  test.each([
    ["[a](https://x.org)", [{ text: "a", url: "https://x.org" }]],
    ["[a \\[b\\]](<https://x.org/(1)>)", [{ text: "a [b]", url: "https://x.org/(1)" }]],
    ["[a](javascript:alert)", []],
    ["https://x.org/a_b.", [{ text: "https://x.org/a_b", url: "https://x.org/a_b" }]],
    ["<https://x.org>", [{ text: "https://x.org", url: "https://x.org" }]],
    ["https\\://x.org", []],
    ["\\[a](tel)", []],
  ])("finds the links of %j", (source, links) => {
    expect(readMarkdown(source).links).toEqual(links);
  });

  test("finds whom a message names, and whom it pings though escaped", () => {
    expect(readMarkdown("<@1> <@&2> <#3> @everyone \\@here \\<@4>").pings).toEqual([
      "<@1>",
      "<@&2>",
      "<#3>",
      "@everyone",
    ]);
    const body = { content: "\\@here \\<@4>", flags: 0, components: [] };
    expect(showBody(body).pings).toEqual(["<@4>", "@here"]);
    expect(showBody({ ...body, allowed_mentions: { parse: [] } }).pings).toEqual([]);
  });
});
