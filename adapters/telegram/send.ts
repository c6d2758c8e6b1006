import { type Api, GrammyError, HttpError } from "grammy";
import type { Outcome, Part } from "../../src/adapter.ts";
import { readAddress } from "./address.ts";
import { readFault, readRefusal } from "./outcome.ts";
import { telegramPart } from "./part.ts";

/** Sends a part to a chat or a topic; what may go wrong on the way comes back as an outcome. */
export async function send(api: Api, chat: string, part: Part, silent: boolean): Promise<Outcome> {
  const to = readAddress(chat);
  const content = telegramPart.parse(part);
  try {
    const sent = await api.raw.sendMessage({ ...to, ...content, ...(silent && { disable_notification: true }) });
    return { kind: "delivered", id: String(sent.message_id) };
  } catch (error) {
    return readError(error);
  }
}

/** Puts a part in place of a message sent before. One that says the same already is as good as changed. */
export async function edit(api: Api, chat: string, id: string, part: Part): Promise<Outcome> {
  const { chat_id } = readAddress(chat);
  const content = telegramPart.parse(part);
  try {
    await api.raw.editMessageText({ chat_id, message_id: Number(id), ...content });
  } catch (error) {
    const same = error instanceof GrammyError && /message is not modified/iu.test(error.description);
    if (!same) return readError(error);
  }
  return { kind: "delivered", id };
}

function readError(error: unknown): Outcome {
  if (error instanceof GrammyError) return readRefusal(error);
  if (error instanceof HttpError) return readFault(error.error);
  throw error;
}
