import { describe, expect, test } from "vitest";
import type { Stage } from "./program.ts";

/** The first minute, times, and all that can be set. */
export function settingUp(stage: Stage): void {
  describe("in the first minute", () => {
    test("greets, shows a piece of news, asks when and where, and briefs at once", async () => {
      const { program, me } = stage;
      await program.tell("Bridge reopens to traffic");
      await me.type("/start", "Hello!", "Bridge reopens to traffic", "When shall it come?");
      await me.tap("Every day at 7:00 AM", "every day at 7:00 AM", "Not on UTC time?");
      await me.choose("London", "Europe/London", "7:00 AM", "Your briefing", "Bridge reopens to traffic");
      await me.type("/brief", "Nothing new since");
    });

    test("takes another time and another place, typed", async () => {
      const { me } = stage;
      await me.type("/start", "When shall it come?");
      await me.fill("Another time", "6:45", "every day at 6:45 AM");
      await me.type("/zone", "Which clock is yours?");
      await me.fill("Another place", "Seoul", "Asia/Seoul", "6:45 AM");
    });

    if (stage.has("say")) {
      test("takes a place that is said alone: at once the first time, then by a tap", async () => {
        const { me } = stage;
        await me.type("/subscribe 07:30", "7:30 AM (UTC)");
        await me.say("Seoul", "Asia/Seoul", "7:30 AM");
        await me.say("Nueva York", "I did not get that");
        await me.tap("/zone Nueva York", "America/New_York", "7:30 AM");
        await me.tap("Undo", "Asia/Seoul");
      });
    }

    test.each([
      ["seoul", "Asia/Seoul"],
      ["서울", "Asia/Seoul"],
      ["Nueva York", "America/New_York"],
      ["München", "Europe/Berlin"],
      ["Japan", "Asia/Tokyo"],
      ["UTC+5:30", "+05:30"],
    ])("finds the zone of %s", async (place, zone) => {
      const { me } = stage;
      await me.type("/subscribe 07:30", "7:30 AM (UTC)");
      await me.type(`/zone ${place}`, zone, "The next one", "7:30 AM");
      await me.type("/status", `every day at 7:30 AM (${zone})`);
    });

    test("finds the zone by the clock there", async () => {
      const { program, me } = stage;
      // A clock that shows 9 hours more than UTC does.
      const clock = new Date(program.now() + 9 * 60 * 60_000 + 60_000).toISOString().slice(11, 16);
      await me.type(`/zone it is ${clock}`, "Which one?");
      await me.choose("Tokyo", "Asia/Tokyo");
    });

    if (stage.has("locate")) {
      test("finds the zone of a shared place", async () => {
        await stage.me.type("/subscribe 07:30", "7:30 AM (UTC)");
        await stage.me.locate(37.5665, 126.978, "Asia/Seoul", "7:30 AM");
      });
    }
  });

  describe("times", () => {
    test.each([
      ["07:30 18:00", "every day at 7:30 AM and 6:00 PM"],
      ["weekdays at 7 and Sunday at 9", "Monday to Friday at 7:00 AM and Sunday at 9:00 AM"],
      ["7pm", "every day at 7:00 PM"],
      ["월-금 7시 반", "Monday to Friday at 7:30 AM"],
      ["los domingos a las 9 y media de la noche", "Sunday at 9:30 PM"],
    ])("are set by %s, and taken back", async (times, said) => {
      const { me } = stage;
      await me.type("/subscribe 08:00", "every day at 8:00 AM");
      await me.type(`/subscribe ${times}`, "Done", said);
      await me.tap("Undo", "every day at 8:00 AM");
    });

    test("are asked back with buttons where they are unclear", async () => {
      const { me } = stage;
      await me.type("/subscribe 5 Seoul", "Which one?");
      await me.tap("5:00 PM", "Done", "every day at 5:00 PM (Asia/Seoul)");
      await me.type("/zone springfield", "Which one?");
      await me.choose("Chicago", "America/Chicago", "5:00 PM");
      await me.type("/subscribe noonish", "I cannot read");
      await me.type("/status", "every day at 5:00 PM (America/Chicago)");
    });

    test("bring the briefing, on the reader's own clock and once", async () => {
      const { program, me } = stage;
      await me.type("/subscribe 07:30 Asia/Seoul", "Tuesday, November 24 at 7:30 AM");
      await program.tell("Bridge reopens to traffic");
      await program.goOn("2026-11-23T22:29:00Z");
      expect(me.shown().some(({ text }) => text.includes("Bridge"))).toBe(false);
      await program.goOn("2026-11-23T22:30:00Z");
      await me.sees("Your briefing for Tuesday, November 24", "Bridge reopens to traffic");
      await program.restart();
      await me.type("/status", "delivered");
      expect(me.shown().filter(({ text }) => text.includes("Bridge"))).toHaveLength(1);
    });

    test("have a look back at the week among them, which tells again what mattered", async () => {
      const { program, me } = stage;
      await program.tell("Bridge reopens to traffic");
      await me.type("/brief", "Bridge reopens to traffic");
      await me.type("/digest sun 09:00", "comes Sunday at 9:00 AM");
      await program.goOn("2026-11-29T08:58:00Z");
      await me.type("/status", "No briefing has been due");
      await program.goOn("2026-11-29T09:01:00Z");
      await me.sees("Your week", "Bridge reopens to traffic");
    });

    test("stand still in a pause, until its end or the word to go on", async () => {
      const { program, me } = stage;
      await me.type("/subscribe 07:30", "every day at 7:30 AM");
      await me.type("/pause 7 days", "Paused: no briefings until Monday, November 30");
      await program.tell("Bridge reopens to traffic");
      await program.goOn("2026-11-24T07:30:00Z");
      await me.type("/status", "Paused until", "No briefing has been due");
      await me.type("/resume", "go on", "Wednesday, November 25 at 7:30 AM");
      await program.goOn("2026-11-25T07:30:00Z");
      await me.sees("Your briefing for Wednesday", "Bridge reopens to traffic");
    });
  });

  describe("a setting", () => {
    test.each([
      ["/quiet 22-7", "Quiet from 10:00 PM to 7:00 AM", "No quiet hours"],
      ["/digest sun 9", "comes Sunday at 9:00 AM", "No weekly look back"],
      ["/format full", "now: Full", "now: Short"],
      ["/items 3", "3 stories at most", "as many stories as"],
      ["/news en ko", "English and Korean", "in any language"],
      ["/breaking 5", "at most 5 times a day", "Breaking news is off"],
    ])("is made by %s, and taken back by a tap", async (command, said, undone) => {
      await stage.me.type(command, said);
      await stage.me.tap("Undo", undone);
    });

    test("is made by taps alone, from the list of all", async () => {
      const { me } = stage;
      await me.type("/settings", "Your settings", "Length: Short");
      await me.choose("Length: Short", "How long shall a briefing be?");
      await me.choose("Headlines", "now: Headlines");
      await me.tap("All settings", "Length: Headlines");
    });

    test("of the language changes all that is said", async () => {
      await stage.me.type("/language ko", "이제부터 이곳에서는 한국어로");
      await stage.me.type("/status", "브리핑");
      await stage.me.tap("브리핑", "");
      await stage.me.type("/language English", "I speak English here");
    });
  });
}
