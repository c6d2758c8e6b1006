import { describe, expect, test } from "vitest";
import { outcomeOf } from "../../../adapters/discord/outcome.ts";

const answer = (status: number, code: number, more: object = {}) => ({
  status,
  code,
  rawError: { code, message: "Words of Discord's", ...more },
});
const limit = { retryAfter: 2000, timeToReset: 1500, global: false, limit: 5 };

describe("outcomeOf", () => {
  test.each([
    [401, 0],
    [401, 40001],
    [403, 40002],
    [403, 40004],
    [401, 50014],
  ])("halts the account at %i with code %i", (status, code) => {
    expect(outcomeOf(answer(status, code))).toMatchObject({ kind: "halted" });
  });

  test.each([
    [404, 10003, "deleted"],
    [404, 10004, "removed"],
    [404, 10013, "unreachable"],
    [400, 40058, "unreachable"],
    [403, 50001, "forbidden"],
    [403, 50007, "blocked"],
    [400, 50008, "unreachable"],
    [403, 50009, "forbidden"],
    [403, 50013, "forbidden"],
    [400, 50083, "forbidden"],
    [403, 50095, "unreachable"],
    [403, 50278, "left"],
    [403, 160005, "forbidden"],
  ])("gives the chat up at %i with code %i: %s", (status, code, reason) => {
    expect(outcomeOf(answer(status, code))).toEqual({ kind: "gone", reason });
  });

  test.each([
    [{ ...limit }, 2000, "chat"],
    [{ ...limit, timeToReset: 9000 }, 9000, "chat"],
    [{ ...limit, global: true }, 2000, "account"],
    [{ ...limit, limit: Number.POSITIVE_INFINITY }, 2000, "account"],
    [answer(429, 20028, { retry_after: 7.25 }), 7250, "chat"],
    [answer(429, 20016), 60_000, "chat"],
    [answer(400, 40003), 60_000, "account"],
    [answer(429, 40062), 5000, "account"],
    [answer(429, 0, { retry_after: 1, global: true }), 1000, "account"],
  ])("waits at %j", (error, afterMs, whole) => {
    expect(outcomeOf(error)).toEqual({ kind: "later", afterMs, whole });
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

  test.each([
    [400, 50006],
    [403, 200000],
    [400, 240000],
    [404, 10008],
    [404, 10062],
    [400, 40060],
    [401, 50027],
    [418, 12345],
  ])("refuses this message only at %i with code %i", (status, code) => {
    expect(outcomeOf(answer(status, code))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(`${code}`),
    });
  });

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
