import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { judge, look, publishedRates, startTelegram, type TelegramServer } from "../../playground/telegram.ts";

const verdict = (payload: object) => {
  const judged = judge(payload);
  return judged.ok ? "taken" : judged.description;
};
const seen = (payload: object) => {
  const judged = judge(payload);
  if (!judged.ok) throw new Error(judged.description);
  return { ...look(judged.content), content: judged.content };
};
const keyboard = (...row: object[]) => ({ text: "x", reply_markup: { inline_keyboard: [row] } });
const quote = (offset: number, length: number) => ({ type: "expandable_blockquote", offset, length });
const bold = (offset: number, length: number) => ({ type: "bold", offset, length });

describe("judging a message", () => {
  test.each([
    ["taken", { text: "👍".repeat(4096) }],
    ["Bad Request: message is too long", { text: "a".repeat(4097) }],
    ["Bad Request: message text is empty", { text: " \n\u0000\u202e" }],
    ["Bad Request: message text is empty", {}],
    ["Bad Request: strings must be encoded in UTF-8", { text: "\ud83d" }],
    ["Bad Request: unsupported parse_mode", { text: "x", parse_mode: "BBCode" }],
    ["taken", { text: "👍a", entities: [bold(0, 3)] }],
    ["ends after the end of the text at UTF-16 offset 4", { text: "👍a", entities: [bold(0, 4)] }],
    ["ends in a middle of a UTF-16 symbol", { text: "👍a", entities: [bold(0, 1)] }],
    ["begins in a middle of a UTF-16 symbol at offset 1", { text: "👍a", entities: [bold(1, 1)] }],
    ["taken", keyboard({ text: "Go", callback_data: "ü".repeat(32) })],
    ["Bad Request: BUTTON_DATA_INVALID", keyboard({ text: "Go", callback_data: "ü".repeat(33) })],
    ["taken", keyboard({ text: "Go", url: "https://example.org" })],
    ["Wrong HTTP URL", keyboard({ text: "Go", url: "javascript:alert(1)" })],
    ["Text buttons are unallowed", keyboard({ text: "Go" })],
    [
      "Bad Request: reply markup is too long",
      keyboard(...Array.from({ length: 9 }, () => ({ text: "Go", callback_data: "a" }))),
    ],
  ])("says %s", (answer, payload) => {
    expect(verdict(payload)).toContain(answer);
  });

  test("cleans the text as the platform does, and entities move with it", () => {
    const { content } = seen({ text: "  \r\u202ea\u030a b\tc\u0001 ", entities: [bold(7, 3)] });
    expect(content.text).toBe("a b c");
    expect(content.entities).toEqual([bold(2, 3)]);
  });

  test.each([
    ["a quote in a quote", [quote(0, 9), quote(2, 3)], [quote(0, 9)]],
    ["what reaches over a quote's edge", [quote(2, 5), bold(0, 4)], [quote(2, 5)]],
    [
      "nothing that holds a quote, or is in one, or beside it",
      [bold(0, 9), quote(2, 5), bold(3, 2), bold(7, 1)],
      undefined,
    ],
  ])("forgets %s", (_, entities, kept = entities) => {
    expect(seen({ text: "123456789", entities }).content.entities).toEqual(kept);
  });

  test("knows no entity that there is not", () => {
    expect(verdict({ text: "x", entities: [{ type: "blink", offset: 0, length: 1 }] })).toBe(
      "Bad Request: can't parse MessageEntity: Unsupported type specified",
    );
  });

  test("forgets the style beyond the hundredth entity, and a link to nowhere", () => {
    const entities = Array.from({ length: 101 }, (_, i) => bold(i, 1));
    expect(seen({ text: "a".repeat(101), entities }).content.entities).toHaveLength(100);
    const link = { type: "text_link", offset: 0, length: 1, url: "nowhere" };
    expect(seen({ text: "a", entities: [link] }).links).toEqual([]);
  });
});

describe("what a phone finds by itself", () => {
  test.each([
    ["ping @ann_b, not joe@example.org or a@b", { pings: ["@ann_b"] }],
    ["(@ann) é@bob @a", { pings: ["@ann"] }],
    ["/help and /help@tidings_bot, not a/b or http://", { taps: ["/help", "/help@tidings_bot"] }],
    ["#news #1 #2026x a#b $TSLA $tsla 5$US", { taps: ["#news", "#2026x", "$TSLA"] }],
    ["@\u2060ann /\u2060help #\u2060tag $\u2060TSLA", { pings: [], taps: [] }],
    ["https://,@ann", { pings: ["@ann"], links: [] }],
  ])("in %j", (text, found) => {
    expect(seen({ text })).toMatchObject(found);
  });

  test("leads where it says", () => {
    expect(seen({ text: "See https://example.org/@ann/#x, example.com or mail a@example.org." })).toMatchObject({
      pings: [],
      links: [
        { text: "https://example.org/@ann/#x", url: "https://example.org/@ann/#x" },
        { text: "example.com", url: "http://example.com" },
        { text: "a@example.org", url: "mailto:a@example.org" },
      ],
    });
  });

  test("stands in no link of the message's own; a link to a person pings", () => {
    const link = (url: string) => ({ text: "@ann", entities: [{ type: "text_link", offset: 0, length: 4, url }] });
    expect(seen(link("https://example.org/")).pings).toEqual([]);
    expect(seen(link("tg://user?id=1"))).toMatchObject({ pings: ["@ann"], links: [] });
  });
});

describe("the server", () => {
  let town: TelegramServer;
  let api: Api;
  let now: number;
  beforeEach(async () => {
    now = 0;
    town = await startTelegram({ rates: publishedRates, now: () => now });
    api = new Api(town.token, { apiRoot: town.root });
  });
  afterEach(() => town.close());

  const refusal = async (call: Promise<unknown>) =>
    call.then(
      () => "taken",
      (error: { error_code: number; description: string }) => `${error.error_code} ${error.description}`,
    );

  test("says who the bot is, to who knows the token", async () => {
    expect(await api.getMe()).toMatchObject({ id: 1000, is_bot: true, username: "tidings_bot" });
    const stranger = new Api("1:wrong", { apiRoot: town.root });
    expect(await refusal(stranger.getMe())).toBe("401 Unauthorized");
    expect(await refusal(api.raw.close())).toBe("404 Not Found: method not found");
  });

  test("keeps an update until a later one is asked for, and waits where there is none", async () => {
    const ann = town.person("Ann");
    town.type(ann, ann, "one");
    const [first] = await api.getUpdates();
    expect(await api.getUpdates()).toEqual([first]);
    const next = api.getUpdates({ offset: (first?.update_id ?? 0) + 1, timeout: 50 });
    town.type(ann, ann, "two");
    expect((await next).map(({ message }) => message?.text)).toEqual(["two"]);
  });

  test("tells only of what was asked for", async () => {
    await api.getUpdates({ allowed_updates: ["message"] });
    const ann = town.person("Ann");
    town.setBot(ann, ann, "member");
    town.type(ann, ann, "/help");
    const [update, ...more] = await api.getUpdates();
    expect(more).toEqual([]);
    expect(update?.message).toMatchObject({ entities: [{ type: "bot_command", offset: 0, length: 5 }] });
  });

  test("lets one ask for updates at a time, and none beside a webhook", async () => {
    const first = refusal(api.getUpdates({ timeout: 50 }));
    // The second must not overtake the first on its way.
    await api.getMe();
    const second = refusal(api.getUpdates({ timeout: 50 }));
    expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates request/u);
    await api.setWebhook("https://bot.example.org/x");
    expect(await second).toBe("409 Conflict: terminated by setWebhook request");
    expect(await refusal(api.getUpdates())).toMatch(/^409 Conflict: can't use getUpdates method/u);
    await api.deleteWebhook();
    expect(await refusal(api.getUpdates())).toBe("taken");
  });

  test("answers a tap once", async () => {
    const ann = town.person("Ann");
    town.type(ann, ann, "hi");
    await api.sendMessage(ann, "Tap", { reply_markup: { inline_keyboard: [[{ text: "A", callback_data: "a" }]] } });
    const waited = town.tap(ann, ann, "A");
    const query = (await api.getUpdates()).at(-1)?.callback_query;
    expect(query).toMatchObject({ data: "a", message: { text: "Tap" } });
    expect(await refusal(api.answerCallbackQuery(query?.id ?? ""))).toBe("taken");
    await waited;
    expect(await refusal(api.answerCallbackQuery(query?.id ?? ""))).toMatch(/^400 Bad Request: query is too old/u);
  });

  test("hears in a group only what may be for the bot, until it is an administrator", async () => {
    const ann = town.person("Ann");
    const group = town.group("Talk", "supergroup");
    town.setBot(group, ann, "member");
    for (const text of ["hello", "/help@other_bot", "/help", "/help@tidings_bot"]) town.type(group, ann, text);
    town.setBot(group, ann, "administrator");
    town.type(group, ann, "bye");
    const texts = (await api.getUpdates()).flatMap(({ message }) => message?.text ?? []);
    expect(texts).toEqual(["/help", "/help@tidings_bot", "bye"]);
  });

  test("tells who is what in a group", async () => {
    const ann = town.person("Ann");
    const group = town.group("Talk", "supergroup", [2]);
    town.join(group, ann, "creator");
    expect(await api.getChatMember(group, ann)).toMatchObject({ status: "creator", user: { id: ann } });
    expect(await api.getChatMember(group, town.person("Bo"))).toMatchObject({ status: "left" });
    expect(await refusal(api.getChatMember(group, 5))).toBe("400 Bad Request: user not found");
    expect(await api.getChat(group)).toMatchObject({ title: "Talk", is_forum: true });
  });

  test("shows each the first list of commands that there is for them", async () => {
    const [ann, bo] = [town.person("Ann", "de"), town.person("Bo", "ko")];
    const group = town.group("Talk", "supergroup");
    town.join(group, ann, "administrator");
    town.join(group, bo, "member");
    type Scope = "all_private_chats" | "all_group_chats" | "all_chat_administrators";
    const put = (description: string, scope?: Scope, language_code?: "de" | "ko") =>
      api.raw.setMyCommands({
        commands: [{ command: "a", description }],
        ...(language_code && { language_code }),
        ...(scope && { scope: { type: scope } }),
      });
    const menus = () =>
      [town.menu(ann, ann), town.menu(group, ann), town.menu(group, bo)].map(([first]) => first?.description);
    expect(menus()).toEqual([undefined, undefined, undefined]);
    await put("all");
    await put("groups", "all_group_chats");
    await put("groups ko", "all_group_chats", "ko");
    expect(menus()).toEqual(["all", "groups", "groups ko"]);
    await put("bosses", "all_chat_administrators");
    await put("private de", "all_private_chats", "de");
    expect(menus()).toEqual(["private de", "bosses", "groups ko"]);
    expect(await api.getMyCommands()).toEqual([{ command: "a", description: "all" }]);
    expect(await api.getMyCommands({ language_code: "de" })).toEqual([]);

    const body = JSON.stringify({ commands: [], scope: { type: "everywhere" } });
    const answer = await fetch(`${town.root}/bot${town.token}/setMyCommands`, { method: "POST", body });
    expect(await answer.json()).toMatchObject({
      error_code: 400,
      description: expect.stringContaining("Unsupported type"),
    });
    expect(await refusal(put("x".repeat(257)))).toBe("400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    expect(await refusal(api.setMyCommands([{ command: "Big", description: "x" }]))).toMatch(/COMMAND_INVALID$/u);
    const many = Array.from({ length: 101 }, (_, i) => ({ command: `c${i}`, description: "x" }));
    expect(await refusal(api.setMyCommands(many))).toMatch(/TOO_MUCH$/u);
  });

  test("lets only those change a message whose it is", async () => {
    const ann = town.person("Ann");
    const mine = town.type(ann, ann, "hi");
    expect(await refusal(api.editMessageText(ann, mine, "x"))).toBe("400 Bad Request: message can't be edited");
    const { message_id: bots } = await api.sendMessage(ann, "hello");
    expect(() => town.amend(ann, ann, bots, "x")).toThrow("somebody else's");
    town.amend(ann, ann, mine, "ho");
    const place = town.locate(ann, ann, { latitude: 1, longitude: 2 });
    town.amend(ann, ann, place, { latitude: 3, longitude: 4 });
    const updates = (await api.getUpdates()).map(({ message, edited_message }) => [message, edited_message]);
    expect(updates).toMatchObject([
      [{ text: "hi" }, undefined],
      [undefined, { message_id: mine, text: "ho" }],
      [{ location: { latitude: 1, longitude: 2 } }, undefined],
      [undefined, { message_id: place, location: { latitude: 3, longitude: 4 } }],
    ]);
  });

  test("has channels: only who may post can, and only who is in one sees its people", async () => {
    const ann = town.person("Ann");
    const [open, hidden] = [town.channel("Open", "open_x"), town.channel("Hidden")];
    town.join(hidden, ann, "creator");
    expect(await api.getChat("@Open_X")).toMatchObject({
      id: open,
      type: "channel",
      title: "Open",
      username: "open_x",
    });
    expect(await refusal(api.getChat(hidden))).toBe("400 Bad Request: chat not found");
    expect(await refusal(api.getChatMember(hidden, ann))).toBe("400 Bad Request: member list is inaccessible");
    expect(await refusal(api.sendMessage(hidden, "x"))).toBe("403 Forbidden: bot is not a member of the channel chat");

    town.setBot(hidden, ann, "muted");
    expect(await api.getChatMember(hidden, 1000)).toMatchObject({ status: "administrator", can_post_messages: false });
    expect(await refusal(api.sendMessage(hidden, "x"))).toMatch(/need administrator rights in the channel chat$/u);
    town.setBot(hidden, ann, "administrator");
    expect(await api.getChatMember(hidden, 1000)).toMatchObject({ can_post_messages: true });
    expect(await api.getChatMember(hidden, ann)).toMatchObject({ status: "creator" });
    expect(await api.sendMessage(hidden, "x")).toMatchObject({ sender_chat: { id: hidden } });
    town.type(hidden, ann, "news");
    town.forward(ann, ann, hidden, "news");
    const [post, forwarded] = (await api.getUpdates()).slice(-2);
    expect(post?.channel_post).toMatchObject({ text: "news", sender_chat: { id: hidden } });
    expect(post?.channel_post?.from).toBeUndefined();
    expect(forwarded?.message).toMatchObject({ forward_origin: { type: "channel", chat: { id: hidden } } });
  });

  test("slows down who is faster than the published rates, and says for how long", async () => {
    const ann = town.person("Ann");
    town.type(ann, ann, "hi");
    const send = () => refusal(api.sendMessage(ann, "x"));
    expect(await send()).toBe("taken");
    now += 999;
    expect(await send()).toBe("429 Too Many Requests: retry after 1");
    now += 1;
    expect(await send()).toBe("taken");
  });

  test("counts a group by the minute", async () => {
    const ann = town.person("Ann");
    const group = town.group("Talk", "supergroup");
    town.setBot(group, ann, "member");
    for (let i = 0; i < 20; i++) {
      expect(await refusal(api.sendMessage(group, "x"))).toBe("taken");
      now += 1000;
    }
    expect(await refusal(api.sendMessage(group, "x"))).toBe("429 Too Many Requests: retry after 40");
  });

  test("takes a message or not before it breaks off, as it was told", async () => {
    const ann = town.person("Ann");
    town.type(ann, ann, "hi");
    for (const fault of ["cut before", "cut after", "broken"] as const) {
      town.refuse(fault);
      expect(await refusal(api.sendMessage(ann, fault))).not.toBe("taken");
    }
    expect(town.shown(ann).map(({ text }) => text)).toEqual(["hi", "cut after"]);
    town.refuse(undefined);
    now += 1000;
    expect(await refusal(api.sendMessage(ann, "well"))).toBe("taken");
  });

  test("knows no topic 1, and deletes a message once", async () => {
    const ann = town.person("Ann");
    const group = town.group("Talk", "supergroup", [12]);
    town.setBot(group, ann, "member");
    const thread = (message_thread_id: number) => api.sendMessage(group, "x", { message_thread_id });
    expect(await refusal(thread(1))).toBe("400 Bad Request: message thread not found");
    const { message_id: id } = await thread(12);
    expect(await refusal(api.deleteMessage(group, id))).toBe("taken");
    expect(await refusal(api.deleteMessage(group, id))).toBe("400 Bad Request: message to delete not found");
  });
});
