import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { catalogs } from "../../messages/words.ts";
import { readWish } from "../../src/reader/read-wish.ts";
import { aReader } from "../samples.ts";
import { openTalk } from "./talk.ts";

const now = Date.parse("2026-11-23T21:00:00Z");
const wish = (text: string, known: Parameters<typeof aReader>[0] = {}) => {
  const found = readWish(text, aReader(known), now);
  return found && `${found.name} ${found.args}`.trim();
};

describe("a sentence", () => {
  test.each([
    ["stop sending", "stop"],
    ["Please stop sending me this!", "stop"],
    ["no more news, please", "stop"],
    ["그만 보내줘", "stop"],
    ["what happened in korea", "brief korea"],
    ["What’s new?", "brief"],
    ["give me the latest news about ferry strikes", "brief ferry strikes"],
    ["on holiday until friday", "pause until friday"],
    ["pause it for 2 weeks", "pause it for 2 weeks"],
    ["7:45", "subscribe 7:45"],
    ["weekdays at 7 and sunday at 9", "subscribe weekdays at 7 and sunday at 9"],
    ["37.57, 126.98", "zone 37.57, 126.98"],
    ["Seoul", "zone Seoul"],
    ["서울", "zone 서울"],
    ["/breif", "breif"],
    ["undo", "resume"],
  ])("%s asks for: %s", (text, command) => {
    expect(wish(text)).toBe(command);
  });

  test.each([
    ["a week off, on holiday please", "a week"],
    ["stop sending for 2 weeks", "for 2 weeks"],
    ["no more messages until friday", "until friday"],
    ["ich bin 7 Tage im Urlaub", "7 tage im"],
    ["eine Woche Pause", "eine woche"],
    ["10 días de vacaciones", "10 días de"],
    ["una semana de pausa", "una semana de"],
    ["en vacances pendant 10 jours", "10 jours"],
    ["une semaine de pause", "une semaine de"],
    ["sono in vacanza per 7 giorni", "7 giorni"],
    ["una settimana di pausa", "una settimana di"],
    ["estou de férias por 10 dias", "por 10 dias"],
    ["uma semana de pausa", "uma semana de"],
    ["я в отпуске две недели", "две недели"],
    ["на неделю пауза", "на неделю"],
    ["أنا في إجازة لمدة أسبوع", "أسبوع"],
    ["7 أيام إجازة", "7 أيام"],
    ["7 दिन छुट्टी", "7 दिन"],
    ["एक हफ़्ते की छुट्टी", "एक हफ़्ते की"],
    ["3日休みます", "3 日"],
    ["金曜日まで休みます", "金曜日 まで"],
    ["3일만 쉬자", "3 일 만"],
    ["일주일 쉴게", "일주일"],
    ["7天不要发", "7 天"],
    ["度假两个星期", "两 个星期"],
  ])("%s asks for a pause: %s", (text, span) => {
    expect(wish(text)).toBe(`pause ${span}`);
  });

  test.each([
    "7 days of news please",
    "3일 뉴스",
    "3日のニュース",
    "7天的新闻",
    "10 días de noticias",
    "send 3 stories",
  ])("%s asks for no pause, and sets no time", (text) => {
    expect(["pause", "subscribe"]).not.toContain(wish(text)?.split(" ")[0]);
  });

  test.each([
    "",
    "   ",
    "how are you?",
    "stop telling me about sports",
    "I love you",
    "🦊🦊🦊",
    "מה שלומך",
    "x".repeat(10_000),
    "7 ".repeat(5000),
  ])("%s asks for nothing that could be done by mistake", (text) => {
    expect(["stop", "pause", "resume", "delete"]).not.toContain(wish(text)?.split(" ")[0]);
  });

  test("of a number alone opens a story, and sets no time", () => {
    expect(wish("3", { slots: [{ at: "07:30" }] })).toBe("open 3");
    expect(wish("3")).toBe("open 3");
  });

  test("of a city alone is a zone only as long as that is a guess", () => {
    expect(wish("Seoul", { choices: { chose: { zone: true } } })).toBeUndefined();
  });
});

describe("what is said in a chat", () => {
  let talk: Awaited<ReturnType<typeof openTalk>>;
  beforeEach(async () => {
    talk = await openTalk();
  });
  afterEach(() => talk.store.close());
  const say = (text: string) => talk.say(`/say ${text}`);
  const reader = () => talk.reader();

  test.each([
    ["send me news every morning at 8", [{ at: "08:00" }]],
    ["could you send me the headlines every evening at 8?", [{ at: "20:00" }]],
    [
      "weekdays at 7 and sunday at 9",
      [
        { at: "07:00", days: [1, 2, 3, 4, 5] },
        { at: "09:00", days: [7] },
      ],
    ],
    ["7:45", [{ at: "07:45" }]],
    ["every day at 20:15, please", [{ at: "20:15" }]],
    ["매일 아침 8시에 뉴스 보내줘", [{ at: "08:00" }]],
  ])("%s is done, not only suggested", async (sentence, slots) => {
    const { text, buttons } = await say(sentence);
    expect((await reader())?.slots).toEqual(slots);
    expect(text).toContain("Done:");
    expect(buttons).toContain("/stop");
  });

  test("answers the question where with a bare city, or with the time that it is", async () => {
    await talk.tell("Harbour ferry returns to service");
    await say("7:45");
    expect((await say("Seoul")).text).toContain("Harbour ferry");
    expect((await reader())?.timeZone).toBe("Asia/Seoul");
    await talk.say("/zone Berlin");
    expect((await say("it is 6:00 am")).menu).toContain("/zone Asia/Tokyo");
  });

  test("of a city alone is a zone at a tap, for who has chosen one already", async () => {
    await talk.say("/zone Berlin");
    const { buttons } = await say("Nueva York");
    expect(buttons[0]).toBe("/zone Nueva York");
    expect((await reader())?.timeZone).toBe("Europe/Berlin");
    expect((await say("how are you?")).buttons.some((button) => button.startsWith("/zone"))).toBe(false);
  });

  test("offers what may have been meant, on one screen, when it is unclear", async () => {
    for (const text of ["how are you?", "שלום", "", "漢".repeat(10_000)]) {
      const answer = await say(text);
      expect(answer.text).toContain("I did not get that");
      expect(answer.text.length).toBeLessThan(1000);
      expect(answer.buttons).toEqual(expect.arrayContaining(["/brief", "/subscribe", "/settings"]));
    }
    expect((await say("subscrib")).buttons[0]).toBe("/subscribe");
    expect((await say("pleese stop")).buttons[0]).toBe("/stop");
  });

  test.each([
    ["/breif", "/brief"],
    ["/setings", "/settings"],
    ["/stpo", "/stop"],
    ["/hlep", "/help"],
    ["/langauge", "/language"],
  ])("of the mistyped %s, %s is the first button", async (typed, meant) => {
    const { text, buttons } = await talk.say(typed);
    expect(buttons[0]).toBe(meant);
    expect(text.length).toBeLessThan(1000);
  });

  test("is no command that changes something for a member of a group", async () => {
    await talk.say("/say every day at 8", { chat: "-5", manager: false });
    expect((await talk.reader("-5"))?.slots).toEqual([]);
  });
});

test.each(Object.keys(catalogs))(
  "the help of %s fits one screen, with what did not fit a command above it",
  (locale) => {
    const { help, notUnderstood } = catalogs[locale]!.answers;
    // A message with buttons on WhatsApp has so many characters ("Interactive messages" in the Cloud API's documentation).
    expect(`${notUnderstood}\n\n${help("America/Argentina/Buenos_Aires")}`.length).toBeLessThan(1000);
  },
);
