import {
  type BotStatus,
  type Chat,
  describeChat,
  describePerson,
  type Location,
  type MemberStatus,
  type Person,
  type Post,
} from "./chats.ts";
import { clean } from "./clean.ts";
import type { BotCommand } from "./command-lists.ts";
import type { Button, Content } from "./judge.ts";
import { type Look, look } from "./look.ts";
import { describeMember } from "./member.ts";
import { describeBot, describePost, type Town } from "./town.ts";

/** A message on a phone. */
export type Shown = Look & {
  readonly id: number;
  readonly by: "bot" | "person";
  readonly topic?: number;
  /** It came without a sound. */
  readonly silent: boolean;
  /** It says that it was changed. */
  readonly edited?: true;
};

/** What people do with their phones. People and chats go by their ids; a person's private chat has the person's id. */
export type People = ReturnType<typeof createPeople>;

export function createPeople(town: Town) {
  const { people, chats, updates, bot } = town;

  return {
    /** Somebody new, who has never written to the bot. */
    person(name: string, language?: string): number {
      const id = town.nextId();
      const someone = { id, name, ...(language !== undefined && { language }) };
      people.set(id, someone);
      chats.set(id, { ...emptyChat(id, "private", name), members: new Map([[id, "creator"]]) });
      return id;
    },
    /** A group without the bot; one with topics is a forum. A "group" is a small one that can become a supergroup. */
    group(title: string, type: "group" | "supergroup", topics: readonly number[] = []): number {
      const id = type === "group" ? -town.nextId() : -1_000_000_000_000 - town.nextId();
      chats.set(id, {
        ...emptyChat(id, type, title),
        topics: new Map(topics.map((topic) => [topic, "open"])),
        bot: "left",
      });
      return id;
    },
    /** A channel without the bot; a public one has a @name. */
    channel(title: string, username?: string): number {
      const id = -1_000_000_000_000 - town.nextId();
      chats.set(id, { ...emptyChat(id, "channel", title), bot: "left", ...(username !== undefined && { username }) });
      return id;
    },
    join(chat: number, person: number, status: MemberStatus): void {
      chatOf(chat).members.set(personOf(person).id, status);
    },
    /** What the bot is in a chat from now on: "kicked" in a private chat is blocked, "member" there is unblocked. */
    setBot(chat: number, by: number, status: Exclude<BotStatus, "stranger">): void {
      const place = chatOf(chat);
      const before = place.bot;
      place.bot = status;
      updates.tell("my_chat_member", {
        chat: describeChat(place),
        from: describePerson(personOf(by)),
        date: town.seconds(),
        old_chat_member: describeMember(describeBot(bot), before, place),
        new_chat_member: describeMember(describeBot(bot), status, place),
      });
    },
    /**
     * Types a text into a chat or a topic; `reply` is the message there that it replies to, `about` a channel a post of
     * which it replies to from afar. The bot hears of it if it may. Gives back the message's id.
     */
    type(
      chat: number,
      by: number,
      text: string,
      how: { topic?: number; anonymous?: true; reply?: number; about?: number } = {},
    ): number {
      const place = chatOf(chat);
      const { topic, reply, about } = how;
      const answered = reply === undefined ? undefined : postOf(place, reply);
      const more = {
        ...(answered && { reply_to_message: describePost(town, place, answered) }),
        ...(about !== undefined && { external_reply: { origin: originOf(about), chat: describeChat(chatOf(about)) } }),
      };
      const content = contentOf(text);
      return put(place, { by: personOf(by), content, more, ...(topic !== undefined && { topic }) }, how.anonymous);
    },
    /** Forwards a channel's post to a chat. */
    forward(chat: number, by: number, channel: number, text: string): number {
      return put(chatOf(chat), {
        by: personOf(by),
        content: contentOf(text),
        more: { forward_origin: originOf(channel) },
      });
    },
    /** Sends a place on the map to a chat. */
    locate(chat: number, by: number, location: Location): number {
      return put(chatOf(chat), { by: personOf(by), content: contentOf(""), location });
    },
    /** Changes one's own message: its text, or where one is now. */
    amend(chat: number, by: number, id: number, to: string | Location): void {
      const place = chatOf(chat);
      const post = postOf(place, id);
      if (post.by === "bot" || post.by.id !== by) throw new Error("It is somebody else's message");
      if (typeof to === "string") post.content = contentOf(to);
      else post.location = to;
      post.edited = town.seconds();
      tell(place, post, place.type === "channel" ? "edited_channel_post" : "edited_message");
    },
    /**
     * Taps the button with this label on the newest message that has one, and resolves when its waiting sign ends. One
     * with an address opens that: nothing to tell.
     */
    async tap(chat: number, by: number, label: string): Promise<void> {
      const place = chatOf(chat);
      const has = ({ text }: Button) => text === label;
      const post = place.posts.findLast(({ content }) => content.keyboard.flat().some(has));
      const button = post?.content.keyboard.flat().find(has);
      if (post === undefined || button === undefined) throw new Error("There is no such button");
      if (button.callback_data === undefined) return;
      const id = String(town.nextId());
      updates.tell("callback_query", {
        id,
        from: describePerson(personOf(by)),
        chat_instance: String(-place.id),
        message: describePost(town, place, post),
        data: button.callback_data,
      });
      await new Promise<void>((resolve) => void town.taps.set(id, resolve));
    },
    /** A small group becomes a supergroup, with a new id, which is returned. Both chats say so. */
    migrate(chat: number, by: number): number {
      const old = chatOf(chat);
      const id = -1_000_000_000_000 - town.nextId();
      const grown: Chat = { ...old, id, type: "supergroup", posts: [] };
      chats.set(id, grown);
      old.movedTo = id;
      const service = (place: Chat, what: object) =>
        updates.tell("message", {
          message_id: town.nextId(),
          date: town.seconds(),
          chat: describeChat(place),
          from: describePerson(personOf(by)),
          ...what,
        });
      service(old, { migrate_to_chat_id: id });
      service(grown, { migrate_from_chat_id: old.id });
      return id;
    },
    /** Closes a topic, or takes it away. */
    closeTopic(chat: number, topic: number, how: "closed" | "deleted"): void {
      const { topics } = chatOf(chat);
      if (how === "closed") topics.set(topic, "closed");
      else topics.delete(topic);
    },
    /** What a phone shows of a chat, oldest first. */
    shown(chat: number): Shown[] {
      return chatOf(chat).posts.map(({ id, by, topic, silent, content, edited }) => ({
        ...look(content),
        id,
        by: by === "bot" ? "bot" : "person",
        silent,
        ...(edited !== undefined && { edited: true as const }),
        ...(topic !== undefined && { topic }),
      }));
    },
    /** The list of commands that a chat shows to a person. */
    menu(chat: number, by: number): readonly BotCommand[] {
      const { type, members } = chatOf(chat);
      const status = members.get(by);
      const manages = status === "creator" || status === "administrator";
      return town.commands.shown(
        type === "private" ? "private" : manages ? "administrator" : "group",
        personOf(by).language,
      );
    },
  };

  /** A message comes into a chat, and the bot hears of it if it may. */
  function put(place: Chat, what: Omit<Post, "id" | "date" | "silent">, anonymous?: true): number {
    if (place.type === "private" && place.bot === "kicked") throw new Error("The bot is blocked: unblock it first");
    if (place.bot === "stranger") place.bot = "member";
    const post: Post = { ...what, id: town.nextId(), date: town.seconds(), silent: false };
    place.posts.push(post);
    tell(place, post, place.type === "channel" ? "channel_post" : "message", anonymous);
    return post.id;
  }

  function tell(place: Chat, post: Post, kind: string, anonymous?: true): void {
    if (!hears(place, post.content.text)) return;
    const message = describePost(town, place, post);
    updates.tell(kind, anonymous ? { ...message, from: nobody, sender_chat: describeChat(place) } : message);
  }

  function originOf(channel: number) {
    return { type: "channel", chat: describeChat(chatOf(channel)), message_id: 1, date: town.seconds() };
  }

  function postOf({ posts }: Chat, id: number): Post {
    const post = posts.find((one) => one.id === id);
    if (post === undefined) throw new Error("There is no such message");
    return post;
  }

  function chatOf(id: number): Chat {
    const chat = chats.get(id);
    if (chat === undefined) throw new Error("There is no such chat");
    return chat;
  }

  function personOf(id: number): Person {
    const person = people.get(id);
    if (person === undefined) throw new Error("There is no such person");
    return person;
  }

  /** Privacy mode: in a group a bot hears commands that may be its own, unless it is an administrator or hears all. */
  function hears(chat: Chat, text: string): boolean {
    if (chat.bot === "left" || chat.bot === "kicked" || chat.bot === "stranger") return false;
    if (chat.type === "private" || chat.type === "channel" || chat.bot === "administrator" || bot.hearsAll) return true;
    const command = /^\/\w+(?:@(\w+))?/u.exec(text);
    return command !== null && (command[1] ?? bot.username).toLowerCase() === bot.username.toLowerCase();
  }
}

function contentOf(text: string): Content {
  return { text: clean(text, []).text, entities: [], keyboard: [] };
}

/** Who an anonymous administrator seems to be. */
const nobody = { id: 1087968824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };

function emptyChat(id: number, type: Chat["type"], title: string): Chat {
  return { id, type, title, members: new Map(), topics: new Map(), posts: [], bot: "stranger" };
}
