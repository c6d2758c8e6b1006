import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plan } from "../../src/delivery/plan.ts";
import { day, minute, openTalk } from "./talk.ts";

let talk: Awaited<ReturnType<typeof openTalk>>;
beforeEach(async () => {
  talk = await openTalk();
});
afterEach(() => talk.store.close());
const say: typeof talk.say = (...args) => talk.say(...args);
const reader = (name?: string) => talk.reader(name);

describe("/stop", () => {
  beforeEach(async () => {
    await say("/subscribe 07:30 weekdays 09:00 sun Asia/Seoul");
    await say("/digest sat 10:00");
  });

  test.each(["/resume", "/start", "/say undo"])(
    "is taken back by %s within a week, with all that there was",
    async (word) => {
      const { slots, nextAt, choices } = (await reader())!;
      expect((await say("/stop")).buttons).toEqual(["/resume"]);
      expect(await reader()).toMatchObject({ slots: [], nextAt: null });
      await talk.restart();
      expect((await say(word)).buttons).toContain("/stop");
      expect(await reader()).toMatchObject({ slots, nextAt });
      expect((await reader())?.choices.digest).toEqual(choices.digest);
      expect((await say("/resume")).text).toContain("Nothing is paused or stopped");
    },
  );

  test("is for good after a week, and its year-old button gets an answer", async () => {
    await say("/stop");
    expect((await say("/stop")).text).toContain("Nothing to stop");
    talk.clock.now += 8 * day;
    const { text, buttons } = await say("/resume");
    expect(text).toContain("Nothing is paused or stopped");
    expect(buttons).toEqual(["/subscribe"]);
    expect((await say("/start")).text).toContain("Hello!");
    expect(await reader()).toMatchObject({ slots: [], nextAt: null });
  });

  test("ends a weekly look back that is alone, and two who stop at once stop the same", async () => {
    await say("/digest sun", { chat: "43" });
    await Promise.all([say("/stop", { chat: "43" }), say("/stop", { chat: "43" })]);
    expect((await reader("43"))?.nextAt).toBeNull();
    await say("/resume", { chat: "43" });
    expect((await reader("43"))?.nextSlot).toBe("2026-11-29T09:00");
  });
});

test("/privacy is five lines", async () => {
  const { text, buttons } = await say("/privacy");
  expect(text.split("\n")).toHaveLength(5);
  expect(text.length).toBeLessThan(1000);
  expect(buttons).toEqual(["/export", "/delete"]);
});

describe("/export", () => {
  test("tells all that is known of the chat, and no id of others", async () => {
    await talk.tell("Harbour ferry returns to service");
    await say("/subscribe 07:30 Asia/Seoul", { chat: "-5", user: "100" });
    await say("/pause", { chat: "-5", user: "100" });
    await say("/brief", { chat: "-5" });
    const { text } = await say("/export", { chat: "-5", user: "7" });
    const record: unknown = JSON.parse(text.slice(text.indexOf("{")));
    expect(record).toMatchObject({
      subscription: {
        chat: "-5",
        timeZone: "Asia/Seoul",
        slots: [{ at: "07:30" }],
        choices: { pausedUntil: "until resumed", consent: { words: "/subscribe 07:30 Asia/Seoul" } },
        toldAt: "2026-11-23T21:00:00.000Z",
      },
      told: [{ event: "e1", at: "2026-11-23T21:00:00.000Z" }],
      deliveries: [],
    });
    expect(text).not.toContain("100");
  });

  test("is for managers only, in a group", async () => {
    expect((await say("/export", { chat: "-5", manager: false })).text).toContain("Only those who manage");
  });
});

describe("/delete", () => {
  test("asks once, then erases everything; who writes again is a stranger", async () => {
    await talk.tell("Harbour ferry returns to service");
    await say("/subscribe 07:30 Asia/Seoul");
    await say("/subscribe 08:00", { chat: "43" });
    await say("/brief");
    const id = (await reader())!.id;
    talk.clock.now += day;
    await plan(talk.store, ["telegram"], talk.clock.now);
    const { text, buttons } = await say("/delete");
    expect(text).toContain("cannot be undone");
    expect(await reader()).toBeDefined();
    expect((await say(buttons[0]!)).text).toContain("erased");
    expect(await reader()).toBeUndefined();
    expect(await talk.store.deliveries.history(id, 10)).toEqual([]);
    expect((await talk.store.subscriptions.told(id)).size).toBe(0);
    expect(await reader("43")).toMatchObject({ slots: [{ at: "08:00" }] });
    expect((await say("/start")).text).toContain("Hello!");
    expect(await reader()).toMatchObject({ slots: [], timeZone: "Europe/Berlin", toldAt: null });
  });

  test("asks again at a button of a year ago, and at words that are none of ours", async () => {
    await say("/subscribe 07:30");
    const { buttons } = await say("/delete");
    talk.clock.now += 30 * minute;
    for (const command of [buttons[0]!, "/delete yes", "/delete 0", `/delete ${"9".repeat(10_000)}`]) {
      expect((await say(command)).text).toContain("cannot be undone");
    }
    expect((await reader())?.slots).toEqual([{ at: "07:30" }]);
  });

  test("leaves nothing behind of a briefing that was under way", async () => {
    await say("/subscribe 07:30");
    const id = (await reader())!.id;
    await talk.store.subscriptions.erase("telegram", "42");
    await talk.store.subscriptions.tell(id, ["e1"], talk.clock.now, talk.clock.now);
    expect((await talk.store.subscriptions.told(id)).size).toBe(0);
  });
});
