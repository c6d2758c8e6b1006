import {
  type Adapter,
  createLanes,
  type Host,
  type Outcome,
  type Pace,
  type Part,
  type Recipient,
  type Tools,
} from "../../src/adapter.ts";
import { readRefusal } from "./check.ts";
import { cloudApi } from "./client.ts";
import { hear, lanesOf } from "./listen.ts";
import { readOutcome } from "./outcome.ts";
import { renderWhatsapp } from "./render.ts";
import { addressed, briefingReady, writeNote } from "./request.ts";
import type { WhatsappSettings } from "./settings.ts";
import { readSigns, type Sign } from "./signs.ts";
import { simplerForm } from "./simpler.ts";
import { createTally } from "./tally.ts";
import { receive } from "./webhook.ts";

/**
 * WhatsApp by the Business Cloud API, for one business number. Within 24 hours of the reader's last message a part
 * goes out as it is; after that only the approved template may (an outcome `nudged`), whose button brings the reader
 * back. Messages and statuses come in by `webhook`. Nothing sent can be edited, and nothing is silent.
 */
export function createWhatsapp(settings: WhatsappSettings, tools: Tools): Adapter {
  const api = cloudApi(settings);
  const lanes = createLanes((error) => {
    // The name only: a message could hold an address or a reader's words.
    tools.log.error(
      { error: error instanceof Error ? error.name : "unknown" },
      "WhatsApp: a webhook's work has failed",
    );
  });
  const tally = createTally(tools.now, tools.log);
  let host: Host | undefined;
  const [firstLanguage] = settings.templateLanguages;

  async function nudge(chat: string, key: string, locale = firstLanguage): Promise<Outcome> {
    const answer = await api.send({
      ...addressed(chat),
      ...briefingReady(settings, locale),
      ...writeNote("nudge", key),
    });
    const outcome = withoutWindow(readOutcome(answer));
    return outcome.kind === "delivered" ? { kind: "nudged", id: outcome.id } : outcome;
  }

  /** Sends a part as it is and, where its form is refused, once more as a text: a refused one was not shown. */
  async function tell(chat: string, part: Part, note: Part = {}): Promise<ReturnType<typeof readOutcome>> {
    const answer = await api.send({ ...addressed(chat), ...part, ...note });
    const simpler = answer.kind === "rejected" ? simplerForm(part, answer.code) : undefined;
    if (simpler === undefined) return readOutcome(answer);
    tools.log.warn({}, "WhatsApp refused the form of a message; it goes out as a text");
    return readOutcome(await api.send({ ...addressed(chat), ...simpler, ...note }));
  }

  async function end(): Promise<void> {
    host = undefined;
    await lanes.idle();
    tally.end();
  }

  const reply = async (chat: string, part: Part) => withoutWindow(await tell(chat, part));

  return {
    platform: "whatsapp",
    pace,
    // A status bears our note within a minute or two, if the message is out ("Status messages webhook").
    repeatAfterMs: 3 * 60_000,
    render: renderWhatsapp,
    async start(to) {
      const answer = await api.check();
      const refusal = readRefusal(answer);
      if (refusal !== undefined) throw new Error(refusal);
      if (answer.kind !== "accepted") tools.log.warn({}, "WhatsApp does not answer yet; sending is tried all the same");
      host = to;
      return end;
    },
    async stop() {
      await end();
      await api.close();
    },
    async send(to, part, { key }) {
      if (!isOpen(to, tools.now())) return nudge(to.chat, key, to.locale);
      const outcome = await tell(to.chat, part, writeNote("message", key));
      return outcome.kind === "closed" ? nudge(to.chat, key, to.locale) : outcome;
    },
    async webhook(request) {
      const received = await receive(request, settings);
      if ("response" in received) return received.response;
      // Not started or stopping: the platform brings it again.
      if (host === undefined) return new Response(null, { status: 503 });
      const ears = { host, now: tools.now, markRead: api.markRead, reply, nudge, count: tally.count };
      let known = true;
      const hearing = async (sign: Sign) => {
        try {
          await hear(sign, ears);
        } catch (error) {
          if (sign.kind === "status") known = false;
          throw error;
        }
      };
      const settled = readSigns(received.body, settings.phoneNumberId).flatMap((sign) => {
        const done = lanes.add(lanesOf(sign), () => hearing(sign));
        // What became of a message is written down before we say that we know it: it settles whether it is sent again.
        return sign.kind === "status" ? [done] : [];
      });
      await Promise.all(settled);
      return new Response(null, { status: known ? 200 : 500 });
    },
  };
}

/**
 * "Throughput" and "Pair rate limits" in the Cloud API's documentation. A number does 80 messages a second, those that
 * come in included: one is left for the first that is in while its webhook is on its way. One reader gets 1 in 6 s,
 * and up to 45 at once that count against what follows: that debt is paid off after 45 times 6 s.
 */
const pace: Pace = {
  account: { sends: 79, perMs: 1000 },
  inbound: true,
  chat: () => [{ sends: 45, perMs: 270_000 }],
};

// A minute less than the platform's 24 hours: clocks differ, and a message takes its time.
const windowMs = (24 * 60 - 1) * 60_000;

function isOpen({ heardAt }: Recipient, now: number): boolean {
  return heardAt !== undefined && now - heardAt < windowMs;
}

/** Where no template can stand in for the message any more, a closed window is a refusal. */
function withoutWindow(outcome: ReturnType<typeof readOutcome>): Outcome {
  return outcome.kind === "closed" ? { kind: "refused", reason: "WhatsApp says that its 24 hours are over" } : outcome;
}
