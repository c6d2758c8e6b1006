import { type Content, refuse, type Refusal } from "./judge.ts";

/** Somebody with a phone. */
export type Person = { readonly id: number; readonly name: string; readonly language?: string };

/**
 * What the bot is in a chat. "stranger": the person has never written to it. "muted": it may not write; in a channel, an
 * administrator without the right to post.
 */
export type BotStatus = "stranger" | "member" | "administrator" | "muted" | "left" | "kicked";
export type MemberStatus = "creator" | "administrator" | "member";

/** A message in a chat, by a person or the bot. `date` is in seconds. */
export type Post = {
  readonly id: number;
  readonly by: Person | "bot";
  readonly topic?: number;
  readonly date: number;
  readonly silent: boolean;
  /** What the Bot API tells of it besides: where it was forwarded from, what it replies to. */
  readonly more?: object;
  content: Content;
  location?: Location;
  /** When it was last changed, in seconds. */
  edited?: number;
};

export type Location = { readonly latitude: number; readonly longitude: number };

/** A chat; a person's has that person's id. One with topics is a forum. */
export type Chat = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title: string;
  /** A public one's @name, without the sign. */
  readonly username?: string;
  readonly members: Map<number, MemberStatus>;
  readonly topics: Map<number, "open" | "closed">;
  readonly posts: Post[];
  bot: BotStatus;
  movedTo?: number;
};

/** The chat as the Bot API describes it. */
export function describeChat({ id, type, title, username, topics }: Chat) {
  if (type === "private") return { id, type, first_name: title };
  return { id, type, title, ...(username !== undefined && { username }), ...(topics.size > 0 && { is_forum: true }) };
}

/** The person as the Bot API describes them. */
export function describePerson({ id, name, language }: Person) {
  return { id, is_bot: false, first_name: name, ...(language !== undefined && { language_code: language }) };
}

/** Why the bot may not write to a chat, or to a topic of it; nothing where it may. Pure. */
export function barred(chat: Chat | undefined, topic?: number): Refusal | undefined {
  if (chat === undefined) return refuse("chat not found");
  if (chat.movedTo !== undefined) {
    const moved = refuse("group chat was upgraded to a supergroup chat");
    return { ...moved, parameters: { migrate_to_chat_id: chat.movedTo } };
  }
  switch (chat.bot) {
    case "stranger":
      return forbid("bot can't initiate conversation with a user");
    case "kicked":
      return forbid(
        chat.type === "private" ? "bot was blocked by the user" : `bot was kicked from the ${chat.type} chat`,
      );
    case "left":
      return forbid(`bot is not a member of the ${chat.type} chat`);
    case "muted":
      if (chat.type === "channel") return refuse("need administrator rights in the channel chat");
      return refuse("not enough rights to send text messages to the chat");
    case "member":
    case "administrator":
      if (topic === undefined) return undefined;
      if (!chat.topics.has(topic)) return refuse("message thread not found");
      return chat.topics.get(topic) === "closed" ? refuse("TOPIC_CLOSED") : undefined;
  }
}

function forbid(description: string): Refusal {
  return { ok: false, error_code: 403, description: `Forbidden: ${description}` };
}
