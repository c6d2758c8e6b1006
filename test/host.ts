import type { Adapter, Choice, Command, CommandSpec, GoneReason, Host, Outcome } from "../src/adapter.ts";
import type { Message } from "../messages/message.ts";

export const specs: readonly CommandSpec[] = [
  { name: "start", options: [], changes: false, audience: "person" },
  { name: "brief", options: [{ name: "format", completes: true }], changes: false, audience: "chat" },
  {
    name: "subscribe",
    options: [
      { name: "when", completes: true },
      { name: "zone", completes: true },
    ],
    changes: true,
    audience: "person",
  },
  { name: "stop", options: [], changes: true, audience: "person" },
  { name: "settings", options: [], changes: false, audience: "person", redraws: true },
  {
    name: "zone",
    options: [{ name: "zone", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  { name: "help", options: [], changes: false, audience: "person" },
];

/** What an adapter told its host, in order. */
export type Heard =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "heard"; readonly chat: string; readonly at: number }
  | { readonly kind: "left"; readonly chat: string; readonly reason: GoneReason }
  | { readonly kind: "moved"; readonly chat: string; readonly to: string }
  | { readonly kind: "report"; readonly key: string; readonly outcome: Outcome }
  | { readonly kind: "halted"; readonly reason: string };

/**
 * A host that writes down what an adapter tells it and answers each command with what `answer` makes of it: the far
 * end of an adapter, where a test is about the adapter alone.
 */
export function recordingHost(
  adapter: () => Adapter,
  answer: (command: Command) => Message = ({ name, args }) => ({
    blocks: [{ kind: "text", text: `You said: ${name} ${args}`.trim() }],
  }),
) {
  const log: Heard[] = [];
  const waiting = new Set<() => void>();
  const seen = new Set<string>();
  const note = (entry: Heard) => {
    log.push(entry);
    for (const check of waiting) check();
  };
  const host: Host = {
    commands: specs,
    async answer(command, reply) {
      note({ kind: "command", command });
      for (const part of adapter().render(answer(command), command.from.locale ?? "en")) {
        note({ kind: "outcome", outcome: await reply(part) });
      }
    },
    async complete(_command, option, typed): Promise<Choice[]> {
      return ["07:00", "07:30", "08:00"]
        .filter((time) => time.startsWith(typed))
        .map((value) => ({ label: `${option} ${value}`, value }));
    },
    async first(id) {
      return !seen.has(id) && seen.add(id) !== undefined;
    },
    async heard(chat, at) {
      note({ kind: "heard", chat, at });
    },
    async left(chat, reason) {
      note({ kind: "left", chat, reason });
    },
    async moved(chat, to) {
      note({ kind: "moved", chat, to });
    },
    async report(key, outcome) {
      note({ kind: "report", key, outcome });
    },
    halted(reason) {
      note({ kind: "halted", reason });
    },
  };
  return {
    host,
    log,
    commands: () => log.flatMap((entry) => (entry.kind === "command" ? [entry.command] : [])),
    /** Resolves with the first entry of a kind that `which` accepts, already there or still to come. */
    async until<K extends Heard["kind"]>(kind: K, which: (entry: Extract<Heard, { kind: K }>) => boolean = () => true) {
      const wanted = (entry: Heard): entry is Extract<Heard, { kind: K }> => entry.kind === kind;
      for (;;) {
        const entry = log.filter(wanted).find(which);
        if (entry) return entry;
        await new Promise<void>((resolve) => {
          const check = () => {
            waiting.delete(check);
            resolve();
          };
          waiting.add(check);
        });
      }
    },
  };
}
