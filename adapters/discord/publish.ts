import { setTimeout as wait } from "node:timers/promises";
import { ChannelType, Routes } from "discord.js";
import { z } from "zod";
import type { Tools } from "../../src/adapter.ts";
import type { Answering } from "./answer.ts";

/** Passes messages of announcement channels on to the servers that follow them. */
export type Publisher = {
  /** Publishes a message that was sent to this channel, if it is such a channel. Returns at once; never fails. */
  publish(chat: string, id: string): void;
  /** What waits is given up; what is under way ends. */
  stop(): Promise<void>;
};

/** How many requests a second publishing may take of the account's rate, so that so many are left to sending. */
export const publishing = { requests: 10, perMs: 1000 };

// Discord documents no figure: its users report 10 messages an hour and channel.
const [most, perMs] = [10, 60 * 60_000];
// How long a channel is believed to be of the kind that it was.
const beliefMs = 24 * 60 * 60_000;
const alreadyPublished = 40033;
const channel = z.object({ type: z.number() });

/**
 * Makes a publisher, which works on one message after the other. What it does has no part in what becomes of a
 * delivery: a failure is logged, and so is what is over the channel's limit.
 */
export function createPublisher(
  rest: () => Answering["rest"],
  call: Answering["call"],
  { now, log }: Tools,
): Publisher {
  const kinds = new Map<string, { readonly announces: boolean; readonly until: number }>();
  const published = new Map<string, readonly number[]>();
  let last = Promise.resolve();
  let stopped = false;

  const ask: Answering["call"] = async (request) => {
    await wait(publishing.perMs / publishing.requests);
    return call(request);
  };
  const announces = async (chat: string): Promise<boolean> => {
    const known = kinds.get(chat);
    if (known && known.until > now()) return known.announces;
    const called = await ask((signal) => rest().get(Routes.channel(chat), { signal }));
    if (called.kind === "failed") return false;
    const kind = channel.safeParse(called.body).data?.type === ChannelType.GuildAnnouncement;
    kinds.set(chat, { announces: kind, until: now() + beliefMs });
    return kind;
  };
  const publish = async (chat: string, id: string): Promise<void> => {
    if (stopped || !(await announces(chat))) return;
    const recent = (published.get(chat) ?? []).filter((at) => at > now() - perMs);
    if (recent.length >= most) return log.warn({}, "A message was not published: its channel has had 10 in an hour");
    published.set(chat, [...recent, now()]);
    const called = await ask((signal) => rest().post(Routes.channelMessageCrosspost(chat, id), { signal }));
    if (called.kind === "answered" || called.code === alreadyPublished) return;
    log.warn({ outcome: called.outcome.kind, code: called.code ?? null }, "Discord did not publish a message");
  };
  return {
    publish(chat, id) {
      last = last
        .then(() => publish(chat, id))
        .catch((error: unknown) =>
          log.error({ error: error instanceof Error ? error.name : "unknown" }, "Publishing a message failed"),
        );
    },
    async stop() {
      stopped = true;
      await last;
    },
  };
}
