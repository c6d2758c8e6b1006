import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readRefusal } from "../../../adapters/whatsapp/check.ts";
import { readFailure, readOutcome } from "../../../adapters/whatsapp/outcome.ts";

const hour = 3_600_000;
const rejected = (code: number | undefined, status = 400) =>
  readOutcome({ kind: "rejected", status, ...(code !== undefined && { code }) });

/** Every code of the Cloud API, by what it means for a message. */
const halted = [
  [0, 3, 10, 190, 200, 299, 368, 131005, 131031, 131037, 131042, 131044, 131045, 131055, 131063, 134100],
  [133000, 133005, 133006, 133008, 133009, 133010, 133015],
].flat();
const later = [
  [4, 300_000, "account"],
  [80007, 300_000, "account"],
  [130429, 4000, "account"],
  [131057, 60_000, "account"],
  [2_494_100, 60_000, "account"],
  [131056, 4000, "chat"],
  [131048, 24 * hour, "bulk"],
  [131064, 24 * hour, "bulk"],
  [133016, 72 * hour, "account"],
] as const;
const gone = [
  [131050, "opted out"],
  [130403, "blocked"],
  [130497, "forbidden"],
] as const;
const open = [1, 2, 131000, 131016, 133004];
const refused = [
  // The request; for some of them a simpler form is tried first: simpler.test.ts.
  [33, 100, 131008, 131009, 131021, 131051, 131062, 135000, 137000],
  // The reader, this time.
  [130472, 131026, 131030, 131049],
  // A picture or a flow, which we do not send.
  [131052, 131053, 132068, 132069, 139000, 139001, 139002, 139003, 139004],
  // The template.
  [132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018],
  // Groups.
  [131020, 131041, 131059, 131201, 131202, 131204, 131207, 131208, 131209, 131210, 131211, 131212, 131213, 131214],
  [131215],
  // Calls.
  [138000, 138001, 138002, 138003, 138004, 138005, 138006, 138007, 138009, 138012, 138018],
  // The keeping of blocks, templates, usernames, numbers.
  [139100, 139101, 139102, 139103, 147001, 147002, 147003, 147004, 147005, 2388012, 2388019, 2388040, 2388047],
  [2388073, 2388103, 2388293, 2388299, 2494164, 2494165, 2494166, 2494167, 2494168, 2494176, 2494177, 2494179],
  [999_999],
].flat();
const meanings = new Map<number, string>([
  ...halted.map((code) => [code, "halted"] as const),
  ...later.map(([code, , whole]) => [code, `later: the ${whole}`] as const),
  ...gone.map(([code, reason]) => [code, `gone: ${reason}`] as const),
  ...open.map((code) => [code, "unknown"] as const),
  ...refused.map((code) => [code, "refused"] as const),
  [131047, "closed"],
]);

describe("an answer of WhatsApp", () => {
  test.each(halted)("with code %i halts the account", (code) => {
    expect(rejected(code)).toEqual({ kind: "halted", reason: expect.stringContaining(`code ${code}`) });
  });

  test.each(later)("with code %i means later: %i ms, the %s", (code, afterMs, whole) => {
    expect(rejected(code)).toMatchObject({ kind: "later", afterMs, whole });
    expect(rejected(code, 500)).toMatchObject({ kind: "later", afterMs, whole });
  });

  test("asks for waits that grow where one reader, or everybody, got too much", () => {
    expect(rejected(131056)).toMatchObject({ growth: 4 });
    expect(rejected(130429)).toMatchObject({ growth: 2 });
    expect(rejected(4)).not.toHaveProperty("growth");
  });

  test.each(gone)("with code %i means that the reader is gone: %s", (code, reason) => {
    expect(rejected(code)).toEqual({ kind: "gone", reason });
  });

  test.each(refused)("with code %i refuses this one message", (code) => {
    expect(rejected(code)).toMatchObject({ kind: "refused", reason: expect.stringContaining(`code ${code}`) });
  });

  test("gives a reader up after three days of being undeliverable, after five of what nobody knows, never for our own fault", () => {
    expect(rejected(131026)).toMatchObject({ strikes: 3 });
    expect(rejected(999_999)).toMatchObject({ strikes: 5 });
    for (const code of [100, 131009, 131049, 132000, 132001, 132015])
      expect(rejected(code)).not.toHaveProperty("strikes");
  });

  test.each(open)("with code %i leaves it open whether it arrives", (code) => {
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

// The collected codes of the platform (README there), where they lie beside the project.
const collected = join(import.meta.dirname, "../../../../shared/data/errors/whatsapp.json");
const lists = z.object({ items: z.array(z.object({ codes: z.array(z.union([z.number(), z.literal("200-299")])) })) });

test.skipIf(!existsSync(collected))("reads every collected code as the tables above say (if there is a list)", () => {
  const { items } = lists.parse(JSON.parse(readFileSync(collected, "utf8")));
  const codes = items.flatMap((item) => item.codes.flatMap((code) => (code === "200-299" ? [200, 299] : [code])));
  for (const code of codes) {
    const outcome = rejected(code);
    const said =
      outcome.kind === "gone"
        ? `gone: ${outcome.reason}`
        : outcome.kind === "later"
          ? `later: the ${outcome.whole}`
          : outcome.kind;
    expect([code, said]).toEqual([code, meanings.get(code)]);
  }
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
