import { z } from "zod";
import { barred, type Chat, describeChat, describePerson } from "./chats.ts";
import { judge, refuse, type Refusal } from "./judge.ts";
import { describeMember } from "./member.ts";
import { describeBot, describePost, type Town } from "./town.ts";

export type Answer = { readonly ok: true; readonly result: unknown } | Refusal;
type Method = (payload: unknown, signal: AbortSignal) => Answer | Promise<Answer>;

/**
 * The methods of the Bot API that the playground knows, by their names. `pace` says how many milliseconds too early a
 * message to a chat is, 0 if it may go.
 */
export function createMethods(town: Town, pace: (chat: number, now: number) => number): ReadonlyMap<string, Method> {
  const { updates, commands, taps, chats, bot } = town;

  return new Map<string, Method>([
    ["getMe", () => done({ ...describeBot(bot), can_join_groups: true, can_read_all_group_messages: bot.hearsAll })],
    [
      "getUpdates",
      async (payload, signal) => {
        const { offset, timeout, allowed_updates: kinds } = read(asked, payload);
        const answer = await updates.ask({ offset, timeoutMs: timeout * 1000, kinds }, signal);
        return Array.isArray(answer) ? done(answer) : answer;
      },
    ],
    [
      "setWebhook",
      (payload) => {
        const { url, secret_token: secret, allowed_updates: kinds } = read(hook, payload);
        if (!/^[\w-]{0,256}$/u.test(secret)) return refuse("secret token contains unallowed characters");
        if (url !== "" && !reachable(url)) return refuse("invalid webhook URL specified");
        updates.setWebhook(url === "" ? undefined : { url, secret }, kinds);
        return done(true);
      },
    ],
    [
      "deleteWebhook",
      () => {
        updates.setWebhook(undefined);
        return done(true);
      },
    ],
    ["sendMessage", sendMessage],
    ["editMessageText", editMessageText],
    [
      "deleteMessage",
      (payload) =>
        withPost(payload, (chat, index) => {
          chat.posts.splice(index, 1);
          return done(true);
        }) ?? refuse("message to delete not found"),
    ],
    ["sendChatAction", (payload) => barred(chatOf(payload)) ?? done(true)],
    [
      "answerCallbackQuery",
      (payload) => {
        const { callback_query_id: id } = read(query, payload);
        taps.get(id)?.();
        if (taps.delete(id)) return done(true);
        return refuse("query is too old and response timeout expired or query ID is invalid");
      },
    ],
    [
      "setMyCommands",
      (payload) => {
        const fault = commands.put(payload);
        return fault === undefined ? done(true) : refuse(fault);
      },
    ],
    ["getMyCommands", (payload) => done(commands.get(payload))],
    [
      "getChat",
      (payload) => {
        const chat = chatOf(payload);
        // A private channel shows itself only to who is in it.
        const hidden = chat?.type === "channel" && chat.username === undefined && !within(chat);
        return chat && !hidden ? done(describeChat(chat)) : refuse("chat not found");
      },
    ],
    [
      "getChatMember",
      (payload) => {
        const chat = chatOf(payload);
        if (chat === undefined) return refuse("chat not found");
        const { user_id: id } = read(member, payload);
        if (id === bot.id) return done(describeMember(describeBot(bot), chat.bot, chat));
        if (chat.type === "channel" && !within(chat)) return refuse("member list is inaccessible");
        const person = town.people.get(id);
        if (person === undefined) return refuse("user not found");
        return done(describeMember(describePerson(person), chat.members.get(id) ?? "left", chat));
      },
    ],
  ]);

  function sendMessage(payload: unknown): Answer {
    const { message_thread_id: topic, disable_notification: silent } = read(how, payload);
    const chat = chatOf(payload);
    const judged = judge(payload);
    if (!judged.ok) return judged;
    const bar = barred(chat, topic);
    if (bar !== undefined || chat === undefined) return bar ?? refuse("chat not found");
    const waitMs = pace(chat.id, town.now());
    if (waitMs > 0) return tooFast(waitMs);
    const post = {
      id: town.nextId(),
      by: "bot",
      date: town.seconds(),
      silent,
      content: judged.content,
      ...(topic !== undefined && { topic }),
    } as const;
    chat.posts.push(post);
    return done(describePost(town, chat, post));
  }

  function editMessageText(payload: unknown): Answer {
    const judged = judge(payload);
    if (!judged.ok) return judged;
    const bar = barred(chatOf(payload));
    if (bar) return bar;
    return (
      withPost(payload, (chat, index) => {
        const post = chat.posts[index];
        if (post === undefined) return undefined;
        if (post.by !== "bot") return refuse("message can't be edited");
        if (JSON.stringify(post.content) === JSON.stringify(judged.content)) return refuse(notModified);
        post.content = judged.content;
        post.edited = town.seconds();
        return done(describePost(town, chat, post));
      }) ?? refuse("message to edit not found")
    );
  }

  function chatOf(payload: unknown): Chat | undefined {
    const { chat_id: id } = read(to, payload);
    const named = (chat: Chat) =>
      chat.username !== undefined && `@${chat.username}`.toLowerCase() === String(id).toLowerCase();
    return chats.get(Number(id)) ?? [...chats.values()].find(named);
  }

  function withPost(payload: unknown, act: (chat: Chat, index: number) => Answer | undefined): Answer | undefined {
    const chat = chatOf(payload);
    const index = chat?.posts.findIndex(({ id }) => id === read(which, payload).message_id) ?? -1;
    return chat !== undefined && index >= 0 ? act(chat, index) : undefined;
  }
}

/** A refusal for `waitMs`, in the whole seconds of the platform. */
export function tooFast(waitMs: number): Refusal {
  const seconds = Math.ceil(waitMs / 1000);
  return {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  };
}

const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

const kinds = z.array(z.string()).optional();
const asked = z.object({
  offset: z.int().default(0),
  timeout: z.int().min(0).max(50).default(0),
  allowed_updates: kinds,
});
const hook = z.object({ url: z.string().default(""), secret_token: z.string().default(""), allowed_updates: kinds });
const to = z.object({ chat_id: z.union([z.int(), z.string()]).default("") });
const which = z.object({ message_id: z.int().default(0) });
const member = z.object({ user_id: z.int().default(0) });
const query = z.object({ callback_query_id: z.string().default("") });
const how = z.object({ message_thread_id: z.int().optional(), disable_notification: z.boolean().default(false) });

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  return schema.parse(payload);
}

function within({ bot }: Chat): boolean {
  return bot === "administrator" || bot === "muted" || bot === "member";
}

function done(result: unknown): Answer {
  return { ok: true, result };
}

// The platform itself asks for https and one of four ports; on loopback there is nothing to hide.
function reachable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");
}
