import { PassThrough } from "node:stream";
import { createTerminal } from "../../../adapters/terminal/index.ts";
import type { Tools } from "../../../src/adapter.ts";
import { conversations } from "../../conversations/conversations.ts";
import type { Platform } from "../../conversations/program.ts";

// One person at one keyboard: nobody else is there, no place is shared, nothing is brought twice, and the numbers to type are
// those of the last message.
conversations("terminal", openPlatform, ["groups", "locate", "again", "old buttons"]);

async function openPlatform(): Promise<Platform> {
  let input = new PassThrough();
  const messages: { text: string; buttons: string[] }[] = [];
  const output = new PassThrough();
  output.on("data", (data) => {
    const text = String(data);
    const buttons = Array.from(text.matchAll(/^ {2}\[\d+\] (.*) {2}\(.*\)$/gmu), ([, label = ""]) => label);
    messages.push({ text, buttons });
  });
  const type = async (text: string) => void input.write(`${text}\n`);
  const tap = async (label: string) => {
    const [, number = "none"] =
      messages
        .at(-1)
        ?.text.split("\n")
        .map((line) => /^ {2}\[(\d+)\] (.*) {2}\(.*\)$/u.exec(line) ?? [])
        .find(([, , shown]) => shown === label) ?? [];
    return type(number);
  };
  return {
    environment: {},
    make: async (tools: Tools) => {
      input = new PassThrough();
      return createTerminal({}, tools, { input, output, interactive: false });
    },
    reader: {
      shown: () => messages,
      type,
      tap,
      say: type,
      menu: { shown: () => messages.at(-1)?.buttons ?? [], choose: tap },
    },
    close: async () => undefined,
  };
}
