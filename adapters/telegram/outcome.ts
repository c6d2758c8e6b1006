import type { Outcome } from "../../src/adapter.ts";

/** What the Bot API answers when it does not do as asked. */
export type Refusal = {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

/**
 * What a refused message means for its chat. Status codes and wording: "Making requests" and `ResponseParameters` of
 * the Bot API, and the error table of its server (tdlib/telegram-bot-api 10.0). Only the wording tells one 400 or 403
 * from another, and the server may reword it: what is not known is refused (400) or forbidden (403). Pure.
 */
export function readRefusal({ error_code: code, description, parameters }: Refusal): Outcome {
  if (parameters?.migrate_to_chat_id !== undefined) {
    return { kind: "moved", chat: String(parameters.migrate_to_chat_id) };
  }
  // Flood limits may hold for the whole bot, and nothing in the answer says how wide this one is.
  if (code === 429) return later((parameters?.retry_after ?? 5) * 1000);
  if (code === 401 || code === 404)
    return { kind: "halted", reason: `Telegram does not know the token: ${description}` };
  if (code === 409) return { kind: "halted", reason: `Another program uses this bot: ${description}` };
  if (code >= 500) return { kind: "unknown" };
  const text = description.toLowerCase();
  const known = gone.find(([wording]) => wording.test(text));
  if (known) return { kind: "gone", reason: known[1] };
  if (code === 403) return { kind: "gone", reason: "forbidden" };
  return { kind: "refused", reason: description, ...(!aboutTheMessage.test(text) && { strikes: 5 }) };
}

/**
 * What a request without an answer means: where no connection came about nothing was accepted, so it may go again
 * soon; everything else may have arrived. `cause` is what undici threw. Pure.
 */
export function readFault(cause: unknown): Outcome {
  return neverLeft(cause) ? later(5000) : { kind: "unknown" };
}

// Refusals that say nothing of the chat.
const aboutTheMessage = /message|caption|text|entit|button|url|markup|reply/u;

const gone = [
  [/bot was blocked by the user/u, "blocked"],
  [/deactivated|chat was deleted/u, "deleted"],
  [/message thread not found|topic_deleted|topic_id_invalid/u, "deleted"],
  [/bot was kicked|bot is not a member|channel_private/u, "removed"],
  [/chat not found|can't initiate conversation|peer_id_invalid|can't send messages to bots/u, "unreachable"],
  [
    /not enough rights|need administrator rights|have no (?:rights|write access)|chat_write_forbidden|chat_restricted/u,
    "forbidden",
  ],
  [/chat_send_\w+_forbidden|chat_admin_required/u, "forbidden"],
] as const;

function later(afterMs: number): Outcome {
  return { kind: "later", afterMs, whole: "account" };
}

const beforeConnecting = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function neverLeft(cause: unknown): boolean {
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") return false;
  if ("syscall" in cause && cause.syscall === "connect") return true;
  return beforeConnecting.has(cause.code) || /CERT|^UNABLE_TO_VERIFY/u.test(cause.code);
}
