import {
  type BotStatus,
  type Chat,
  describeChat,
  describePerson,
  type MemberStatus,
  type Person,
  type Post,
} from "./chats.ts";
import { clean } from "./clean.ts";
import type { Button } from "./judge.ts";
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
        old_chat_member: describeMember(describeBot(bot), before),
        new_chat_member: describeMember(describeBot(bot), status),
      });
    },
    /** Types a text into a chat or a topic. The bot hears of it if it may. */
    type(chat: number, by: number, text: string, how: { topic?: number; anonymous?: true } = {}): void {
      const place = chatOf(chat);
      if (place.type === "private" && place.bot === "kicked") throw new Error("The bot is blocked: unblock it first");
      if (place.bot === "stranger") place.bot = "member";
      const post: Post = {
        id: town.nextId(),
        by: personOf(by),
        date: town.seconds(),
        silent: false,
        content: { text: clean(text, []).text, entities: [], keyboard: [] },
        ...(how.topic !== undefined && { topic: how.topic }),
      };
      place.posts.push(post);
      if (!hears(place, post.content.text)) return;
      const message = describePost(town, place, post);
      updates.tell("message", how.anonymous ? { ...message, from: nobody, sender_chat: describeChat(place) } : message);
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
      return chatOf(chat).posts.map(({ id, by, topic, silent, content }) => ({
        ...look(content),
        id,
        by: by === "bot" ? "bot" : "person",
        silent,
        ...(topic !== undefined && { topic }),
      }));
    },
    /** The menu of commands on a phone set to a language. */
    menu: (language: string) => town.menus.get(language) ?? town.menus.get("") ?? [],
  };

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
    if (chat.type === "private" || chat.bot === "administrator" || bot.hearsAll) return true;
    const command = /^\/\w+(?:@(\w+))?/u.exec(text);
    return command !== null && (command[1] ?? bot.username).toLowerCase() === bot.username.toLowerCase();
  }
}

/** Who an anonymous administrator seems to be. */
const nobody = { id: 1087968824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };

function emptyChat(id: number, type: Chat["type"], title: string): Chat {
  return { id, type, title, members: new Map(), topics: new Map(), posts: [], bot: "stranger" };
}
