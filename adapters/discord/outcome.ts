import { z } from "zod";
import type { GoneReason, Outcome } from "../../src/adapter.ts";

/**
 * What a failed request means, by the error that discord.js threw: an answer of Discord's (DiscordAPIError: status,
 * code, rawError), a 5xx (HTTPError: status), a rate limit (RateLimitError), or no answer at all. Undefined: it has
 * nothing to do with the platform, so it is a bug.
 *
 * Codes: Discord's documentation, "Opcodes and Status Codes"; 50278 is in discord-api-types only. A reason holds the
 * code and names of fields, nothing of the message.
 */
export function outcomeOf(error: unknown): Outcome | undefined {
  const limited = rateLimit.safeParse(error);
  if (limited.success) return slowDown(limited.data);
  const answered = apiError.safeParse(error);
  if (answered.success) return ofAnswer(answered.data);
  // The nonce makes it safe to send the same again.
  if (serverError.safeParse(error).success) return { kind: "unknown" };
  return ofTransport(error);
}

/** The JSON code that Discord refused a request with; undefined for any other failure. */
export function codeOf(error: unknown): number | undefined {
  const answered = apiError.safeParse(error);
  return answered.success && typeof answered.data.code === "number" ? answered.data.code : undefined;
}

const rateLimit = z.object({
  retryAfter: z.number(),
  timeToReset: z.number(),
  global: z.boolean(),
  limit: z.unknown().optional(),
  scope: z.string().optional(),
});
const apiError = z.object({
  status: z.number(),
  code: z.union([z.number(), z.string()]),
  rawError: z.unknown().optional(),
});
const serverError = z.object({ status: z.number().min(500) });
const transportError = z.object({ name: z.string(), code: z.unknown().optional() });

const second = 1000;

function slowDown({ retryAfter, timeToReset, global, limit, scope }: z.infer<typeof rateLimit>): Outcome {
  // A 429 that names neither bucket nor scope is not of the API but of Cloudflare in front of it: it means all of us.
  // discord.js fills "user" in for a scope that is not there.
  const edge = limit === Number.POSITIVE_INFINITY && scope !== "shared";
  const whole = global || edge ? "account" : "chat";
  return { kind: "later", afterMs: Math.ceil(Math.max(retryAfter, timeToReset, 1)), whole };
}

const body = z.object({
  message: z.string().catch(""),
  retry_after: z.number().optional().catch(undefined),
  global: z.boolean().optional().catch(undefined),
  errors: z.unknown().optional(),
});

function ofAnswer({ status, code, rawError }: z.infer<typeof apiError>): Outcome {
  const raw = body.safeParse(rawError);
  const { message = "", retry_after, global = false, errors } = raw.success ? raw.data : {};
  const reason = gone.get(code);
  if (reason !== undefined) return { kind: "gone", reason };
  const wait = waits.get(code);
  if (status === 429 || wait !== undefined) {
    const afterMs = retry_after === undefined ? (wait?.afterMs ?? 5 * second) : Math.ceil(retry_after * second);
    return { kind: "later", afterMs: Math.max(afterMs, 1), whole: global ? "account" : (wait?.whole ?? "chat") };
  }
  // The token of an interaction, not ours: 15 minutes are over.
  if (code === 50027) return { kind: "refused", reason: "50027: the interaction has expired" };
  if (status === 401 || halting.has(code))
    return { kind: "halted", reason: `Discord refuses this account or its token (${code})` };
  if (status >= 500) return { kind: "unknown" };
  const why = [`${code}: ${message}`.trim(), ...faults(errors)].join("; ");
  return { kind: "refused", reason: why, ...(!aboutTheMessage.has(code) && { strikes: 5 }) };
}

/** Refusals that say nothing of the chat: what is wrong is the message, or there is nothing to answer or to edit. */
const aboutTheMessage: ReadonlySet<number | string> = new Set([
  10008, 10062, 20009, 40005, 40033, 40043, 40060, 40094, 50005, 50006, 50021, 50035, 50109, 160002, 200000, 240000,
]);

/**
 * 40001, 50014: the token. 40002: the account must be verified. 40004: sending is disabled for this account. 50041: the
 * version of the API that we speak is switched off.
 */
const halting: ReadonlySet<number | string> = new Set([40001, 40002, 40004, 50014, 50041]);

const gone: ReadonlyMap<number | string, GoneReason> = new Map<number | string, GoneReason>([
  [10003, "deleted"], // unknown channel
  [10004, "removed"], // unknown guild
  [10013, "unreachable"], // unknown user
  [40058, "unreachable"], // a forum takes posts, not messages
  [50001, "forbidden"], // the channel is hidden, or we are out
  [50007, "blocked"], // direct messages are closed, or the reader blocked us
  [50008, "unreachable"], // a channel without text
  [50009, "forbidden"], // the channel asks for a verification
  [50013, "forbidden"], // no permission to send
  [50024, "unreachable"], // a channel of a kind that takes no messages
  [50083, "forbidden"], // the thread is archived
  [50095, "unreachable"], // not in this country
  [50278, "left"], // no server in common any more
  [160005, "forbidden"], // the thread is locked
]);

/** Limits that are told by a code; how long, where the answer does not say, is our own choice. */
const waits: ReadonlyMap<number | string, { afterMs: number; whole: "chat" | "account" }> = new Map([
  [20016, { afterMs: 60 * second, whole: "chat" } as const], // slow mode
  [20022, { afterMs: 60 * second, whole: "chat" } as const], // edits of announcements
  [20028, { afterMs: 10 * second, whole: "chat" } as const], // writes to the channel
  [20029, { afterMs: 10 * second, whole: "chat" } as const], // writes to the server
  [30046, { afterMs: 60 * second, whole: "chat" } as const], // edits of old messages
  [40003, { afterMs: 60 * second, whole: "account" } as const], // too many direct messages opened
  [40006, { afterMs: 60 * second, whole: "account" } as const], // switched off for a while
  [40062, { afterMs: 5 * second, whole: "account" } as const], // the service is limited
  [40333, { afterMs: 60 * second, whole: "account" } as const], // Cloudflare turns us away
  [110001, { afterMs: 60 * second, whole: "account" } as const], // overloaded
  [130000, { afterMs: 60 * second, whole: "account" } as const], // overloaded
]);

const leaf = z.object({ _errors: z.array(z.object({ code: z.string() })) });
const branch = z.record(z.string(), z.unknown());

/** "components.0.content: BASE_TYPE_MAX_LENGTH", from the tree that comes with 50035. */
function faults(errors: unknown, path: readonly string[] = []): string[] {
  const found = leaf.safeParse(errors);
  if (found.success) return found.data._errors.map(({ code }) => `${path.join(".")}: ${code}`);
  const inner = branch.safeParse(errors);
  return inner.success ? Object.entries(inner.data).flatMap(([key, value]) => faults(value, [...path, key])) : [];
}

// Nothing has left us: no address, no connection.
const unsent: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const cutOff: ReadonlySet<unknown> = new Set([
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_ABORTED",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CLOSED",
  "UND_ERR_DESTROYED",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

function ofTransport(error: unknown): Outcome | undefined {
  const parsed = transportError.safeParse(error);
  if (!parsed.success) return undefined;
  const { name, code } = parsed.data;
  if (unsent.has(code)) return { kind: "later", afterMs: 5 * second, whole: "account" };
  // A SyntaxError: an answer that is no JSON, from something on the way.
  if (cutOff.has(code) || ["AbortError", "TimeoutError", "SyntaxError"].includes(name)) return { kind: "unknown" };
  return undefined;
}
