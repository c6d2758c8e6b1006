import { randomUUID } from "node:crypto";
import type { Tools } from "../adapter.ts";
import { newsSince } from "../briefing/brief.ts";
import type { Event } from "../briefing/event.ts";
import { grounded } from "../briefing/grounded/grounded.ts";
import { rank } from "../briefing/rank.ts";
import type { SourceText } from "../briefing/grounded/source-index.ts";
import type { SummarySettings } from "../config.ts";
import type { Store } from "../store/store.ts";
import type { Answer, Ask } from "./ask-model.ts";
import { afterFailure, closed } from "./breaker.ts";
import { mostTokens, openBudget } from "./budget.ts";
import { articlesOf, promptFor } from "./prompt.ts";

const minute = 60_000;
/** For one call. A model on a machine without a graphics card takes its time, and nobody waits for it. */
export const callTimeoutMs = 60_000;
const pauseMs = 5 * minute;
// Longer than one call; renewed before each.
const leaseMs = callTimeoutMs + minute;
/** In each language, the first so many events have one: more than any briefing tells, for readers who know some. */
export const eventsPerLanguage = 10;
// Of one event, by one process, until something new is told of it.
const mostTries = 3;

export type Summaries = {
  /**
   * Has the model sum up the events that are likely to be shown and have no summary yet, one call at a time. Every five
   * minutes at most; called sooner, it does nothing. Of several processes on one store, one does it.
   */
  round(): Promise<void>;
  /** Ends the call that is under way. */
  stop(): void;
};

type Wanted = { readonly event: string; readonly stories: number; readonly articles: readonly SourceText[] };

/** The summaries by a model: made beside everything else, kept with the event, shared by all its readers. */
export function createSummaries(store: Store, ask: Ask, settings: SummarySettings, { now, log }: Tools): Summaries {
  const owner = randomUUID();
  const lease = "summaries";
  const stopped = new AbortController();
  const budget = openBudget(store.settings, settings.dailyTokens);
  const tries = new Map<string, number>();
  let breaker = closed;
  let nextAt = -Infinity;
  let spentDay = -1;

  return {
    async round() {
      if (stopped.signal.aborted || now() < Math.max(nextAt, breaker.until) || !(await mine())) return;
      nextAt = now() + pauseMs;
      try {
        const events = await store.stories.since(newsSince(null, now()));
        const made = await store.summaries.madeOf(events.map(({ id }) => id));
        for (const wanted of shownFirst(events, settings.languages, now())) {
          const before = made.get(wanted.event);
          // Told by twice as many, it is another story.
          if (before !== undefined && wanted.stories < 2 * before) continue;
          if (stopped.signal.aborted || !(await mine()) || !(await sumUp(wanted))) break;
        }
      } finally {
        await store.leases.release(lease, owner);
      }
    },
    stop: () => stopped.abort(),
  };

  async function mine(): Promise<boolean> {
    return (await store.leases.acquire(lease, owner, now(), now() + leaseMs)) !== undefined;
  }

  /** Whether the round may go on. */
  async function sumUp({ event, stories, articles }: Wanted): Promise<boolean> {
    const tried = `${event} ${stories}`;
    const count = tries.get(tried) ?? 0;
    if (count >= mostTries) return true;
    const prompt = promptFor(articles);
    const reserved = mostTokens(prompt);
    if (!(await budget.reserve(reserved, now()))) {
      const day = new Date(now()).getUTCDate();
      if (day !== spentDay) log.warn({ dailyTokens: settings.dailyTokens }, "SUMMARY_DAILY_TOKENS is spent for today.");
      spentDay = day;
      return false;
    }
    const answer = await ask(prompt, stopped.signal);
    if (answer.kind === "failed") return failed(answer, tried, count);
    breaker = closed;
    await budget.settle(reserved, answer.tokens ?? reserved, now());
    const sentences = grounded(answer.text, articles);
    await store.summaries.keep(event, sentences.join("\n"), stories);
    log.info({ event, sentences: sentences.length, tokens: answer.tokens ?? reserved }, "An event was summed up.");
    return true;
  }

  function failed(
    { reason, retryAfterMs }: Extract<Answer, { kind: "failed" }>,
    tried: string,
    count: number,
  ): boolean {
    if (stopped.signal.aborted) return false;
    if (tries.size > 1000) tries.clear();
    tries.set(tried, count + 1);
    breaker = afterFailure(breaker, now(), retryAfterMs);
    const waitMs = Math.max(breaker.until - now(), 0);
    log.warn({ reason, failures: breaker.failures, waitMs }, "The summary model failed; readers get an extract.");
    return waitMs === 0;
  }
}

/** The events that come first in each language (any, unless some are named) and can be summed up, in their order. */
function shownFirst(events: readonly Event[], languages: readonly string[], now: number): Wanted[] {
  const counts = new Map<string, number>();
  return rank(events, now)
    .filter(({ stories }) => {
      const language = stories[0]?.language.split("-")[0] ?? "und";
      const before = counts.get(language) ?? 0;
      counts.set(language, before + 1);
      return before < eventsPerLanguage && (languages.length === 0 || languages.includes(language));
    })
    .map((event) => ({ event: event.id, stories: event.stories.length, articles: articlesOf(event) }))
    .filter(({ articles }) => articles.length > 0);
}
