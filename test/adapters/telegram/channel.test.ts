import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { words } from "../../../messages/words.ts";
import { recordingHost, specs } from "../../host.ts";
import { openTown } from "./rig.ts";

const { channel: say } = words("en").answers;

let open: Awaited<ReturnType<typeof openTown>>;
let daily: number;
beforeEach(async () => {
  open = await openTown();
  daily = open.town.channel("Daily @news", "daily_x");
  open.town.setBot(daily, open.ann, "administrator");
  open.town.join(daily, open.ann, "creator");
});
afterEach(() => open.close());

const start = async () => {
  const recording = recordingHost(
    () => open.adapter,
    ({ name, args }) => ({
      blocks: [{ kind: "item", title: `Said: ${name} ${args}`.trim(), url: "https://example.org/" }],
      actions: [
        { label: "Eight", command: "/subscribe 08:00" },
        { label: "Fits", command: `/subscribe ${"x".repeat(64 - 11 - `/channel ${daily} `.length + 1)}` },
        { label: "Too long", command: `/subscribe ${"x".repeat(64 - 11 - `/channel ${daily} `.length + 2)}` },
        { label: "Read", url: "https://example.org/" },
      ],
    }),
  );
  const commands = specs.map((spec) => (spec.name === "subscribe" ? { ...spec, redraws: true as const } : spec));
  await open.adapter.start({ ...recording.host, commands });
  return recording;
};
const shown = (chat = open.ann) => open.town.shown(chat).filter(({ by }) => by === "bot");
const flat = (text = "") => text.replaceAll("\u2060", "");

/** What the bot says to this; the help that is asked for after it comes after it. */
async function saidTo(ask: () => unknown, { log, until }: Awaited<ReturnType<typeof start>>): Promise<string> {
  const outcomes = () => log.filter(({ kind }) => kind === "outcome").length;
  const before = outcomes();
  await ask();
  open.town.type(open.ann, open.ann, "/help");
  await until("outcome", () => outcomes() > before);
  return flat(shown().at(-2)?.text);
}

test("is set up from a private chat: the command runs there, the answer and its buttons come here", async () => {
  const { until, log } = await start();
  open.town.type(open.ann, open.ann, "/channel @Daily_X subscribe 07:30");
  const { command } = await until("command");
  expect(command).toEqual({
    name: "subscribe",
    args: "07:30",
    from: { chat: String(daily), user: String(open.ann), manager: true, locale: "en" },
    answeredIn: String(open.ann),
  });
  await until("outcome");
  expect(log).toContainEqual({ kind: "heard", chat: String(daily), at: expect.any(Number) });
  expect(shown(daily)).toEqual([]);
  expect(shown()).toMatchObject([{ buttons: ["Eight", "Fits", "Read"], pings: [] }]);
  expect(flat(shown()[0]?.text)).toBe("For the channel “Daily @news”:\n\nSaid: subscribe 07:30");

  await open.town.tap(open.ann, open.ann, "Eight");
  await until("command", (entry) => entry.command.args === "08:00");
  await until("outcome", () => log.filter(({ kind }) => kind === "outcome").length === 2);
  expect(shown().map(({ text }) => flat(text))).toEqual(["For the channel “Daily @news”:\n\nSaid: subscribe 08:00"]);
});

test("keeps every entity in its place below the heading", async () => {
  const { until } = await start();
  open.town.type(open.ann, open.ann, "/channel @daily_x help");
  await until("outcome");
  expect(shown()[0]?.links).toEqual([{ text: "Said: help", url: "https://example.org/" }]);
});

describe("is named", () => {
  test.each([
    ["/channel t.me/daily_x status", { name: "status", args: "" }],
    ["/channel https://t.me/daily_x/17 /subscribe 9pm", { name: "subscribe", args: "9pm" }],
    ["/CHANNEL @daily_x 구독 07:30", { name: "subscribe", args: "07:30" }],
    ["\u2068/channel @\u2060daily_x /subscribe 08:00\u2069", { name: "subscribe", args: "08:00" }],
    ["/channel @daily_x", { name: "subscribe", args: "" }],
    ["/channel @daily_x less sport please", { name: "say", args: "less sport please" }],
  ])("in %j", async (text, command) => {
    const { until } = await start();
    open.town.type(open.ann, open.ann, text);
    expect((await until("command")).command).toMatchObject({ ...command, from: { chat: String(daily) } });
  });

  test("by its id, where it has no name", async () => {
    const secret = open.town.channel("Secret");
    open.town.setBot(secret, open.ann, "administrator");
    open.town.join(secret, open.ann, "administrator");
    const { until } = await start();
    open.town.type(open.ann, open.ann, `/channel ${secret} stop`);
    expect((await until("command")).command).toMatchObject({ name: "stop", from: { chat: String(secret) } });
  });

  test("by a post of its own: forwarded, answered, or answered from afar", async () => {
    const { until, commands } = await start();
    const post = open.town.forward(open.ann, open.ann, daily, "/stop");
    open.town.type(open.ann, open.ann, "/channel subscribe 08:00", { reply: post });
    open.town.type(open.ann, open.ann, "/channel stop", { about: daily });
    await until("command", ({ command }) => command.name === "stop");
    expect(commands()).toMatchObject([
      { name: "subscribe", args: "", from: { chat: String(daily) } },
      { name: "subscribe", args: "08:00", from: { chat: String(daily) } },
      { name: "stop", args: "", from: { chat: String(daily) } },
    ]);
  });
});

describe("says clearly why not", () => {
  test("where none is named, none is there, or it is none", async () => {
    const group = open.town.group("Talk", "supergroup");
    open.town.setBot(group, open.ann, "member");
    const recording = await start();
    for (const [text, answer] of [
      ["/channel", say.how],
      ["/channel subscribe 08:00", say.how],
      ["/channel @nowhere_x stop", say.unknown("@nowhere_x")],
      ["/channel -1001 stop", say.unknown("-1001")],
      [`/channel ${group} stop`, say.none(String(group))],
    ] as const) {
      expect(await saidTo(() => open.town.type(open.ann, open.ann, text), recording)).toBe(answer);
    }
    expect(new Set(recording.commands().map(({ name }) => name))).toEqual(new Set(["help"]));
  });

  test.each(["left", "kicked", "muted"] as const)("where the bot is %s there", async (status) => {
    open.town.setBot(daily, open.ann, status);
    const recording = await start();
    const answer = await saidTo(() => open.town.type(open.ann, open.ann, "/channel @daily_x stop"), recording);
    expect(answer).toBe(say.mayNotPost("Daily @news"));
  });

  test("to who does not manage it, also by a button from when they did", async () => {
    const recording = await start();
    open.town.type(open.ann, open.ann, "/channel @daily_x help");
    await recording.until("outcome");
    open.town.join(daily, open.ann, "member");
    const answer = await saidTo(() => open.town.tap(open.ann, open.ann, "Eight"), recording);
    expect(answer).toBe(say.notYours("Daily @news"));
    expect(recording.commands().map(({ from }) => from.chat)).toEqual([String(daily), String(open.ann)]);
  });

  test("in a group", async () => {
    const group = open.town.group("Talk", "supergroup", [12]);
    open.town.join(group, open.ann, "creator");
    open.town.setBot(group, open.ann, "member");
    const { until } = await start();
    open.town.type(group, open.ann, "/channel@tidings_bot @daily_x stop", { topic: 12 });
    open.town.type(group, open.ann, "/help", { topic: 12 });
    await until("command");
    expect(shown(group)).toMatchObject([{ text: say.privately, topic: 12 }]);
  });

  test("where Telegram does not answer", async () => {
    const recording = await start();
    open.town.refuse("no look-ups");
    const answer = await saidTo(() => open.town.type(open.ann, open.ann, "/channel @daily_x stop"), recording);
    expect(answer).toBe(words("en").answers.failed);
  });
});

test("is written to like a group, and is gone while the bot may not post there", async () => {
  const { until } = await start();
  const part = { text: "Hello", entities: [], link_preview_options: { is_disabled: true } };
  const send = () => open.adapter.send({ chat: String(daily), locale: "en" }, part, { key: "k", silent: true });
  expect(await send()).toMatchObject({ kind: "delivered" });
  expect(open.town.shown(daily)).toMatchObject([{ text: "Hello", silent: true }]);
  open.town.setBot(daily, open.ann, "muted");
  expect(await until("left")).toMatchObject({ chat: String(daily), reason: "forbidden" });
  expect(await send()).toEqual({ kind: "gone", reason: "forbidden" });
  open.town.setBot(daily, open.ann, "administrator");
  expect(await until("heard")).toMatchObject({ chat: String(daily) });
});
