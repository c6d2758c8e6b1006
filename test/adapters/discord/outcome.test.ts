import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { whyClosed } from "../../../adapters/discord/connect.ts";
import { codeOf, outcomeOf } from "../../../adapters/discord/outcome.ts";
import { tooManyRequests } from "../../../adapters/discord/too-many.ts";

const answer = (status: number, code: number, more: object = {}) => ({
  status,
  code,
  rawError: { code, message: "Words of Discord's", ...more },
});
const limit = { retryAfter: 2000, timeToReset: 1500, global: false, limit: 5, scope: "user" };
const said = (error: unknown): string => {
  const outcome = outcomeOf(error);
  if (outcome?.kind === "gone") return `gone: ${outcome.reason}`;
  if (outcome?.kind === "later") return `later: ${outcome.afterMs / 1000} s, the ${outcome.whole}`;
  return outcome?.kind ?? "a bug";
};

/** What the codes mean that a message, an edit, an answer or the opening of a direct message can meet: STATUS:CODE. */
const meanings: readonly (readonly [meaning: string, ...codes: string[]])[] = [
  ["halted", "401:0 401:40001 403:40002 403:40004 401:50014 400:50041"],
  ["gone: deleted", "404:10003"],
  ["gone: removed", "404:10004"],
  ["gone: unreachable", "404:10013 400:40058 400:50008 400:50024 403:50095"],
  ["gone: blocked", "403:50007"],
  ["gone: left", "403:50278"],
  // 50001 is asked about in a direct message: send.test.ts.
  ["gone: forbidden", "403:50001 403:50009 403:50013 400:50083 403:160005"],
  ["later: 5 s, the account", "429:40062"],
  ["later: 5 s, the chat", "429:0 429:12345"],
  ["later: 10 s, the chat", "429:20028 429:20029"],
  ["later: 60 s, the chat", "429:20016 429:20022 429:30046"],
  ["later: 60 s, the account", "400:40003 403:40006 403:40333 503:110001 503:130000"],
  ["unknown", "500:0 502:0"],
  [
    "refused",
    // The answer to an interaction came too late or twice; its token, not ours, is over.
    "404:10062 404:10015 401:50027 400:40060 400:40043 400:40094",
    // The message to edit is not there, not ours, or as it should be.
    "404:10008 403:50005 400:40033 403:50021",
    // A simpler form is tried first: simpler.test.ts.
    "400:50035 403:200000 400:240000",
    // This message, whoever it is for.
    "400:0 400:50006 400:50109 413:40005 403:20009 403:160002 400:160006",
    // Nobody to open a direct message with, or nobody there.
    "400:50033 400:50003 404:10007 403:40007 403:50178",
    "404:0 405:0 418:12345",
  ],
];
const rows = meanings.flatMap(([meaning, ...codes]) =>
  codes
    .join(" ")
    .split(" ")
    .map((row) => {
      const [status = 0, code = 0] = row.split(":").map(Number);
      return [status, code, meaning] as const;
    }),
);

describe("outcomeOf", () => {
  test.each(rows)("reads %i with code %i as %s", (status, code, meaning) => {
    expect(said(answer(status, code))).toBe(meaning);
    expect(codeOf(answer(status, code))).toBe(code);
  });

  test.each([
    [{ ...limit }, "2 s, the chat"],
    [{ ...limit, timeToReset: 9000 }, "9 s, the chat"],
    [{ ...limit, global: true }, "2 s, the account"],
    // Where no bucket is named: of a shared limit that is the way of the API, else it is Cloudflare that speaks.
    [{ ...limit, limit: Number.POSITIVE_INFINITY, scope: "shared" }, "2 s, the chat"],
    [{ ...limit, limit: Number.POSITIVE_INFINITY }, "2 s, the account"],
    [answer(429, 20028, { retry_after: 7.25 }), "7.25 s, the chat"],
    [answer(429, 0, { retry_after: 1, global: true }), "1 s, the account"],
  ])("waits at %j: %s", (error, wait) => {
    expect(said(error)).toBe(`later: ${wait}`);
  });

  test.each([
    { status: 500 },
    { status: 502 },
    Object.assign(new Error("reset"), { code: "ECONNRESET" }),
    Object.assign(new Error("closed"), { code: "UND_ERR_SOCKET" }),
    Object.assign(new Error("late"), { name: "AbortError" }),
    new DOMException("late", "TimeoutError"),
  ])("does not know at %j", (error) => {
    expect(outcomeOf(error)).toEqual({ kind: "unknown" });
  });

  test.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])(
    "waits when nothing was sent: %s",
    (code) => {
      expect(outcomeOf(Object.assign(new Error(code), { code }))).toMatchObject({ kind: "later", whole: "account" });
    },
  );

  test("names the faults of a form, without what was in it", () => {
    const errors = {
      components: { 0: { content: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "Not “a headline”" }] } } },
      nonce: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: "25" }] },
    };
    expect(outcomeOf(answer(400, 50035, { message: "Invalid Form Body", errors }))).toEqual({
      kind: "refused",
      reason: "50035: Invalid Form Body; components.0.content: BASE_TYPE_MAX_LENGTH; nonce: BASE_TYPE_MAX_LENGTH",
    });
  });

  test.each([
    new TypeError("bug"),
    Object.assign(new Error("bug"), { code: "ERR_INVALID_ARG_TYPE" }),
    undefined,
    "text",
  ])("takes %s for a bug", (error) => {
    expect(outcomeOf(error)).toBeUndefined();
  });
});

// The collected codes of the platform (README there), where they lie beside the project.
const collected = join(import.meta.dirname, "../../../../shared/data/errors/discord.json");
const lists = z.object({
  json: z.record(z.string(), z.string()),
  http: z.record(z.string(), z.string()),
  gatewayClose: z.record(z.string(), z.object({ reconnect: z.boolean() })),
  rateLimitAnswers: z.record(
    z.string(),
    z.object({ headers: z.record(z.string(), z.string()), body: z.record(z.string(), z.json()) }),
  ),
});

test.skipIf(!existsSync(collected))("reads every collected code as the table above says (if there is a list)", () => {
  const { json, http, gatewayClose, rateLimitAnswers } = lists.parse(JSON.parse(readFileSync(collected, "utf8")));
  const table = new Map(rows.map(([status, code, meaning]) => [code, { status, meaning }]));
  for (const code of Object.keys(json)
    .map(Number)
    .filter((number) => number !== 0)) {
    const { status = 400, meaning = "refused" } = table.get(code) ?? {};
    expect([code, said(answer(status, code, { message: json[code] }))]).toEqual([code, meaning]);
  }
  const failures = Object.keys(http)
    .map(Number)
    .filter((status) => status >= 400);
  expect(failures.map((status) => [status, said(answer(status, 0))])).toEqual([
    [400, "refused"],
    [401, "halted"],
    [403, "refused"],
    [404, "refused"],
    [405, "refused"],
    [429, "later: 5 s, the chat"],
    [502, "unknown"],
  ]);
  const final = Object.keys(gatewayClose).filter((code) => gatewayClose[code]?.reconnect === false);
  expect(final.toSorted()).toEqual(closings.map(([code]) => String(code)));
  const waits = Object.entries(rateLimitAnswers).map(([scope, { headers, body }]) => [
    scope,
    said(tooManyRequests(JSON.stringify(body), new Headers(headers))),
  ]);
  expect(waits).toEqual([
    ["user", "later: 64.57 s, the chat"],
    ["shared", "later: 1336.57 s, the chat"],
    ["global", "later: 64.57 s, the account"],
  ]);
});

/** Gateway close codes after which Discord takes no new connection. */
const closings = [
  [4004, /token/u],
  [4010, /sharding/u],
  [4011, /sharding/u],
  [4012, /update Tidings/u],
  [4013, /intents/u],
  [4014, /intents/u],
] as const;

test.each(closings)("says why the gateway closed for good with %i: %s", (code, sentence) => {
  expect(whyClosed(code)).toMatch(sentence);
});
