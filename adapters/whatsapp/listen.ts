import type { Host, Outcome, Part } from "../../src/adapter.ts";
import { readCommand } from "./command.ts";
import { readFailure } from "./outcome.ts";
import { readNote } from "./request.ts";
import type { Price, Sign } from "./signs.ts";

/** What listening needs of the adapter. */
type Ears = {
  readonly host: Host;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly markRead: (messageId: string) => Promise<void>;
  readonly reply: (chat: string, part: Part) => Promise<Outcome>;
  readonly nudge: (chat: string, key: string) => Promise<Outcome>;
  readonly count: (price: Price) => void;
};

type Told<K extends Sign["kind"]> = Extract<Sign, { kind: K }>;

/**
 * Tells the host what a sign from the platform means, once: webhooks are repeated for up to 7 days, come late and in
 * any order.
 */
export function hear(sign: Sign, ears: Ears): Promise<void> {
  switch (sign.kind) {
    case "message":
      return hearMessage(sign, ears);
    case "status":
      return hearStatus(sign, ears);
    case "preference":
      return hearPreference(sign, ears.host);
    case "moved":
      return hearMove(sign.chat, sign.to, ears.host);
  }
}

/** The chats and messages that a sign is about: what shares one of them is worked on in the order it came. */
export function lanesOf(sign: Sign): string[] {
  switch (sign.kind) {
    case "message":
      return sign.phone === undefined ? [sign.chat] : [sign.chat, sign.phone];
    case "status":
      return [sign.id];
    case "preference":
      return [sign.chat];
    case "moved":
      return [sign.chat, sign.to];
  }
}

// An answer to what was asked longer ago is of no use any more; a wish to stop is never too late.
const oldAfter = 10 * 60_000;

async function hearMessage(sign: Told<"message">, { host, now, markRead, reply }: Ears): Promise<void> {
  if (!(await host.first(`whatsapp:${sign.id}`))) return;
  if (sign.phone !== undefined) await hearMove(sign.phone, sign.chat, host);
  await host.heard(sign.chat, sign.at);
  const command = readCommand(sign);
  if (command === undefined || (sign.at < now() - oldAfter && command.name !== "stop")) return;
  const read = markRead(sign.id);
  await host.answer({ ...command, from: { chat: sign.chat, user: sign.chat, manager: true } }, async (part) => {
    await read; // after the answer, "is writing …" would stay for 25 s
    return reply(sign.chat, part);
  });
  await read;
}

async function hearStatus(sign: Told<"status">, { host, nudge, count }: Ears): Promise<void> {
  const note = readNote(sign.note);
  // "delivered" may be left out before "read".
  const stage = sign.status === "read" ? "delivered" : sign.status;
  // Only what arrives is charged.
  if (stage === "delivered" && sign.price && (await host.first(`whatsapp:${sign.id}:priced`))) count(sign.price);
  if (note === undefined || (stage !== "delivered" && stage !== "failed")) return;
  if (stage === "delivered") {
    return host.report(note.key, { kind: note.kind === "nudge" ? "nudged" : "delivered", id: sign.id });
  }
  if (!(await host.first(`whatsapp:${sign.id}:${stage}`))) return;
  const outcome = readFailure(sign.code);
  if (outcome.kind !== "closed") return host.report(note.key, outcome);
  if (note.kind === "message" && sign.chat !== undefined)
    return host.report(note.key, await nudge(sign.chat, note.key));
  return host.report(note.key, { kind: "refused", reason: "WhatsApp says that its 24 hours are over" });
}

async function hearPreference({ chat, wanted, at }: Told<"preference">, host: Host): Promise<void> {
  if (!(await host.first(`whatsapp:preference:${chat}:${wanted}:${at}`))) return;
  await (wanted ? host.heard(chat, at) : host.left(chat, "opted out", at));
}

async function hearMove(chat: string, to: string, host: Host): Promise<void> {
  if (await host.first(`whatsapp:moved:${chat}:${to}`)) await host.moved(chat, to);
}
