import type { Reply } from "../../src/adapter.ts";
import { type By, edit, send } from "./send.ts";

/**
 * How an answer goes out to a chat or a topic. With `tapped`, a message of ours, the first part takes its place; where it
 * cannot (the message is too old, or gone), and for all parts after it, there are new messages.
 */
export function replyTo(by: By, chat: string, tapped?: string): Reply {
  let place = tapped;
  return async (part) => {
    if (place === undefined) return send(by, chat, part, false);
    const outcome = await edit(by, chat, place, part);
    // The same part comes again.
    if (outcome.kind === "later") return outcome;
    place = undefined;
    return outcome.kind === "refused" ? send(by, chat, part, false) : outcome;
  };
}
