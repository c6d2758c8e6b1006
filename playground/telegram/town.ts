import { type Chat, describeChat, describePerson, type Person, type Post } from "./chats.ts";
import { createCommandLists } from "./command-lists.ts";
import { detect } from "./detect.ts";
import { createUpdates } from "./updates.ts";

/** The bot of the playground, as getMe tells of it. */
export type Bot = { readonly id: number; readonly username: string; readonly hearsAll: boolean };

/** Everything there is: who lives here, where they talk, what is on its way to the bot. */
export type Town = ReturnType<typeof createTown>;

export function createTown(bot: Bot, now: () => number) {
  let lastId = 100;
  return {
    bot,
    /** UTC milliseconds. */
    now,
    people: new Map<number, Person>(),
    chats: new Map<number, Chat>(),
    updates: createUpdates(),
    commands: createCommandLists(),
    /** Taps that the bot has not answered yet, and what ends their waiting. */
    taps: new Map<string, () => void>(),
    nextId: () => ++lastId,
    seconds: () => Math.floor(now() / 1000),
  };
}

/** The bot as the Bot API describes it. */
export function describeBot({ id, username }: Bot) {
  return { id, is_bot: true, first_name: "Tidings", username };
}

/** A message as the Bot API describes it. */
export function describePost(town: Town, chat: Chat, post: Post) {
  const { text, entities, keyboard } = post.content;
  const all = post.by === "bot" ? entities : [...entities, ...detect(text, entities)];
  return {
    message_id: post.id,
    date: post.date,
    chat: describeChat(chat),
    // A channel's posts are the channel's, whoever wrote them.
    ...(chat.type === "channel"
      ? { sender_chat: describeChat(chat) }
      : { from: post.by === "bot" ? describeBot(town.bot) : describePerson(post.by) }),
    ...(post.topic !== undefined && { message_thread_id: post.topic, is_topic_message: true }),
    ...(post.location ? { location: post.location } : { text }),
    ...(post.edited !== undefined && { edit_date: post.edited }),
    ...post.more,
    ...(all.length > 0 && { entities: all }),
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
}
