import { type Api, GrammyError, HttpError } from "grammy";
import type { z } from "zod";
import type { Log, Outcome, Part } from "../../src/adapter.ts";
import { readAddress } from "./address.ts";
import { readFault, readRefusal } from "./outcome.ts";
import { telegramPart } from "./part.ts";
import { simplerForm } from "./simpler.ts";

/** Whose messages they are, and where it is written that one had to be made simpler. */
export type By = { readonly api: Api; readonly log: Log };

/** Sends a part to a chat or a topic; what may go wrong on the way comes back as an outcome. */
export async function send({ api, log }: By, chat: string, part: Part, silent: boolean): Promise<Outcome> {
  const to = readAddress(chat);
  return inSomeForm(telegramPart.parse(part), log, async (content) => {
    const sent = await api.raw.sendMessage({ ...to, ...content, ...(silent && { disable_notification: true }) });
    return String(sent.message_id);
  });
}

/** Puts a part in place of a message sent before. One that says the same already is as good as changed. */
export async function edit({ api, log }: By, chat: string, id: string, part: Part): Promise<Outcome> {
  const { chat_id } = readAddress(chat);
  return inSomeForm(telegramPart.parse(part), log, async (content) => {
    try {
      await api.raw.editMessageText({ chat_id, message_id: Number(id), ...content });
    } catch (error) {
      const same = error instanceof GrammyError && /message is not modified/iu.test(error.description);
      if (!same) throw error;
    }
    return id;
  });
}

type Content = z.output<typeof telegramPart>;

/**
 * Asks as it is and, where Telegram refuses the form, once more in a simpler one: better without its links than not at
 * all. A refused message was not shown, so nothing is shown twice.
 */
async function inSomeForm(content: Content, log: Log, ask: (form: Content) => Promise<string>): Promise<Outcome> {
  try {
    return { kind: "delivered", id: await ask(content) };
  } catch (error) {
    if (!(error instanceof GrammyError)) return readError(error);
    const simpler = simplerForm(content, error.description);
    if (simpler === undefined) return readError(error);
    log.warn({ refusal: error.description }, "Telegram refused the form of a message; it goes out in a simpler one");
    return ask(simpler).then((id): Outcome => ({ kind: "delivered", id }), readError);
  }
}

function readError(error: unknown): Outcome {
  if (error instanceof GrammyError) return readRefusal(error);
  if (error instanceof HttpError) return readFault(error.error);
  throw error;
}
