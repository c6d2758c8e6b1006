import { describe, expect, test } from "vitest";
import type { Stage } from "./program.ts";

/** What a reader has set holds, whatever becomes of the program and the platform. */
export function trust(stage: Stage): void {
  describe("what is set", () => {
    test("is still there after a restart, and so are the numbers of the last briefing", async () => {
      const { program, me } = stage;
      await program.tell("Bridge reopens to traffic");
      await program.tell("Ferry sails again");
      await me.type("/subscribe weekdays 7:30 Asia/Seoul", "7:30 AM (Asia/Seoul)");
      await me.type("/format headlines", "now: Headlines");
      await me.type("/items 5", "5 stories at most");
      await me.type("/quiet 22-7", "Quiet from");
      await me.type("/mute cricket", "cricket");
      const { text: told } = await me.type("/brief", "Bridge reopens", "Ferry sails");
      const second = told.indexOf("Bridge") < told.indexOf("Ferry") ? "Ferry sails again" : "Bridge reopens to traffic";
      await program.restart();
      const { text } = await me.type("/settings", "Your settings");
      for (const value of [
        "Monday to Friday at 7:30 AM",
        "Asia/Seoul",
        "Headlines",
        "Stories: 5",
        "10:00 PM to 7:00 AM",
      ])
        expect(text).toContain(value);
      await me.type("/mute", "cricket");
      await me.type("/open 2", second);
      await me.type("/brief", "Nothing new since");
    });

    if (stage.has("again")) {
      test("is changed once by what the platform brings twice", async () => {
        const { program, me } = stage;
        await me.type("/subscribe 07:30", "every day at 7:30 AM");
        await me.type("/subscribe 18:00", "every day at 6:00 PM");
        await program.again?.();
        await me.type("/subscribe 21:00", "every day at 9:00 PM");
        const before = me.shown().length;
        await program.again?.();
        await program.restart();
        await program.again?.();
        await me.type("/status", "every day at 9:00 PM");
        expect(me.shown()).toHaveLength(before + 1);
      });
    }

    if (stage.has("old buttons")) {
      test("is changed by a button of a year ago, or the button says why not", async () => {
        const { program, me } = stage;
        await me.type("/format full", "now: Full");
        await program.goOn("2027-11-23T20:00:00Z");
        await me.tap("Undo", "now: Short");
      });

      test("is not erased by a button of a year ago: it asks again", async () => {
        const { program, me } = stage;
        await me.type("/subscribe 07:30", "every day at 7:30 AM");
        await me.type("/delete", "It cannot be undone");
        await program.goOn("2027-11-23T20:00:00Z");
        await me.tap("Erase everything", "It cannot be undone");
        await me.type("/status", "every day at 7:30 AM");
      });
    }
  });
}
