import { z } from "zod";

/**
 * "Too many requests" as an error in the shape of discord.js's DiscordAPIError, with all that the answer says. discord.js
 * itself reads some of its headers and drops the body, which alone holds the code and the exact time.
 *
 * What does not come from the API (no JSON, or neither the header `Via` nor a scope) is Cloudflare's and means our whole
 * address: it counts as global. Discord's documentation, "Rate Limits". `text` is the body; times in it are seconds.
 */
export function tooManyRequests(text: string, headers: { get(name: string): string | null }): Error {
  const told = answer.safeParse(text).data;
  const fromApi = told !== undefined && (headers.get("via") !== null || headers.get("x-ratelimit-scope") !== null);
  const given = told?.retry_after ?? seconds.parse(headers.get("retry-after"));
  const retryAfter = given ?? (fromApi ? undefined : banSeconds);
  return Object.assign(new Error("Discord: too many requests"), {
    status: 429,
    code: told?.code ?? 0,
    rawError: {
      message: told?.message ?? "",
      global: !fromApi || told.global || headers.get("x-ratelimit-scope") === "global",
      ...(retryAfter !== undefined && { retry_after: retryAfter }),
    },
  });
}

// Cloudflare's bans last from minutes to an hour, and asking meanwhile makes them no shorter: our own choice.
const banSeconds = 60;

const answer = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "no JSON" });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      message: z.string().catch(""),
      code: z.number().catch(0),
      global: z.boolean().catch(false),
      retry_after: z.number().optional().catch(undefined),
    }),
  );
const seconds = z.coerce.number().positive().optional().catch(undefined);
