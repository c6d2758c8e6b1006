import type { Outcome, Part, Reply } from "../adapter.ts";
import type { Turns } from "./pace.ts";

// A person waits: what the platform puts off for longer than this is not an answer any more.
const patienceMs = 60_000;

/**
 * Sends the parts of an answer in order, each at its turn and ahead of all bulk; what the platform asks to wait for is
 * sent again when it may be. Ends at the first part that does not arrive, with its outcome.
 */
export async function reply(
  parts: readonly Part[],
  send: Reply,
  chat: string,
  turns: Turns,
  now: () => number,
): Promise<Outcome> {
  let outcome: Outcome = { kind: "refused", reason: "there was nothing to send" };
  for (const part of parts) {
    outcome = await sendOne(part, send, chat, turns, now);
    if (outcome.kind !== "delivered") return outcome;
  }
  return outcome;
}

async function sendOne(part: Part, send: Reply, chat: string, turns: Turns, now: () => number): Promise<Outcome> {
  const until = now() + patienceMs;
  for (;;) {
    const outcome = await turns.run(chat, "people", () => send(part));
    if (outcome.kind !== "later") return outcome;
    const again = now() + outcome.afterMs;
    turns.hold(again, outcome.whole, chat);
    if (again > until) return outcome;
  }
}
