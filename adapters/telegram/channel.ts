import { type Api, GrammyError } from "grammy";
import { oneLine, shorten } from "../../messages/layout.ts";
import type { Words } from "../../messages/words.ts";
import type { Reply } from "../../src/adapter.ts";
import { commandButton } from "./keyboard.ts";
import { telegramPart } from "./part.ts";
import { maxText } from "./render.ts";
import { readTyped } from "../../messages/typed.ts";
import { readCommand, type Said } from "./said.ts";
import type { Asked, Self } from "./sign.ts";
import { unlink } from "./unlink.ts";

/** A channel that somebody may set up, and we may post to. */
export type Channel = { readonly id: number; readonly title: string };

/**
 * Reads what follows "/channel": the channel's @name, address or id, and the command for it. Without a channel it is the
 * one of the post that came with it; without a command it asks when the briefings shall come. Pure.
 */
export function readChannel({ args, postOf }: Asked, { commands }: Self): { target?: string | number; said: Said } {
  const [named = "", name, id] = /^(?:(?:@|(?:https?:\/\/)?t\.me\/)(\w+)(?:\/\d+)?|(-\d+))(?:\s+|$)/u.exec(args) ?? [];
  const target = name === undefined ? (id === undefined ? postOf : Number(id)) : `@${name}`;
  const rest = args.slice(named.length).trim();
  const bare = readCommand(`/${rest}`);
  const said =
    rest === ""
      ? { name: "subscribe", args: "" }
      : bare && commands.has(bare.name)
        ? bare
        : (readCommand(rest) ?? readTyped(rest));
  return { ...(target !== undefined && { target }), said };
}

/** Finds the channel and asks whether this person may set it up, and we may post there; or says in a sentence why not. */
export async function findChannel(
  api: Api,
  target: string | number,
  user: number,
  self: Self,
  { answers }: Words,
): Promise<Channel | { readonly no: string }> {
  const words = answers.channel;
  const chat = await unlessRefused(api.getChat(target));
  const name = String(target);
  if (chat === undefined) return { no: words.unknown(name) };
  if (chat.type !== "channel") return { no: words.none(name) };
  const { id } = chat;
  const title = unlink(shorten(oneLine(chat.title), 64), "theirs");
  // Of others it tells for certain only where we are an administrator.
  const we = await unlessRefused(api.getChatMember(id, self.id));
  if (we?.status !== "administrator" || we.can_post_messages !== true) return { no: words.mayNotPost(title) };
  return (await manages(api, id, user)) ? { id, title } : { no: words.notYours(title) };
}

/** Is this person an administrator there? */
export async function manages(api: Api, chat: number, user: number): Promise<boolean> {
  const member = await unlessRefused(api.getChatMember(chat, user));
  return member?.status === "creator" || member?.status === "administrator";
}

/** The answer of a channel's command, below `heading`, with buttons that stand for that channel again. */
export function aboutChannel({ id }: Channel, heading: string, reply: Reply): Reply {
  let first = true;
  return async (part) => {
    const { text, entities, reply_markup: markup, ...rest } = telegramPart.parse(part);
    const lead = first && heading.length + 2 + text.length <= maxText ? `${heading}\n\n` : "";
    const rows = (markup?.inline_keyboard ?? [])
      .map((row) =>
        row.flatMap((button) =>
          "callback_data" in button
            ? commandButton(button.text, `/channel ${id} ${button.callback_data.replace(/^\//u, "")}`)
            : [button],
        ),
      )
      .filter((row) => row.length > 0);
    const outcome = await reply({
      ...rest,
      text: lead + text,
      entities: entities.map((entity) => ({ ...entity, offset: entity.offset + lead.length })),
      ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
    });
    if (outcome.kind !== "later") first = false;
    return outcome;
  };
}

/** What the platform answers; nothing where it refuses to tell (400, 403). */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GrammyError && [400, 403].includes(error.error_code)) return undefined;
    throw error;
  }
}
