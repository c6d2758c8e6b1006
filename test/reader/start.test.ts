import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { day, minute, openTalk } from "./talk.ts";

let talk: Awaited<ReturnType<typeof openTalk>>;
beforeEach(async () => {
  talk = await openTalk();
  await talk.tell("Harbour ferry returns to service", { topics: ["world"] });
});
afterEach(() => talk.store.close());
const say: typeof talk.say = (...args) => talk.say(...args);
const reader = (name?: string) => talk.reader(name);

describe("/start", () => {
  test("shows a piece of real news, asks when and where, and briefs at once: four taps at most", async () => {
    const hello = await say("/start");
    expect(hello.text).toContain("Hello!");
    expect(hello.text).toContain("Harbour ferry");
    const asked = await say(hello.buttons[0]!);
    expect(asked.text).toContain("every day at 7:00 AM");
    expect(asked.text).not.toContain("Harbour ferry");
    expect(asked.menu).toContain("/zone Asia/Seoul");
    const done = await say("/zone Asia/Seoul");
    expect(done.text).toContain("Tuesday, November 24 at 7:00 AM, in 60 minutes");
    expect(done.text).toContain("Your briefing for Tuesday, November 24");
    expect(done.menu).toEqual([]);
    expect(done.text).toContain("Harbour ferry");
    talk.clock.now += minute;
    expect((await say("/brief")).text).toContain("Nothing new");
  });

  test("takes a bare number for the time, as long as no story has one", async () => {
    const hello = await say("/start");
    expect(hello.text).toContain("When shall it come?");
    const done = await say("/open 7");
    expect(done.text).toContain("every day at 7:00 AM");
    expect(done.buttons).toContain("/subscribe 19:00");
    expect((await say("/open 9")).text).toContain("I do not have that story");
    await say("/stop");
    await say("/brief");
    expect((await say("/open 9")).text).toContain("I do not have that story");
    expect(await reader()).toMatchObject({ slots: [] });
  });

  test("takes no number for a time from a member of a group", async () => {
    await say("/start", { manager: false });
    expect((await say("/open 7", { manager: false })).text).toContain("I do not have that story");
  });

  test("greets in the reader's language, with the clock of the country first", async () => {
    const hello = await say("/start", { locale: "ko" });
    expect(hello.text).toContain("안녕하세요");
    expect((await say(hello.buttons[0]!, { locale: "ko" })).menu[0]).toBe("/zone Asia/Seoul");
  });

  test("asks no second question of who has told the zone", async () => {
    await say("/zone Seoul");
    const done = await say("/start 08:00");
    expect(done.menu).toEqual([]);
    expect(done.text).toContain("Harbour ferry");
  });

  test("needs nothing more after the first answer", async () => {
    await say("/start");
    await say("/start 08:00");
    expect(await reader()).toMatchObject({ slots: [{ at: "08:00" }], nextSlot: "2026-11-24T08:00" });
  });

  test("has an empty store, and greets without an example", async () => {
    await talk.store.close();
    talk = await openTalk();
    const { text, buttons } = await say("/start");
    expect(text).not.toContain("This is how");
    await say(buttons[0]!);
    const done = await say("/zone Asia/Seoul");
    expect(done.text).not.toContain("No news yet");
    expect(done.text).toContain("Asia/Seoul");
  });

  test("follows links that hold a time, a zone, a topic, and no others", async () => {
    const done = await say("/start 0730_America-Argentina-Buenos_Aires", { chat: "1" });
    expect(await reader("1")).toMatchObject({ timeZone: "America/Argentina/Buenos_Aires", slots: [{ at: "07:30" }] });
    expect(done.text).toContain("Harbour ferry");
    await say("/start 0730_America-Port-au-Prince", { chat: "2" });
    expect((await reader("2"))?.timeZone).toBe("America/Port-au-Prince");
    const topic = await say("/start t_World", { chat: "3" });
    expect(topic.text).toContain("Your topic: world");
    expect((await reader("3"))?.choices.topics).toEqual(["world"]);
    for (const payload of ["t_nonsense", "7", "campaign_7", "99999", "<script>", "٠٧٣٠", "x".repeat(10_000)]) {
      expect((await say(`/start ${payload}`, { chat: "4" })).text).toContain("Hello!");
    }
    expect(await reader("4")).toMatchObject({ slots: [], choices: {} });
  });

  test("changes nothing by a link for who has a time already, and all by a button of a year ago, with undo", async () => {
    await say("/subscribe 07:30 Asia/Seoul");
    expect((await say("/start 0900_Europe-Berlin")).text).toContain("Welcome back");
    expect(await reader()).toMatchObject({ timeZone: "Asia/Seoul", slots: [{ at: "07:30" }] });
    talk.clock.now += 365 * day;
    const { text, buttons } = await say("/start 08:00");
    expect(text).toContain("every day at 8:00 AM");
    await say(buttons.find((button) => button.startsWith("/subscribe"))!);
    expect((await reader())?.slots).toEqual([{ at: "07:30" }]);
  });

  test("offers a member of a group nothing that only managers may", async () => {
    expect((await say("/start", { chat: "-5", manager: false })).buttons).toEqual(["/brief"]);
    await say("/start 07:00", { chat: "-5", manager: false });
    expect((await reader("-5"))?.slots).toEqual([]);
  });

  test("shows headlines in every direction as they are", async () => {
    await talk.tell("العبّارة تعود إلى الخدمة بعد ثلاثة أسابيع", { topics: ["world"], weight: 3 });
    expect((await say("/start", { chat: "9" })).text).toContain("العبّارة تعود إلى الخدمة بعد ثلاثة أسابيع");
  });
});

test("the first wish for briefings is remembered, with its words", async () => {
  await say("/subscribe 07:30");
  const consent = { at: talk.clock.now, how: "telegram", words: "/subscribe 07:30" };
  talk.clock.now += day;
  await say("/subscribe 09:00");
  expect((await reader())?.choices.consent).toEqual(consent);
  await say("/say every day at 8", { chat: "43" });
  expect((await reader("43"))?.choices.consent?.words).toBe("every day at 8");
});
