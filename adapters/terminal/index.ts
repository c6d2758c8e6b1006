import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { z } from "zod";
import type { Adapter, Host, Outcome, Tools } from "../../src/adapter.ts";
import { readKeyword } from "../../messages/keywords.ts";
import { renderTerminal, type TerminalPart } from "./render.ts";
import type { terminalSettings } from "./settings.ts";

const chat = "terminal";

/**
 * The terminal as a chat: what is typed is a command, what is answered or pushed is printed. A line may also be the
 * number of a button that the last message showed. Without a terminal at the other end (a pipe, a service) it prints
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
  let buttons: TerminalPart["buttons"] = [];
  let printed = 0;

  const print = async (part: TerminalPart): Promise<Outcome> => {
    buttons = part.buttons;
    const menu = buttons.map(({ label, command }, i) => `  [${i + 1}] ${label}  (${command})`);
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
  const typed = async (host: Host, line: string) => {
    const text = line.trim();
    if (text === "") return;
    await host.heard(chat, tools.now());
    const from = { chat, user: chat, manager: true };
    const button = buttons[Number(text) - 1];
    await host.answer({ ...read(button?.command ?? text), from }, print);
  };

  return {
    platform: "terminal",
    pace: { account: { sends: 1000, perMs: 1000 }, chat: () => [] },
    async start(host) {
      lines = createInterface({ input, ...(interactive && { output, prompt: "> " }) });
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

/** "/subscribe 07:30", or a keyword; anything else asks for help, under its own name. */
function read(text: string): { name: string; args: string } {
  if (!text.startsWith("/")) return readKeyword(text) ?? { name: text, args: "" };
  const [name = "", ...args] = text.slice(1).split(/\s+/u);
  return { name: name.toLowerCase(), args: args.join(" ") };
}
