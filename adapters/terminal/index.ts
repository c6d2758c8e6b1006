import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { z } from "zod";
import type { Adapter, Host, Outcome, Tools } from "../../src/adapter.ts";
import { readTyped } from "../../messages/typed.ts";
import { renderTerminal, type TerminalPart } from "./render.ts";
import type { terminalSettings } from "./settings.ts";

const chat = "terminal";
const promptText = "> ";

/**
 * The terminal as a chat: what is typed is a command, what is answered or pushed is printed. A line may also be a number
 * that the last message showed: of a story, a choice or a button, which may ask for a line more. Without a terminal at the other end (a pipe, a service) it prints
 * without asking, and goes on when the input ends.
 */
export function createTerminal(
  _settings: z.infer<typeof terminalSettings>,
  tools: Tools,
  { input, output, interactive }: { input: Readable; output: Writable; interactive: boolean } = {
    input: process.stdin,
    output: process.stdout,
    interactive: process.stdin.isTTY && process.stdout.isTTY,
  },
): Adapter {
  let lines: Interface | undefined;
  let last: TerminalPart = { text: "", from: 1, buttons: [] };
  /** The command that waits for what it asks for. */
  let asking: string | undefined;
  let printed = 0;

  const print = async (part: TerminalPart): Promise<Outcome> => {
    last = part;
    const menu = part.buttons.map(({ label, command }, i) => `  [${part.from + i}] ${label}  (${command})`);
    output.write(`${interactive ? "\r\u001b[K" : ""}\n${[part.text, ...menu].join("\n")}\n\n`);
    lines?.prompt(true);
    printed += 1;
    return { kind: "delivered", id: String(printed) };
  };
  const stop = async () => {
    lines?.close();
    lines = undefined;
    if (input === process.stdin) process.stdin.unref?.();
  };
  const ask = (prompt: string) => {
    if (interactive) lines?.setPrompt(prompt);
    else output.write(prompt);
    lines?.prompt();
  };
  const typed = async (host: Host, line: string) => {
    const text = line.trim();
    const waiting = asking;
    asking = undefined;
    if (waiting !== undefined) lines?.setPrompt(promptText);
    if (text === "") return lines?.prompt();
    const button = waiting === undefined && /^\d+$/u.test(text) ? last.buttons[Number(text) - last.from] : undefined;
    if (button && button.asks !== "") {
      asking = button.command;
      return ask(`${button.asks}: `);
    }
    await host.heard(chat, tools.now());
    const from = { chat, user: chat, manager: true };
    const said = waiting === undefined || text.startsWith("/") ? text : `${waiting} ${text}`;
    await host.answer({ ...readTyped(button?.command ?? said), from }, print);
  };

  return {
    platform: "terminal",
    pace: { account: { sends: 1000, perMs: 1000 }, chat: () => [] },
    async start(host) {
      lines = createInterface({ input, ...(interactive && { output, prompt: promptText }) });
      let turn = Promise.resolve();
      lines.on("line", (line) => {
        turn = turn
          .then(() => typed(host, line))
          .catch((error: unknown) =>
            tools.log.error({ error: String(error) }, "What was typed could not be answered."),
          );
      });
      // Ctrl-C at the prompt is the wish to leave, as it is without one.
      lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
      lines.prompt();
      return stop;
    },
    stop,
    render: renderTerminal,
    send: (_to, part: TerminalPart) => print(part),
  };
}
