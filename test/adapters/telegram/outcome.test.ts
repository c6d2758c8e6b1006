import { expect, test } from "vitest";
import { readFault, readRefusal } from "../../../adapters/telegram/outcome.ts";

test.each([
  [403, "Forbidden: bot was blocked by the user", "blocked"],
  [403, "Forbidden: user is deactivated", "deleted"],
  [403, "Forbidden: the group chat was deleted", "deleted"],
  [403, "Forbidden: bot was kicked from the supergroup chat", "removed"],
  [403, "Forbidden: bot is not a member of the channel chat", "removed"],
  [403, "Forbidden: bot can't initiate conversation with a user", "unreachable"],
  [403, "Forbidden: words of tomorrow", "forbidden"],
  [400, "Bad Request: chat not found", "unreachable"],
  [400, "Bad Request: message thread not found", "deleted"],
  [400, "Bad Request: TOPIC_DELETED", "deleted"],
  [400, "Bad Request: not enough rights to send text messages to the chat", "forbidden"],
  [400, "Bad Request: need administrator rights in the channel chat", "forbidden"],
  [400, "Bad Request: CHAT_WRITE_FORBIDDEN", "forbidden"],
  [400, "Bad Request: CHAT_RESTRICTED", "forbidden"],
])("reads %i %j as gone: %s", (error_code, description, reason) => {
  expect(readRefusal({ error_code, description })).toEqual({ kind: "gone", reason });
});

test.each([
  "Bad Request: can't parse entities: unsupported start tag",
  "Bad Request: message is too long",
  "Bad Request: message text is empty",
  "Bad Request: TOPIC_CLOSED",
  "Bad Request: BUTTON_DATA_INVALID",
  "Bad Request: words of tomorrow",
])("reads %j as refused, and keeps the words", (description) => {
  expect(readRefusal({ error_code: 400, description })).toEqual({ kind: "refused", reason: description });
});

test("waits as long as it is told, with the whole account", () => {
  const description = "Too Many Requests: retry after 7";
  expect(readRefusal({ error_code: 429, description, parameters: { retry_after: 7 } })).toEqual({
    kind: "later",
    afterMs: 7000,
    whole: "account",
  });
  expect(readRefusal({ error_code: 429, description, parameters: {} })).toMatchObject({ kind: "later" });
});

test("follows a group that has moved", () => {
  const description = "Bad Request: group chat was upgraded to a supergroup chat";
  const parameters = { migrate_to_chat_id: -1001234567890 };
  expect(readRefusal({ error_code: 400, description, parameters })).toEqual({ kind: "moved", chat: "-1001234567890" });
});

test.each([
  [401, "Unauthorized", "halted"],
  [404, "Not Found", "halted"],
  [500, "Internal Server Error", "unknown"],
  [502, "Bad Gateway", "unknown"],
])("reads %i %j as %s", (error_code, description, kind) => {
  expect(readRefusal({ error_code, description })).toMatchObject({ kind });
});

const fault = (code: string, syscall?: string) => Object.assign(new Error("x"), { code }, syscall && { syscall });
test.each([
  [fault("ECONNREFUSED", "connect"), "later"],
  [fault("ETIMEDOUT", "connect"), "later"],
  [fault("ENOTFOUND", "getaddrinfo"), "later"],
  [fault("UND_ERR_CONNECT_TIMEOUT"), "later"],
  [fault("CERT_HAS_EXPIRED"), "later"],
  [fault("ECONNRESET", "read"), "unknown"],
  [fault("ETIMEDOUT", "read"), "unknown"],
  [fault("UND_ERR_SOCKET"), "unknown"],
  [fault("UND_ERR_ABORTED"), "unknown"],
  [new SyntaxError("Unexpected token"), "unknown"],
  ["no error at all", "unknown"],
])("reads a request that ended with %o as %s", (cause, kind) => {
  expect(readFault(cause).kind).toBe(kind);
});
