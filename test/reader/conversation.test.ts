import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "../../src/adapter.ts";
import { createTurns } from "../../src/delivery/pace.ts";
import { createHost } from "../../src/host.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { quiet } from "../quiet-log.ts";
import { aStory } from "../samples.ts";

describe("a conversation", () => {
  let store: Store;
  let now: number;
  let chat: ReturnType<typeof memoryAdapter>;
  const halts: string[] = [];
  beforeEach(async () => {
    now = Date.parse("2026-11-23T21:00:00Z");
    store = await openStore("sqlite::memory:");
    chat = memoryAdapter();
    const turns = createTurns(chat.adapter.pace, () => now);
    const defaults = { locale: "en", timeZone: "Europe/Berlin" };
    const halted = (reason: string) => halts.push(reason);
    await chat.adapter.start(
      createHost({ store, adapter: chat.adapter, turns, defaults, now: () => now, log: quiet, halted }),
    );
  });
  afterEach(() => store.close());
  const reader = (name = "42") => store.subscriptions.find("telegram", name);

  test("sets a time in the default zone, and shows the next briefing in the reader's words and clock", async () => {
    const { text, buttons, menu } = await chat.say("/subscribe 07:30");
    expect(text).toContain("every day at 7:30 AM (Europe/Berlin)");
    expect(text).toContain("Tuesday, November 24 at 7:30 AM, in 10 hours");
    expect(menu).toContain("/zone Asia/Seoul");
    expect(buttons).toEqual(["/brief", "/stop"]);
    expect((await reader())?.nextAt).toBe(Date.parse("2026-11-24T06:30:00Z"));
  });

  test("sets several times on weekdays in a zone of the reader's own", async () => {
    const { text } = await chat.say("/subscribe 18:00 07:30 weekdays Asia/Seoul");
    expect(text).toContain("Monday to Friday at 7:30 AM and 6:00 PM (Asia/Seoul)");
    expect((await reader())?.nextSlot).toBe("2026-11-24T07:30");
  });

  test("speaks the reader's language", async () => {
    const { text } = await chat.say("/subscribe 오전 7시 30분 평일 아틀란티스", { locale: "ko" });
    expect(text).toContain("시간대를 모릅니다");
    const done = await chat.say("/subscribe 오전 7시 30분 평일 서울", { locale: "ko" });
    expect(done.text).toContain("월요일부터 금요일까지 오전 7:30 (Asia/Seoul)");
    expect((await reader())?.locale).toBe("ko");
  });

  test("says the same thing when the same is said twice, and can take back what was new", async () => {
    await chat.say("/subscribe 07:30");
    const { buttons } = await chat.say("/subscribe 09:00 weekends");
    expect(buttons).toContain("/subscribe 07:30 Europe/Berlin");
    const again = await chat.say("/subscribe 09:00 weekends");
    expect(again.buttons).toEqual(["/brief"]);
    await chat.say("/subscribe 07:30 Europe/Berlin");
    expect((await reader())?.slots).toEqual([{ at: "07:30" }]);
  });

  test("stops in one tap, with undo, and says so when there is nothing to stop", async () => {
    await chat.say("/subscribe 07:30 weekdays Asia/Seoul");
    const { buttons } = await chat.say("/stop");
    expect(await reader()).toMatchObject({ slots: [], nextAt: null });
    expect((await chat.say("/stop")).text).toContain("Nothing to stop");
    await chat.say(buttons[0]!);
    expect(await reader()).toMatchObject({ timeZone: "Asia/Seoul", slots: [{ at: "07:30", days: [1, 2, 3, 4, 5] }] });
  });

  test("lets only managers change a group's briefings, and everybody read", async () => {
    await chat.say("/subscribe 07:30", { manager: true });
    expect((await chat.say("/stop", { manager: false })).text).toContain("Only those who manage");
    expect((await chat.say("/subscribe 09:00", { manager: false })).text).toContain("Only those who manage");
    expect((await reader())?.slots).toEqual([{ at: "07:30" }]);
    expect((await chat.say("/brief", { manager: false })).text).toContain("No news yet");
  });

  test("asks back what it cannot read, and keeps what was set", async () => {
    await chat.say("/subscribe 07:30");
    for (const wrong of [
      "/subscribe soon",
      "/subscribe 07:30 Atlantis",
      "/subscribe 1 2 3 4 5 6 7 8",
      "/subscribe 08:00 Port",
    ]) {
      const { text } = await chat.say(wrong);
      expect(text).not.toContain("Done");
    }
    const { buttons } = await chat.say("/subscribe 08:00 Port");
    expect(buttons).toContain("/subscribe 08:00 America/Port-au-Prince");
    expect((await reader())?.slots).toEqual([{ at: "07:30" }]);
  });

  test("asks which time is meant, in one tap, and keeps the place", async () => {
    const asked = await chat.say("/subscribe half 8 weekdays Seoul");
    expect(asked.text).toContain("“half 8”");
    expect(asked.buttons).toContain("/subscribe 07:30 weekdays Asia/Seoul");
    await chat.say("/subscribe 07:30 weekdays Asia/Seoul");
    expect(await reader()).toMatchObject({ timeZone: "Asia/Seoul", slots: [{ at: "07:30", days: [1, 2, 3, 4, 5] }] });
  });

  test("takes a bare hour for the morning's, and has a button for the evening's", async () => {
    const { text, buttons } = await chat.say("/subscribe 7");
    expect(text).toContain("every day at 7:00 AM");
    expect(buttons).toEqual(["/brief", "/subscribe 19:00", "/stop"]);
  });

  test("keeps different times for different days", async () => {
    const { text } = await chat.say("/subscribe weekdays at 07:00 and Sunday at 09:00");
    expect(text).toContain("Monday to Friday at 7:00 AM");
    expect(text).toContain("Sunday at 9:00 AM");
    const { buttons } = await chat.say("/subscribe 10:00");
    expect(buttons).toContain("/subscribe 07:00 weekdays 09:00 sun Europe/Berlin");
  });

  test("greets, offers times, and follows a deep link that has one", async () => {
    const hello = await chat.say("/start");
    expect(hello.text).toContain("Hello!");
    expect(hello.buttons).toEqual(["/start 07:00", "/start 08:00", "/subscribe", "/brief"]);
    await chat.say("/start 0645_Asia-Seoul", { chat: "43" });
    expect(await reader("43")).toMatchObject({ timeZone: "Asia/Seoul", slots: [{ at: "06:45" }] });
    expect((await chat.say("/start campaign_7", { chat: "44" })).text).toContain("Hello!");
    expect((await chat.say("/start", { chat: "43" })).text).toContain("Welcome back");
  });

  test("answers an unknown command with what it can do", async () => {
    const { text, buttons } = await chat.say("/breif");
    expect(text).toContain("“breif”");
    expect(buttons).toContain("/brief");
  });

  test("tells the news once: the second time it says since when there is nothing new, and shows it again if asked", async () => {
    await store.stories.add({ id: "a", story: aStory() }, "v1", now);
    expect((await chat.say("/brief")).text).toContain("Harbour ferry");
    now += 60_000;
    const second = await chat.say("/brief");
    expect(second.text).toContain("Nothing new since Mon 10:00 PM");
    expect(second.buttons).toEqual(["/brief again", "/subscribe"]);
    expect((await chat.say("/brief again")).text).toContain("Harbour ferry");
    await store.stories.add(
      { id: "b", story: aStory({ title: "Library opens on Sundays", url: "https://x.example/b" }) },
      "v2",
      now,
    );
    const third = (await chat.say("/brief")).text;
    expect(third).toContain("Library opens");
    expect(third).not.toContain("ferry");
  });

  test("knows its formats, in any language", async () => {
    await store.stories.add({ id: "a", story: aStory() }, "v1", now);
    expect((await chat.say("/brief tiny")).text).toContain("“tiny”");
    expect((await chat.say("/brief HEADLINES")).text).toContain("Harbour ferry");
    expect((await chat.say("/brief 짧게 again", { locale: "ko" })).text).toContain("Harbour ferry");
  });

  test("pauses a chat that is gone and brings it back with everything at its next word", async () => {
    await chat.say("/subscribe 07:30");
    await chat.host().left("42", "blocked");
    expect(await reader()).toMatchObject({ gone: "blocked", nextAt: null });
    now += 3 * 86_400_000;
    await chat.host().heard("42", now);
    expect(await reader()).toMatchObject({
      gone: null,
      slots: [{ at: "07:30" }],
      nextAt: Date.parse("2026-11-27T06:30:00Z"),
    });
  });

  test("lets what becomes of a group become of its topics", async () => {
    await chat.say("/subscribe 07:30", { chat: "-5/12" });
    await chat.say("/subscribe 07:30", { chat: "-5/13" });
    await chat.say("/subscribe 07:30", { chat: "-55" });
    await chat.host().left("-5/13", "deleted");
    await chat.host().left("-5", "removed");
    expect([(await reader("-5/12"))?.gone, (await reader("-5/13"))?.gone, (await reader("-55"))?.gone]).toEqual([
      "removed",
      "deleted",
      null,
    ]);
    await chat.host().heard("-5", now);
    expect((await reader("-5/12"))?.nextAt).not.toBeNull();
    expect((await reader("-5/13"))?.gone).toBe("deleted");
    await chat.host().moved("-5", "-1005");
    expect((await reader("-1005/12"))?.slots).toEqual([{ at: "07:30" }]);
  });

  test("does not remember as told what did not arrive", async () => {
    await store.stories.add({ id: "a", story: aStory() }, "v1", now);
    const command = { name: "brief", args: "", from: { chat: "42", user: "7", manager: true } };
    await chat.host().answer(command, async () => ({ kind: "unknown" }));
    expect((await chat.say("/brief")).text).toContain("Harbour ferry");
  });

  test("shows a channel's answer elsewhere, without telling the channel, and blames no channel for what happens there", async () => {
    await store.stories.add({ id: "a", story: aStory() }, "v1", now);
    const from = { chat: "-1009", user: "7", manager: true };
    const ask = (name: string, outcome: Outcome) =>
      chat
        .host()
        .answer({ name, args: name === "subscribe" ? "07:30" : "", from, answeredIn: "42" }, async () => outcome);
    await ask("subscribe", { kind: "delivered", id: "1" });
    await ask("brief", { kind: "delivered", id: "2" });
    await ask("status", { kind: "gone", reason: "blocked" });
    expect(await reader("-1009")).toMatchObject({ slots: [{ at: "07:30" }], gone: null, toldAt: null });
  });

  test("sends an answer again when the platform says not yet", async () => {
    const said: string[] = [];
    const command = { name: "help", args: "", from: { chat: "42", user: "7", manager: true } };
    await chat.host().answer(command, async (part) => {
      said.push(JSON.stringify(part));
      return said.length === 1 ? { kind: "later", afterMs: 0, whole: "chat" } : { kind: "delivered", id: "1" };
    });
    expect(said).toHaveLength(2);
  });

  test("apologises when it fails, and stays up", async () => {
    await store.close();
    expect((await chat.say("/brief")).text).toContain("Something went wrong");
    store = await openStore("sqlite::memory:");
  });

  test("suggests times and zones as they are typed", async () => {
    const from = { chat: "42", user: "7", manager: true };
    const values = async (option: string, typed: string) =>
      (await chat.host().complete("subscribe", option, typed, from)).map(({ value }) => value);
    expect((await values("when", "")).slice(0, 3)).toEqual(["06:00", "06:30", "07:00"]);
    expect(await values("when", "7")).toEqual(["7", "07:00", "07:30"]);
    expect((await values("when", "07:45 weekdays"))[0]).toBe("07:45 weekdays");
    expect(await values("when", "5")).toEqual(["05:00", "17:00", "05:30"]);
    expect((await values("zone", "seo"))[0]).toBe("Asia/Seoul");
    expect((await values("zone", "뮌헨"))[0]).toBe("Europe/Berlin");
    expect((await values("zone", "")).length).toBeLessThanOrEqual(25);
    expect((await values("zone", "a")).length).toBe(25);
    expect(await values("zone", "atlantis")).toEqual([]);
  });

  test("has no button that is too long to travel", async () => {
    await chat.say("/subscribe 01:00 05:00 09:00 13:00 17:00 21:00 mon,wed,fri,sat America/Argentina/Buenos_Aires");
    const { buttons } = await chat.say("/subscribe 07:30");
    for (const button of buttons) expect(Buffer.byteLength(button)).toBeLessThanOrEqual(64);
  });
});
