import { afterEach, beforeEach, expect, test } from "vitest";
import type { Command } from "../../../src/adapter.ts";
import type { Message } from "../../../messages/message.ts";
import { recordingHost, specs } from "../../host.ts";
import { noon, openTown } from "./rig.ts";

let open: Awaited<ReturnType<typeof openTown>>;
beforeEach(async () => {
  open = await openTown();
});
afterEach(() => open.close());

const redrawing = specs.map((spec) => ({
  ...spec,
  ...((spec.name === "subscribe" || spec.name === "start") && { redraws: true as const }),
}));

/** A host to which "subscribe", for managers, and "start" draw their message anew. */
async function start(answer: (command: Command) => Message = screen) {
  const recording = recordingHost(() => open.adapter, answer);
  await open.adapter.start({ ...recording.host, commands: redrawing });
  return {
    ...recording,
    /** So many parts of answers have gone out. */
    out: (count: number) =>
      recording.until("outcome", () => recording.log.filter(({ kind }) => kind === "outcome").length >= count),
  };
}

const screen = ({ args }: Command): Message => ({
  blocks: [{ kind: "text", text: `Set: ${args || "nothing"}` }],
  actions: [
    { label: "Eight", command: "/subscribe 08:00" },
    { label: "Start", command: "/start now" },
    { label: "Help", command: "/help me" },
  ],
});
const texts = (chat: number) =>
  open.town
    .shown(chat)
    .filter(({ by }) => by === "bot")
    .map(({ text }) => text);
const commandOf = (name: string) => (entry: { command: Command }) => entry.command.name === name;
test("takes the place of the tapped message, also where it says the same; a typed command and others do not", async () => {
  const { log, until, out } = await start();
  open.town.type(open.ann, open.ann, "/subscribe");
  await until("outcome");
  await open.town.tap(open.ann, open.ann, "Eight");
  await out(2);
  expect(texts(open.ann)).toEqual(["Set: 08:00"]);
  await open.town.tap(open.ann, open.ann, "Eight");
  await out(3);
  expect(open.town.shown(open.ann).at(-1)).toMatchObject({ edited: true });
  expect(log.findLast(({ kind }) => kind === "outcome")).toMatchObject({ outcome: { kind: "delivered" } });
  expect(texts(open.ann)).toEqual(["Set: 08:00"]);
  await open.town.tap(open.ann, open.ann, "Help");
  await out(4);
  open.town.type(open.ann, open.ann, "/subscribe 07:30");
  await out(5);
  expect(texts(open.ann)).toEqual(["Set: 08:00", "Set: me", "Set: 07:30"]);
});

test("takes one place with its first part, and the rest follows", async () => {
  const long = Array.from({ length: 1000 }, (_, i) => `word${i}`).join(" ");
  const { until, out } = await start((command) =>
    command.args === "08:00" ? { blocks: [{ kind: "text", text: long }] } : screen(command),
  );
  open.town.type(open.ann, open.ann, "/subscribe");
  await until("outcome");
  await open.town.tap(open.ann, open.ann, "Eight");
  await out(3);
  expect(texts(open.ann).join(" ")).toBe(long);
  expect(texts(open.ann)).toHaveLength(2);
});

test("comes as a new message where the tapped one is gone, or too old to be shown", async () => {
  const { out } = await start();
  open.town.type(open.ann, open.ann, "/start");
  await out(1);
  const chat = { id: open.ann, type: "private", first_name: "Ann" };
  const there = open.town.shown(open.ann).at(-1)?.id;
  const tapped = [
    { message_id: 1, date: noon / 1000, chat },
    { message_id: there, date: 0, chat },
  ];
  for (const [i, message] of tapped.entries()) {
    open.town.push({
      update_id: 5000 + i,
      callback_query: {
        id: String(i),
        from: { id: open.ann, is_bot: false, first_name: "Ann" },
        chat_instance: "-1",
        message,
        data: `/subscribe 0${i}:00`,
      },
    });
    await out(2 + i);
  }
  expect(texts(open.ann)).toEqual(["Set: nothing", "Set: 00:00", "Set: 01:00"]);
});

test("in a group, who may change nothing changes no message either, and all stays in the topic", async () => {
  const { until, out } = await start();
  const bo = open.town.person("Bo");
  const group = open.town.group("Readers", "supergroup", [12]);
  open.town.join(group, open.ann, "administrator");
  open.town.join(group, bo, "member");
  open.town.setBot(group, open.ann, "member");
  open.town.type(group, open.ann, "/subscribe", { topic: 12 });
  await until("outcome");
  await open.town.tap(group, bo, "Eight");
  await out(2);
  expect(texts(group)).toEqual(["Set: nothing", "Set: 08:00"]);
  await open.town.tap(group, open.ann, "Eight");
  await out(3);
  await open.town.tap(group, bo, "Start");
  await out(4);
  expect(texts(group)).toEqual(["Set: nothing", "Set: now"]);
  expect(open.town.shown(group).every(({ topic }) => topic === 12)).toBe(true);
});

test("waits with its place where it comes too fast", async () => {
  const recording = recordingHost(() => open.adapter, screen);
  const outcomes: string[] = [];
  await open.adapter.start({
    ...recording.host,
    commands: redrawing,
    answer: (command, reply) =>
      recording.host.answer(command, async (part) => {
        if (command.args === "08:00") open.town.refuse("slow down");
        const first = await reply(part);
        open.town.refuse(undefined);
        const last = first.kind === "later" ? await reply(part) : first;
        outcomes.push(first.kind);
        return last;
      }),
  });
  open.town.type(open.ann, open.ann, "/subscribe");
  await recording.until("outcome");
  await open.town.tap(open.ann, open.ann, "Eight");
  await recording.until("outcome", () => outcomes.length === 2);
  expect(outcomes).toEqual(["delivered", "later"]);
  expect(texts(open.ann)).toEqual(["Set: 08:00"]);
});

test("an old button that nobody knows any more is answered", async () => {
  const { until } = await start();
  open.town.type(open.ann, open.ann, "hi");
  open.town.push({
    update_id: 5000,
    callback_query: {
      id: "1",
      from: { id: open.ann, is_bot: false, first_name: "Ann" },
      chat_instance: "-1",
      message: { message_id: 1, date: 0, chat: { id: open.ann, type: "private", first_name: "Ann" } },
      data: "more:1",
    },
  });
  expect((await until("command", commandOf("help"))).command.args).toBe("");
});
