import { describe, expect, test } from "vitest";
import { catalogs } from "../../messages/words.ts";
import type { Stage } from "./program.ts";

/** Leaving, what is kept, and help. */
export function leaving(stage: Stage): void {
  describe("leaving", () => {
    test("is one tap, and so is coming back", async () => {
      const { me } = stage;
      await me.type("/subscribe 07:30 weekdays", "Monday to Friday at 7:30 AM");
      await me.type("/stop", "Stopped: no more briefings");
      await me.tap("Undo", "go on", "Monday to Friday at 7:30 AM");
      await me.type("/status", "Your briefing comes");
      await me.tap("Stop", "Stopped: no more briefings");
      await me.type("/stop", "Nothing to stop");
    });

    if (stage.has("say")) {
      test.each(Object.entries(catalogs).map(([language, { keywords }]) => [language, keywords.stop[0]]))(
        "is a word in any language: %s",
        async (_language, word = "") => {
          await stage.me.type("/subscribe 07:30", "every day at 7:30 AM");
          await stage.me.say(word.toUpperCase(), "Stopped: no more briefings");
        },
      );
    }

    test("tells what is kept, shows it, and erases it", async () => {
      const { program, me } = stage;
      await me.type("/subscribe 07:30", "every day at 7:30 AM");
      expect(
        (await me.type("/privacy", "I keep", "export shows", "delete erases")).text.split("\n").length,
      ).toBeLessThan(12);
      await me.tap("Show my data", '"at": "07:30"');
      await me.type("/delete", "It cannot be undone");
      await me.tap("Erase everything", "is erased");
      await me.type("/status", "You have no briefing planned");
      await program.goOn("2026-11-24T07:30:00Z");
      await me.type("/status", "No briefing has been due");
    });
  });

  describe("help", () => {
    test("fits one screen, in one message", async () => {
      const { me } = stage;
      const before = me.shown().length;
      const { text } = await me.type("/help", "/brief", "/subscribe", "/stop");
      expect(me.shown()).toHaveLength(before + 1);
      expect(text.split("\n").length).toBeLessThanOrEqual(40);
      await me.tap("Subscribe", "When shall it come?");
    });

    if (stage.has("say")) {
      test("offers what a mistyped command may have meant", async () => {
        await stage.me.type("/subscrib", "I do not know “subscrib”");
        await stage.me.tap("/subscribe", "When shall it come?");
      });
    }

    if (stage.has("say")) {
      test.each([
        ["send me news every morning at 8", "every day at 8:00 AM"],
        ["weekdays at 7 and sunday at 9", "Monday to Friday at 7:00 AM and Sunday at 9:00 AM"],
        ["매일 아침 8시에 뉴스 보내줘", "every day at 8:00 AM"],
        ["what's new?", "No news yet"],
        ["how are you?", "I did not get that"],
      ])("understands %s", async (sentence, said) => {
        await stage.me.say(sentence, said);
      });
    }
  });
}
