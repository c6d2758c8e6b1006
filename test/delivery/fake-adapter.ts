import type { Adapter, Host, Outcome, Part, Recipient } from "../../src/adapter.ts";

/** What left, in order. */
export type Sent = {
  readonly chat: string;
  readonly text: string;
  readonly key: string;
  readonly silent?: true;
  readonly unsureSince?: number;
};

const textOf = ({ text }: Part): string => (typeof text === "string" ? text : "");

/**
 * A platform in memory, for tests of the core alone: it takes everything, unless `answers` has something else to say.
 * The real platforms' clients are tested through their own adapters.
 */
export function memoryAdapter(
  answers: (sent: Sent, to: Recipient) => Outcome | Promise<Outcome> | undefined = () => undefined,
) {
  const sent: Sent[] = [];
  let host: Host | undefined;
  const stop = async () => {
    host = undefined;
  };
  const adapter: Adapter = {
    platform: "telegram",
    pace: { account: { sends: 1000, perMs: 1000 }, chat: () => [] },
    start: async (given) => {
      host = given;
      return stop;
    },
    stop,
    render: ({ blocks, menu, actions }) => [
      {
        text: blocks.map((block) => (block.kind === "item" ? block.title : block.text)).join("\n"),
        menu: (menu?.choices ?? []).map(({ command, chosen }) => (chosen ? `* ${command}` : command)),
        buttons: (actions ?? []).flatMap((action) => ("command" in action ? [action.command] : [])),
      },
    ],
    async send(to, part: Part, { silent, ...about }) {
      const message = { chat: to.chat, text: textOf(part), ...about, ...(silent && { silent: true as const }) };
      const answer = await answers(message, to);
      if (answer && answer.kind !== "delivered") return answer;
      sent.push(message);
      return answer ?? { kind: "delivered", id: String(sent.length) };
    },
  };
  return {
    adapter,
    sent,
    /** Types a command in a chat; resolves with what it is answered: the texts, the commands on the buttons, those of the menu (with "* " before what is set). */
    async say(text: string, from: { chat?: string; user?: string; manager?: boolean; locale?: string } = {}) {
      const [name = "", ...args] = text.slice(1).split(" ");
      const parts: Part[] = [];
      await host?.answer(
        { name, args: args.join(" "), from: { chat: "42", user: "7", manager: true, ...from } },
        async (part) => {
          parts.push(part);
          return { kind: "delivered", id: "1" };
        },
      );
      return {
        text: parts.map(textOf).join("\n"),
        buttons: parts.flatMap(({ buttons }) => (Array.isArray(buttons) ? buttons.map(String) : [])),
        menu: parts.flatMap(({ menu }) => (Array.isArray(menu) ? menu.map(String) : [])),
      };
    },
    host: () => host!,
  };
}
