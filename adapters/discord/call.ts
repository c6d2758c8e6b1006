import type { Outcome } from "../../src/adapter.ts";
import { codeOf, outcomeOf } from "./outcome.ts";

/** How a request ended: Discord's answer, parsed from JSON, or what its failure means and the code it gave, if any. */
export type Called =
  | { readonly kind: "answered"; readonly body: unknown }
  | { readonly kind: "failed"; readonly outcome: Outcome; readonly code?: number };

/** Makes a request and waits for it, at most 15 seconds, its time in the client's queue included. Throws on bugs only. */
export type Call = (request: (signal: AbortSignal) => Promise<unknown>) => Promise<Called>;

/** The deadline of every request, in milliseconds: what discord.js itself allows an answer. */
export const deadlineMs = 15_000;

/**
 * Every request of one account goes through here. Once the token is refused, nothing more is asked: discord.js forgets
 * it, and 10,000 refused requests in 10 minutes would have the address banned. `halted` hears of it each time.
 */
export function createCall(halted: (reason: string) => void): Call {
  let end: Outcome | undefined;
  return async (request) => {
    if (end) return { kind: "failed", outcome: end };
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      return { kind: "answered", body: await request(signal) };
    } catch (error) {
      const outcome: Outcome | undefined = signal.aborted ? { kind: "unknown" } : outcomeOf(error);
      if (outcome === undefined) throw error;
      if (outcome.kind === "halted") {
        end = outcome;
        halted(outcome.reason);
      }
      const code = codeOf(error);
      return { kind: "failed", outcome, ...(code !== undefined && { code }) };
    }
  };
}
