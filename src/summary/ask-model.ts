import type { LanguageModel } from "ai";
import type { SummarySettings } from "../config.ts";
import { UnreadableBody } from "../story/read-body.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import type { Prompt } from "./prompt.ts";

/** What came of a call. `tokens`: what it cost, where the server says so. `reason` is for operators. */
export type Answer =
  | { readonly kind: "text"; readonly text: string; readonly tokens?: number }
  | { readonly kind: "failed"; readonly reason: string; readonly retryAfterMs?: number };

/** Asks for one answer. Ends with "failed" when `signal` is aborted; does not reject. */
export type Ask = (prompt: Prompt, signal: AbortSignal) => Promise<Answer>;

/** The most that a model may write, in its tokens: four sentences of any script, and some thought before them. */
export const mostOutputTokens = 1000;

/** The model that the settings name. Its packages are loaded here, and only here: who names none does without. */
export async function openModel({ model, apiRoot, key }: SummarySettings): Promise<LanguageModel> {
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({
    name: "summary",
    baseURL: apiRoot,
    fetch: boundedFetch,
    ...(key !== undefined && { apiKey: key }),
  });
  return provider.chatModel(model);
}

/** How a model is asked: one request, which is not repeated, and `timeoutMs` for all of it. */
export function askModel(model: LanguageModel, timeoutMs: number): Ask {
  return async ({ instructions, articles }, signal) => {
    const { APICallError, generateText } = await import("ai");
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const { text, finishReason, usage } = await generateText({
        model,
        instructions,
        prompt: articles,
        maxOutputTokens: mostOutputTokens,
        temperature: 0,
        maxRetries: 0,
        abortSignal: AbortSignal.any([signal, timeout]),
      });
      const tokens = usage.totalTokens;
      return {
        kind: "text",
        // What was cut off may end in half a number.
        text: finishReason === "length" ? "" : text,
        ...(tokens !== undefined && Number.isSafeInteger(tokens) && tokens > 0 && { tokens }),
      };
    } catch (error) {
      if (timeout.aborted) return { kind: "failed", reason: `no answer within ${timeoutMs / 1000} s` };
      if (signal.aborted) return { kind: "failed", reason: "the program stops" };
      if (!APICallError.isInstance(error) || error.statusCode === undefined) {
        return { kind: "failed", reason: reasonOf(error) };
      }
      const retryAfterMs = secondsIn(error.responseHeaders?.["retry-after"]) * 1000;
      return { kind: "failed", reason: statusReason(error.statusCode), retryAfterMs };
    }
  };
}

/** RFC 9110, section 10.2.3; a date instead of seconds is left to the pauses of our own. */
function secondsIn(retryAfter = ""): number {
  return /^\d{1,6}$/u.test(retryAfter) ? Number(retryAfter) : 0;
}

// A server may repeat the key or the article in its message: only the number is told.
function statusReason(status: number): string {
  if (status === 401 || status === 403) return `the key is not accepted (${status}): see SUMMARY_KEY`;
  if (status === 404) return "there is no such model or address (404): see SUMMARY_MODEL and SUMMARY_API_ROOT";
  if (status === 429) return "too many requests, or no credit left (429)";
  return status >= 200 && status < 300 ? "the answer is not what was agreed upon" : `the server answered ${status}`;
}

function reasonOf(error: unknown): string {
  // The package wraps what undici threw.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof UnreadableBody) return `the answer is ${cause.message}`;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (typeof code === "string") return `the server cannot be reached (${code})`;
  return `the answer cannot be used (${cause instanceof Error ? cause.name : typeof cause})`;
}
