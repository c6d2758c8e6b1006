import type { GoneReason } from "../../src/adapter.ts";
import { writeAddress } from "./address.ts";
import { readTyped } from "../../messages/typed.ts";
import { readCommand, type Said } from "./said.ts";
import type { TelegramMembership, TelegramMessage, TelegramTap, TelegramUpdate } from "./update.ts";

/** What an update says to us. Instants are UTC milliseconds. */
export type Sign =
  | Asked
  | { readonly kind: "heard"; readonly chat: string; readonly at: number }
  | { readonly kind: "left"; readonly chat: string; readonly reason: GoneReason }
  | { readonly kind: "moved"; readonly chat: string; readonly to: string };

/** A command, typed or tapped. */
export type Asked = Said & {
  readonly kind: "asked";
  readonly chat: string;
  readonly at: number;
  readonly user: number;
  readonly locale?: string;
  /** The message whose button was tapped, where it can still be changed. */
  readonly tapped?: string;
  /** The id of the channel whose post was forwarded with it, or is answered by it. */
  readonly postOf?: number;
  /** "look it up": an ordinary member of a group may or may not manage it. */
  readonly manager: true | "look it up";
};

/** What must be known of the bot itself: its id, its @name, and the commands that it has. */
export type Self = { readonly id: number; readonly username: string; readonly commands: ReadonlySet<string> };

/** Reads an update. Nothing for one that is not for us. `now` is the time of a tap, which carries none. Pure. */
export function readSign(update: TelegramUpdate, self: Self, now: number): Sign | undefined {
  if (update.message) return readMessage(update.message, self);
  if (update.callback_query) return readTap(update.callback_query, now);
  if (update.my_chat_member) return readMembership(update.my_chat_member);
  return undefined;
}

function readMessage(message: TelegramMessage, self: Self): Sign | undefined {
  const { chat, from, text, migrate_to_chat_id: to, migrate_from_chat_id: old } = message;
  if (to !== undefined) return { kind: "moved", chat: String(chat.id), to: String(to) };
  if (old !== undefined) return { kind: "moved", chat: String(old), to: String(chat.id) };
  if (from === undefined) return undefined;
  // An anonymous administrator speaks as the group itself, by a bot of the platform's. Everything else that speaks as
  // a chat is a channel, and other bots are left alone lest two of them talk for ever.
  const anonymous = message.sender_chat?.id === chat.id;
  if (!anonymous && (from.is_bot || message.sender_chat !== undefined)) return undefined;

  const direct = chat.type === "private";
  const heard = { chat: addressOf(message), at: message.date * 1000 };
  const said = direct ? readPrivate(message) : readInGroup(text, self);
  if (said === undefined) return direct ? { kind: "heard", ...heard } : undefined;
  return {
    kind: "asked",
    ...heard,
    ...said,
    user: from.id,
    ...(from.language_code !== undefined && { locale: from.language_code }),
    manager: direct || anonymous || "look it up",
  };
}

/** In a private chat everything is for us. Of a place only its two decimals are read: about a kilometre. */
function readPrivate(message: TelegramMessage): (Said & { postOf?: number }) | undefined {
  const { text, location, forward_origin: forwarded } = message;
  if (forwarded) return { name: "channel", args: "", postOf: forwarded.chat.id };
  if (location) return { name: "zone", args: `${location.latitude.toFixed(2)},${location.longitude.toFixed(2)}` };
  if (text === undefined) return undefined;
  const answered = message.reply_to_message?.forward_origin ?? message.external_reply?.origin;
  return { ...(readCommand(text) ?? readTyped(text)), ...(answered && { postOf: answered.chat.id }) };
}

/** In a group a command without a name may be meant for another bot. */
function readInGroup(text: string | undefined, { username, commands }: Self): Said | undefined {
  const said = readCommand(text ?? "");
  if (said === undefined) return undefined;
  const { bot } = said;
  return (bot === undefined ? commands.has(said.name) : bot.toLowerCase() === username.toLowerCase())
    ? said
    : undefined;
}

/** Every button is answered, also one of long ago that nobody knows any more. */
function readTap({ from, message, data = "" }: TelegramTap, now: number): Sign | undefined {
  if (message === undefined || from.is_bot) return undefined;
  return {
    kind: "asked",
    chat: addressOf(message),
    at: now,
    user: from.id,
    ...(from.language_code !== undefined && { locale: from.language_code }),
    ...(readCommand(data) ?? { name: "help", args: "" }),
    ...(message.date !== 0 && { tapped: String(message.message_id) }),
    manager: message.chat.type === "private" || "look it up",
  };
}

function readMembership({ chat, date, new_chat_member: member }: TelegramMembership): Sign | undefined {
  const address = String(chat.id);
  const left = (reason: GoneReason): Sign => ({ kind: "left", chat: address, reason });
  switch (member.status) {
    case "left":
    case "kicked":
      return left(chat.type === "private" ? "blocked" : "removed");
    case "restricted":
      if (member.is_member === false) return left("removed");
      if (member.can_send_messages === false) return left("forbidden");
      return { kind: "heard", chat: address, at: date * 1000 };
    case "administrator":
      if (chat.type === "channel" && member.can_post_messages !== true) return left("forbidden");
      return { kind: "heard", chat: address, at: date * 1000 };
    case "member":
      return { kind: "heard", chat: address, at: date * 1000 };
    default:
      return undefined;
  }
}

// Replies in an ordinary group carry a thread, too, but are no topic. The General topic's messages carry none.
function addressOf(message: Pick<TelegramMessage, "chat" | "is_topic_message" | "message_thread_id">): string {
  return writeAddress(message.chat.id, message.is_topic_message === true ? message.message_thread_id : undefined);
}
