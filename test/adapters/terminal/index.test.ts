import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTerminal } from "../../../adapters/terminal/index.ts";
import { renderTerminal } from "../../../adapters/terminal/render.ts";
import { recordingHost } from "../../host.ts";
import type { Message } from "../../../messages/message.ts";
import { quiet } from "../../quiet-log.ts";

// The terminal refuses nothing, counts nothing and has no server: what the shared suite asks of a platform beyond
// showing and answering does not exist here.
describe("the terminal", () => {
  let input: PassThrough;
  let shown: string;
  let adapter: ReturnType<typeof createTerminal>;
  let recording: ReturnType<typeof recordingHost>;
  const open = (interactive: boolean) => {
    input = new PassThrough();
    const output = new PassThrough();
    shown = "";
    output.on("data", (data) => (shown += String(data)));
    adapter = createTerminal({}, { now: () => 5, log: quiet }, { input, output, interactive });
    recording = recordingHost(
      () => adapter,
      ({ name, args }) => ({
        blocks: [{ kind: "text", text: `You said: ${name} ${args}`.trim() }],
        actions: [{ label: "At eight", command: "/subscribe 08:00" }],
      }),
    );
    return adapter.start(recording.host);
  };
  beforeEach(() => open(false));
  afterEach(() => adapter.stop());

  test("answers what is typed, with the buttons to be typed", async () => {
    input.write("/Subscribe 07:30  weekdays\n");
    await recording.until("outcome");
    expect(recording.commands()[0]).toEqual({
      name: "subscribe",
      args: "07:30 weekdays",
      from: { chat: "terminal", user: "terminal", manager: true },
    });
    expect(shown).toContain("You said: subscribe 07:30 weekdays\n  [1] At eight  (/subscribe 08:00)");
    expect(recording.log[0]).toEqual({ kind: "heard", chat: "terminal", at: 5 });
  });

  test("takes the number of a button, else of an item, keywords, and blank lines for nothing", async () => {
    input.write("help\n\n1\nnonsense\n9\n");
    await recording.until("command", ({ command }) => command.args === "9");
    expect(recording.commands().map(({ name, args }) => `${name} ${args}`.trim())).toEqual([
      "help",
      "subscribe 08:00",
      "say nonsense",
      "open 9",
    ]);
  });

  const settings: Message = {
    blocks: [{ kind: "title", text: "Settings" }],
    menu: {
      label: "Topics",
      choices: [
        { label: "Economy", command: "/topics economy", chosen: true },
        { label: "\u001b[2JSport", command: "/topics sport" },
      ],
    },
    actions: [
      { label: "Another place", command: "/zone", asks: "Your city" },
      { label: "Read", url: "https://example.org/1" },
    ],
  };
  const push = (message: Message) =>
    adapter.send({ chat: "terminal", locale: "en" }, adapter.render(message, "en")[0]!, { key: "k", silent: false });
  const said = () => recording.commands().map(({ name, args }) => `${name} ${args}`.trim());

  test("shows a menu as numbered choices, ticked where they are set, and the buttons after it", async () => {
    await push(settings);
    expect(shown).toContain(
      [
        "Settings",
        "Read: https://example.org/1",
        "",
        "Topics:",
        "  [1] ✓ Economy  (/topics economy)",
        "  [2] [2JSport  (/topics sport)",
        "  [3] Another place  (/zone)",
      ].join("\n"),
    );
    input.write("2\n");
    await recording.until("command");
    expect(said()).toEqual(["topics sport"]);
  });

  test("asks for what a button needs, unless a command or nothing is typed", async () => {
    await push(settings);
    input.write("3\n  New York\n");
    await recording.until("outcome");
    expect(shown).toContain("Your city: ");
    for (const change of ["/stop", ""]) {
      await push(settings);
      input.write(`3\n${change}\n/status\n`);
      await recording.until("command", () => said().at(-1) === "status");
      input.write("/help\n");
      await recording.until("command", () => said().at(-1) === "help");
    }
    expect(said()).toEqual(["zone New York", "stop", "status", "help", "status", "help"]);
  });

  test("asks a person in place of the prompt, and for one line only", async () => {
    await adapter.stop();
    await open(true);
    await push(settings);
    input.write("3\nSeoul\n");
    await recording.until("outcome");
    const prompts = shown.match(/Your city: |> $/gu);
    expect(prompts).toEqual(["Your city: ", "> "]);
  });

  test("opens a story by its number, and numbers the buttons after the stories", async () => {
    const items = ["First", "Second"].map((title) => ({ kind: "item", title }) as const);
    await push({ blocks: items, actions: [{ label: "More stories", command: "/more" }] });
    expect(shown).toContain("2. Second\n  [3] More stories  (/more)");
    input.write("2\n");
    await recording.until("command");
    await push({ blocks: items, actions: [{ label: "More stories", command: "/more" }] });
    input.write("3\n");
    await recording.until("command", ({ command }) => command.name === "more");
    expect(said()).toEqual(["open 2", "more"]);
  });

  test("prints what is pushed", async () => {
    const [part] = adapter.render({ blocks: [{ kind: "title", text: "Morning" }] }, "en");
    expect(await adapter.send({ chat: "terminal", locale: "en" }, part!, { key: "k", silent: false })).toEqual({
      kind: "delivered",
      id: "1",
    });
    expect(shown).toBe("\nMorning\n\n");
  });

  test("goes on when its input ends, and stops twice", async () => {
    input.end();
    await adapter.stop();
    await expect(adapter.stop()).resolves.toBeUndefined();
  });

  test("prompts only a person", async () => {
    expect(shown).toBe("");
    await adapter.stop();
    await open(true);
    expect(shown).toContain("> ");
  });
});

test("shows an item with its number, its words and its address", () => {
  const message = {
    blocks: [
      { kind: "title", text: "Morning" },
      {
        kind: "item",
        title: "Headline",
        url: "https://example.org/a",
        body: "Body.",
        sources: "Wire · 2 h",
        label: "Update",
      },
      { kind: "item", title: "Second", url: "javascript:alert(1)" },
    ],
  } as const;
  expect(renderTerminal(message)[0]?.text).toBe(
    "Morning\n\n1. Update: Headline\n   Body.\n   Wire · 2 h\n   https://example.org/a\n\n2. Second",
  );
});

test("lets no escape sequence of a headline reach the terminal", () => {
  const [part] = renderTerminal({
    blocks: [{ kind: "item", title: "\u001b]0;owned\u0007\u001b[2J\u009b31mHi", body: "a\rb\u001b[1A" }],
  });
  // oxlint-disable-next-line no-control-regex
  expect(part?.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
  expect(part?.text).toContain("Hi");
});
