import { createHash } from "node:crypto";
import { MessageFlags, type REST, Routes } from "discord.js";
import type { Log, Outcome, Part } from "../../src/adapter.ts";
import { delivered } from "./answer.ts";
import type { Call } from "./call.ts";
import { isDirect } from "./direct.ts";
import { findArrived, marked } from "./find-arrived.ts";
import { inSomeForm } from "./simpler.ts";

/** What sending needs. `now`: UTC milliseconds. */
type Sending = { readonly rest: REST; readonly call: Call; readonly log: Log; readonly now: () => number };

// "enforce_nonce" gives back the first message for "a few minutes" (Discord's documentation, "Create Message"). What left
// longer ago is looked for.
const nonceMs = 60_000;

/**
 * Sends a part to a channel. The same key is the same message, in whatever form it went out, and however long ago: one
 * that may have arrived is not sent again where nobody can see whether it has.
 */
export async function sendPart(
  { rest, call, log, now }: Sending,
  chat: string,
  part: Part,
  {
    key,
    silent,
    unsureSince: since,
  }: { readonly key: string; readonly silent: boolean; readonly unsureSince?: number },
): Promise<Outcome> {
  if (since !== undefined && now() - since > nonceMs) {
    const found = await findArrived({ rest, call }, chat, { key, since });
    if (found.kind === "there") return { kind: "delivered", id: found.id };
    if (found.kind === "hidden") return { kind: "unknown", final: true };
    if (found.kind === "failed") return found.outcome;
  }
  const flags = (typeof part.flags === "number" ? part.flags : 0) | (silent ? MessageFlags.SuppressNotifications : 0);
  const called = await inSomeForm(part, log, (form) => {
    const body = { ...marked(form, key), flags, nonce: nonce(key), enforce_nonce: true };
    return call((signal) => rest.post(Routes.channelMessages(chat), { body, signal }));
  });
  const doubtful = called.kind === "failed" && called.code === missingAccess;
  return doubtful && (await isDirect({ rest, call }, chat)) ? spurious : delivered(called);
}

/** Puts a part in place of a message sent before. */
export async function editPart(
  { rest, call, log }: Omit<Sending, "now">,
  chat: string,
  id: string,
  part: Part,
): Promise<Outcome> {
  return delivered(
    await inSomeForm(part, log, (form) =>
      call((signal) => rest.patch(Routes.channelMessage(chat, id), { body: form, signal })),
    ),
  );
}

/** At most 25 characters (Discord's documentation, "Create Message"); the same key has the same nonce. */
function nonce(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 24);
}

// Bots that people have installed for themselves get it in direct messages now and then, and the next one arrives
// (discord-api-docs issues 7275 and 7666): there it ends this message, not the chat.
const missingAccess = 50001;
const spurious: Outcome = { kind: "refused", reason: "50001: Missing Access, in a direct message" };
