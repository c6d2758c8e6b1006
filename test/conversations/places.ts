import { beforeEach, describe, expect, test } from "vitest";
import type { Stage } from "./program.ts";
import { talker } from "./program.ts";

/** Groups and their topics, channels of servers. */
export function places(stage: Stage): void {
  if (!stage.has("groups")) return;
  describe("in a place with others", () => {
    let manager: ReturnType<typeof talker>;
    let other: ReturnType<typeof talker>;
    let member: ReturnType<typeof talker>;
    beforeEach(() => {
      const { program } = stage;
      if (!program.group) throw new Error("A platform must show a place with others, unless it lacks that.");
      manager = talker(program, program.group.manager);
      other = talker(program, program.group.other);
      member = talker(program, program.group.member);
    });

    test("only those who manage it set it up, by the command said there, and it gets its briefing", async () => {
      const { program, me } = stage;
      await program.tell("Bridge reopens to traffic");
      await member.type("/subscribe 07:30", "Only those who manage this place");
      await manager.type("/subscribe 07:30", "every day at 7:30 AM");
      await program.goOn("2026-11-24T07:30:00Z");
      await member.sees("Your briefing for Tuesday", "Bridge reopens to traffic");
      expect(me.shown()).toEqual([]);
    });

    test("members ask, as long as the managers allow it", async () => {
      const { program } = stage;
      await program.tell("Bridge reopens to traffic");
      await member.type("/brief", "Bridge reopens to traffic");
      await manager.type("/members off", "Only those who manage this group may ask");
      await member.type("/brief", "Those who manage this group keep its news to themselves");
      await manager.tap("Undo", "Every member may ask me here");
      await member.type("/brief again", "Bridge reopens to traffic");
    });

    test("another manager sees who set it up, and may undo all of it", async () => {
      await manager.type("/subscribe 07:30", "every day at 7:30 AM");
      await other.type("/settings", "Set up by:", "Times: every day at 7:30 AM");
      await other.type("/stop", "Stopped: no more briefings");
      await manager.type("/status", "You have no briefing planned");
      await other.type("/delete", "It cannot be undone");
      await other.tap("Erase everything", "is erased");
    });

    test("two who stop at once stop the same, which one of them takes back", async () => {
      const { program } = stage;
      await manager.type("/subscribe 07:30", "every day at 7:30 AM");
      program.wait();
      await Promise.all([program.group?.manager.type("/stop"), program.group?.other.type("/stop")]);
      await manager.type("/status", "You have no briefing planned");
      await other.type("/resume", "go on", "every day at 7:30 AM");
      await manager.type("/status", "every day at 7:30 AM");
    });

    test("what is set there is not what somebody has set for themselves", async () => {
      await stage.me.type("/subscribe 09:00", "every day at 9:00 AM");
      await manager.type("/subscribe 07:30", "every day at 7:30 AM");
      await manager.type("/language ko", "이제부터");
      await stage.me.type("/status", "Your briefing comes every day at 9:00 AM");
    });
  });
}
