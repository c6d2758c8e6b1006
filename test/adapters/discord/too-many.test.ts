import { expect, test } from "vitest";
import { outcomeOf } from "../../../adapters/discord/outcome.ts";
import { tooManyRequests } from "../../../adapters/discord/too-many.ts";

const user = { "X-RateLimit-Scope": "user", "Retry-After": "65" };
const shared = { "X-RateLimit-Scope": "shared", "Retry-After": "1337" };
const via = { Via: "1.1 google" };
const slow = (code: number) => ({ message: "Slow down", code, retry_after: 3.5, global: false });

test.each([
  [{ retry_after: 64.57, global: false }, user, 64_570, "chat"],
  [{ retry_after: 1336.57, global: false }, shared, 1_336_570, "chat"],
  [{ retry_after: 64.57, global: true }, via, 64_570, "account"],
  [{ retry_after: 64.57 }, { "X-RateLimit-Scope": "global" }, 64_570, "account"],
  [{ global: false }, shared, 1_337_000, "chat"],
  [slow(20016), via, 3500, "chat"],
  [slow(20028), via, 3500, "chat"],
  [slow(20029), via, 3500, "chat"],
  // Cloudflare's.
  [{ retry_after: 30, global: false }, {}, 30_000, "account"],
  ["error code: 1015", { "Retry-After": "600" }, 600_000, "account"],
  ["error code: 1015", via, 60_000, "account"],
])("too many requests with the body %j and the headers %j mean %i ms for the %s", (body, headers, afterMs, whole) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  expect(outcomeOf(tooManyRequests(text, new Headers(headers)))).toEqual({ kind: "later", afterMs, whole });
});
