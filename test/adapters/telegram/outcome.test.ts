import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readFault, readRefusal, type Refusal } from "../../../adapters/telegram/outcome.ts";

const said = (refusal: Refusal): string => {
  const outcome = readRefusal(refusal);
  if (outcome.kind === "gone") return `gone: ${outcome.reason}`;
  if (outcome.kind === "later") return `later: ${outcome.afterMs} ms, the ${outcome.whole}`;
  return outcome.kind === "moved" ? `moved: ${outcome.chat}` : outcome.kind;
};

/** Every wording of the server's, and what it means for a message; in a group of equal meaning by its status. */
const meanings: readonly (readonly [status: number, meaning: string, wordings: readonly string[]])[] = [
  [401, "halted", ["Unauthorized", "Unauthorized: invalid api-id/api-hash", "Unauthorized: invalid token specified"]],
  [
    404,
    "halted",
    ["Not Found", "Not Found: absolute URI is specified in the Request-Line", "Not Found: method not found"],
  ],
  [
    409,
    "halted",
    [
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      "terminated by other getUpdates request; make sure that only one bot instance is running",
      "terminated by other setWebhook",
      "terminated by setWebhook request",
    ],
  ],
  [500, "unknown", ["Internal Server Error: restart"]],
  [502, "unknown", ["Bad Gateway"]],

  [403, "gone: blocked", ["bot was blocked by the user"]],
  [403, "gone: deleted", ["user is deactivated", "the group chat was deleted"]],
  [
    403,
    "gone: removed",
    ["channel", "group", "supergroup"].flatMap((kind) => [
      `bot is not a member of the ${kind} chat`,
      `bot was kicked from the ${kind} chat`,
    ]),
  ],
  [403, "gone: unreachable", ["bot can't initiate conversation with a user", "bot can't send messages to bots"]],
  [403, "gone: forbidden", ["words of tomorrow"]],

  [400, "gone: unreachable", ["chat not found", "private chat not found", "PEER_ID_INVALID"]],
  [400, "gone: deleted", ["message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID"]],
  [400, "gone: removed", ["CHANNEL_PRIVATE"]],
  [
    400,
    "gone: forbidden",
    [
      "not enough rights to send text messages to the chat",
      "not enough rights to change custom title of the user",
      "need administrator rights in the channel chat",
      "have no write access to the chat",
      "have no rights to send a message",
      "CHAT_WRITE_FORBIDDEN",
      "CHAT_RESTRICTED",
      "CHAT_ADMIN_REQUIRED",
      "CHAT_SEND_PLAIN_FORBIDDEN",
    ],
  ],
  [
    400,
    "refused",
    [
      // It may open again, and what a moved group is called now is told apart.
      "TOPIC_CLOSED",
      "group chat was upgraded to a supergroup chat",
      // A simpler form is tried first: simpler.test.ts.
      "can't parse entities: unsupported start tag",
      "Wrong HTTP URL specified",
      "BUTTON_URL_INVALID",
      "BUTTON_DATA_INVALID",
      "reply markup is too long",
      // An edit that changes nothing is none to worry about: send.test.ts.
      "message is not modified: specified new message content and reply markup are exactly the same as a current " +
        "content and reply markup of the message",
      "message is too long",
      "message text is empty",
      "message to edit not found",
      "message can't be edited",
      "message can't be deleted",
      "message to delete not found",
      "message to be replied not found",
      "query is too old and response timeout expired or query ID is invalid",
      "words of tomorrow",
      "animated sticker must be uploaded as an InputFile",
      "chat identifier is empty",
      "chat identifier must be a valid Integer",
      "chat_id is empty",
      "file is too big",
      "file_id not specified",
      "have no access to the user",
      "invalid webhook URL specified",
      "latitude is empty",
      "longitude is empty",
      "method is available for supergroup and channel chats only",
      "method is available only for groups and supergroups",
      "method is available only for supergroups",
      "only the owner can edit their custom title",
      "secret token contains unallowed characters",
      "secret token is too long",
      "sender_chat_id is empty",
      "sender_chat_id is not a valid Integer",
      "sticker_set_name is empty",
      "the bot has already been closed",
      "there are no administrators in the private chat",
      "there is no sticker file in the request",
      "user is not an administrator",
      "user is an administrator of the chat",
      "video sticker must be uploaded as an InputFile",
      "wrong file_id or the file is temporarily unavailable",
      "Failed to get HTTP URL content",
      "Wrong type of the web page content",
      "Can't use the media of the specified type in the album",
      "chat description is not modified",
      "invalid sticker set name is specified",
      "sticker set name is already occupied",
      "invalid sticker emojis",
    ],
  ],
];
const prefixes = new Map([
  [400, "Bad Request: "],
  [403, "Forbidden: "],
  [409, "Conflict: "],
]);
const rows = meanings.flatMap(([status, meaning, wordings]) =>
  wordings.map((wording) => [status, `${prefixes.get(status) ?? ""}${wording}`, meaning] as const),
);

test.each(rows)("reads %i %j as %s", (error_code, description, meaning) => {
  expect(said({ error_code, description })).toBe(meaning);
});

test("keeps the words of a refusal for the operator", () => {
  const description = "Bad Request: words of tomorrow";
  expect(readRefusal({ error_code: 400, description })).toMatchObject({ kind: "refused", reason: description });
});

test("gives a chat up after five days of what nobody knows, never for what is wrong with the message", () => {
  const strikes = (description: string) => {
    const outcome = readRefusal({ error_code: 400, description: `Bad Request: ${description}` });
    return outcome.kind === "refused" && outcome.strikes;
  };
  expect(["words of tomorrow", "TOPIC_CLOSED"].map(strikes)).toEqual([5, 5]);
  const ours = ["message is too long", "can't parse entities: x", "BUTTON_URL_INVALID", "reply markup is too long"];
  expect(ours.map(strikes)).toEqual(ours.map(() => undefined));
});

// The collected wordings of the server (README there), where they lie beside the project.
const collected = join(import.meta.dirname, "../../../../shared/data/errors/telegram.json");
const answer = z.object({
  error_code: z.number(),
  description: z.string(),
  parameters: z.object({ retry_after: z.number(), migrate_to_chat_id: z.number() }).partial().optional(),
});
const lists = z.object({ fixed: z.array(answer), mapped: z.array(answer), withParameters: z.array(answer) });

test.skipIf(!existsSync(collected))(
  "reads every collected wording as the table above says (if there is a list)",
  () => {
    const { fixed, mapped, withParameters } = lists.parse(JSON.parse(readFileSync(collected, "utf8")));
    const table = new Map(rows.map(([status, description, meaning]) => [`${status} ${description}`, meaning]));
    for (const { error_code, description } of [...fixed, ...mapped]) {
      const row = `${error_code} ${description}`;
      expect([row, said({ error_code, description })]).toEqual([row, table.get(row)]);
    }
    const all = withParameters.map(({ parameters, ...rest }) =>
      said({ ...rest, ...(parameters && { parameters: z.record(z.string(), z.number()).parse(parameters) }) }),
    );
    expect(all).toEqual(["later: 5000 ms, the account", "moved: -1001234567890"]);
  },
);

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
