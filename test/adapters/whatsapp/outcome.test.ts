import { describe, expect, test } from "vitest";
import { readRefusal } from "../../../adapters/whatsapp/check.ts";
import { readFailure, readOutcome } from "../../../adapters/whatsapp/outcome.ts";

const hour = 3_600_000;
const rejected = (code: number | undefined, status = 400) =>
  readOutcome({ kind: "rejected", status, ...(code !== undefined && { code }) });

describe("an answer of WhatsApp", () => {
  test.each([
    0, 3, 10, 190, 200, 299, 368, 131005, 131031, 131037, 131042, 131044, 131045, 131055, 131063, 133000, 133010,
    133015, 134100,
  ])("with code %i halts the account", (code) => {
    expect(rejected(code)).toEqual({ kind: "halted", reason: expect.stringContaining(`code ${code}`) });
  });

  test.each([
    [4, 300_000, "account"],
    [80007, 300_000, "account"],
    [130429, 4000, "account"],
    [131057, 60_000, "account"],
    [131056, 4000, "chat"],
    [131048, 24 * hour, "account"],
    [131064, 24 * hour, "account"],
    [133016, 72 * hour, "account"],
  ])("with code %i means later: %i ms, the %s", (code, afterMs, whole) => {
    expect(rejected(code)).toEqual({ kind: "later", afterMs, whole });
    expect(rejected(code, 500)).toEqual({ kind: "later", afterMs, whole });
  });

  test.each([
    [131050, "opted out"],
    [130403, "blocked"],
    [130497, "forbidden"],
  ])("with code %i means that the reader is gone: %s", (code, reason) => {
    expect(rejected(code)).toEqual({ kind: "gone", reason });
  });

  test.each([33, 100, 131008, 131009, 131021, 131026, 131049, 130472, 132000, 132001, 132015, 132018, 135000, 999_999])(
    "with code %i refuses this one message",
    (code) => {
      expect(rejected(code)).toEqual({ kind: "refused", reason: expect.stringContaining(`code ${code}`) });
    },
  );

  test.each([1, 2, 131000, 131016, 133004])("with code %i leaves it open whether it arrives", (code) => {
    expect(rejected(code)).toEqual({ kind: "unknown" });
    expect(rejected(code, 500)).toEqual({ kind: "unknown" });
  });

  test("with code 131047 says that the window is closed", () => {
    expect(rejected(131047)).toEqual({ kind: "closed" });
  });

  test.each([
    [401, "halted"],
    [429, "later"],
    [500, "unknown"],
    [503, "unknown"],
    [404, "refused"],
    [302, "refused"],
  ])("without a code is read by its HTTP status: %i is %s", (status, kind) => {
    expect(rejected(undefined, status).kind).toBe(kind);
  });

  test("that did not come leaves it open, unless nobody was reached", () => {
    expect(readOutcome({ kind: "lost" })).toEqual({ kind: "unknown" });
    expect(readOutcome({ kind: "unreached" })).toMatchObject({ kind: "later", whole: "account" });
  });
});

describe("a failed status", () => {
  test("is certain: what an answer would leave open comes again later", () => {
    expect(readFailure(131000)).toEqual({ kind: "later", afterMs: 60_000, whole: "chat" });
    expect(readFailure(undefined)).toEqual({ kind: "later", afterMs: 60_000, whole: "chat" });
    expect(readFailure(131026).kind).toBe("refused");
    expect(readFailure(131047).kind).toBe("closed");
  });
});

describe("the check of number and token", () => {
  test.each([
    [401, undefined, /^WhatsApp refuses WHATSAPP_TOKEN/u],
    [400, 190, /^WhatsApp refuses WHATSAPP_TOKEN/u],
    [403, 200, /may not use this number/u],
    [404, undefined, /WHATSAPP_PHONE_NUMBER_ID/u],
    [400, 100, /WHATSAPP_PHONE_NUMBER_ID/u],
  ])("answers HTTP %i with code %s with a sentence for the operator", (status, code, sentence) => {
    expect(readRefusal({ kind: "rejected", status, ...(code !== undefined && { code }) })).toMatch(sentence);
  });

  test.each([
    [429, 4],
    [503, undefined],
  ])("goes on after HTTP %i with code %s", (status, code) => {
    expect(readRefusal({ kind: "rejected", status, ...(code !== undefined && { code }) })).toBeUndefined();
  });
});
