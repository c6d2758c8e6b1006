import type { Outcome, Whole } from "../../src/adapter.ts";

/** What came back from the Cloud API for one request. */
export type Answer =
  /** Taken: the message's id ("wamid.…"). Whether it arrives, a status tells later. */
  | { readonly kind: "accepted"; readonly id: string }
  /** Refused; `code` is the `error.code` of the body, absent where the body was not WhatsApp's. */
  | { readonly kind: "rejected"; readonly status: number; readonly code?: number }
  /** No connection came about: the platform saw nothing of it. */
  | { readonly kind: "unreached" }
  /** The request left, and no answer that says anything came back: it may have been taken. */
  | { readonly kind: "lost" };

/** 24 hours since the reader's last message have passed: only a template goes through. */
type Closed = { readonly kind: "closed" };

/**
 * What an answer to a message means. Codes, their meaning and what to do are those of "Error codes" in the Cloud API's
 * documentation; a code stands for itself whatever the HTTP status is, since that is not documented for each. The
 * platform's own words stay out of the reasons: they can hold an address.
 */
export function readOutcome(answer: Answer): Outcome | Closed {
  switch (answer.kind) {
    case "accepted":
      return { kind: "delivered", id: answer.id };
    case "unreached":
      return { kind: "later", afterMs: 10 * second, whole: "account" };
    case "lost":
      return { kind: "unknown" };
    case "rejected":
      return answer.code === undefined ? readStatus(answer.status) : readCode(answer.code, answer.status);
  }
}

/**
 * What a failed status means, which arrives later with the same codes. It says for certain that the message did not
 * arrive, so what would be unknown in an answer can be sent again.
 */
export function readFailure(code: number | undefined): Outcome | Closed {
  const outcome: Outcome | Closed = code === undefined ? { kind: "unknown" } : readCode(code, 400);
  return outcome.kind === "unknown" ? { kind: "later", afterMs: minute, whole: "chat" } : outcome;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

function readStatus(status: number): Outcome {
  if (status >= 500) return { kind: "unknown" };
  if (status === 429) return { kind: "later", afterMs: minute, whole: "account" };
  if (status === 401) return { kind: "halted", reason: "WhatsApp refuses the access token (HTTP 401)" };
  return { kind: "refused", reason: `WhatsApp answered with HTTP ${status}` };
}

function readCode(code: number, status: number): Outcome | Closed {
  const known = table.get(code);
  if (known) return known;
  if (code >= 200 && code <= 299) return halted(code, "the permission to send messages is missing");
  if (code >= 133_000 && code <= 133_999) return halted(code, "the phone number is not registered as it must be");
  if (status >= 500) return { kind: "unknown" };
  if (status === 429) return { kind: "later", afterMs: minute, whole: "account" };
  return refused(code, "the message was not taken", 5);
}

const table = new Map<number, Outcome | Closed>([
  ...each([0, 190], (code) => halted(code, "the access token is not valid any more")),
  ...each([3, 10, 131005], (code) => halted(code, "the permission to send messages is missing")),
  ...each([368, 131031], (code) => halted(code, "the account is restricted or locked")),
  ...each([131042, 131044], (code) => halted(code, "there is a problem with the payment")),
  ...each([131037, 131045], (code) => halted(code, "the number's display name or certificate is not approved")),
  ...each([131055, 131063, 134100], (code) => halted(code, "the account may not use this way of sending")),

  // Quotas of the app, counted by the hour: minutes, not seconds.
  ...each([4, 80007], () => later(5 * minute, "account")),
  // Throughput a second. The platform asks for 1, 2, 4 s …: our pace stays below it, so that when it comes, somebody
  // else sends with this number too, and the first wait is a longer one.
  [130429, later(4 * second, "account", 2)],
  // The number is being moved (to a higher throughput, to another account): nothing is processed for some minutes.
  ...each([131057, 2_494_100], () => later(minute, "account")),
  // 4^X seconds for X = 0, 1, 2 …, the platform says; the allowance grows by one message in 6 s, so 1 s is always too
  // soon and the core's next try comes after this wait plus its own pace for the chat.
  [131056, later(4 * second, "chat", 4)],
  // A matter of what nobody asked for: people are answered all the same.
  ...each([131048, 131064], () => later(24 * hour, "bulk")),
  [133016, later(72 * hour, "account")],

  [131047, { kind: "closed" }],
  [131050, { kind: "gone", reason: "opted out" }],
  [130403, { kind: "gone", reason: "blocked" }],
  [130497, { kind: "gone", reason: "forbidden" }],
  [131026, refused(131026, "undeliverable: no WhatsApp there, an old version, or terms not accepted", 3)],
  [131049, refused(131049, "the reader's cap for marketing is used up; not before 24 hours")],
  [130472, refused(130472, "the reader is in an experiment of the platform")],
  ...each([33, 100, 131008, 131009, 131021, 131051, 131062, 135000], (code) =>
    refused(code, "something is wrong with the message or its address"),
  ),
  [131030, refused(131030, "the reader is not in the list of a test number")],
  [132001, refused(132001, "the template does not exist in this language; approve it in WhatsApp Manager")],
  // Of ours only the button's command goes with it: it is the template that was approved that is another one.
  ...each([132000, 132008, 132012, 132018], (code) =>
    refused(code, "the template must have no variables and one quick reply button; see WhatsApp Manager"),
  ),
  ...each([132005, 132007], (code) => refused(code, "the template is too long or against a policy")),
  ...each([132015, 132016], (code) => refused(code, "the template is paused or disabled; see WhatsApp Manager")),
  ...each([1, 2, 131000, 131016, 133004], () => ({ kind: "unknown" }) as const),
]);

function each(codes: readonly number[], make: (code: number) => Outcome | Closed): [number, Outcome | Closed][] {
  return codes.map((code) => [code, make(code)]);
}

function later(afterMs: number, whole: Whole, growth?: number): Outcome {
  return { kind: "later", afterMs, whole, ...(growth !== undefined && { growth }) };
}

function halted(code: number, what: string): Outcome {
  return { kind: "halted", reason: `WhatsApp code ${code}: ${what}` };
}

function refused(code: number, what: string, strikes?: number): Outcome {
  return { kind: "refused", reason: `WhatsApp code ${code}: ${what}`, ...(strikes !== undefined && { strikes }) };
}
