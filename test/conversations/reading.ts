import { describe, expect, test } from "vitest";
import type { Stage } from "./program.ts";
import { talker } from "./program.ts";

/** Asking, opening, following, leaving out, breaking news. */
export function reading(stage: Stage): void {
  const towns = ["Arle", "Besk", "Corve", "Dunmore", "Elling", "Farrow", "Gast", "Holm", "Ister"];

  describe("on demand", () => {
    test("tells what is new, opens a story by its number, and goes on with more", async () => {
      const { program, me } = stage;
      for (const town of towns) await program.tell(`${town} opens a library`, { source: `${town} Post` });
      const first = await me.type("/brief", "opens a library", "/more");
      const titles = first.text.match(/\w+ opens a library/gu) ?? [];
      if (first.buttons.includes("2")) await me.tap("2", titles[1]!);
      else await me.type("2", titles[1]!);
      await me.type("/more", "opens a library");
      await me.type("/brief", "Nothing new since");
    });

    test("answers about a subject, a topic, a time, and finds words", async () => {
      const { program, me } = stage;
      await program.tell("Korea votes for a new parliament", { topics: ["world"] });
      await program.tell("Chips run short again", { topics: ["technology"] });
      await me.type("/brief korea", "News: korea", "Korea votes");
      expect((await me.type("/brief technology since yesterday", "Chips run short")).text).not.toContain("Korea");
      await me.type("/search parliament", "Korea votes");
      await me.type("/search atlantis", "nothing about “atlantis”");
      await me.type("/brief tecnology", "nothing about");
      await me.tap("technology", "Chips run short");
    });

    test("asks who asks too often to wait", async () => {
      const { program } = stage;
      const hasty = talker(program, program.reader, { eachMs: 2000 });
      for (let i = 0; i < 20; i++) await hasty.type(`/search word${i}`, `nothing about “word${i}”`);
      await hasty.type("/brief", "Please ask again in 10 minutes");
      program.wait(10 * 60_000);
      await hasty.type("/search parliament", "nothing about “parliament”");
    });
  });

  describe("what is wanted", () => {
    test("topics are chosen by taps and by words, and taken back", async () => {
      const { me } = stage;
      await me.type("/topics", "You get all topics");
      await me.choose("technology", "Your topics: world");
      await me.tap("Undo", "You get all topics");
      await me.type("/topics technology", "Your topics: technology");
      await me.type("/topics sport", "I have no topic “sport”");
      await me.tap("All", "You get all topics");
    });

    test("words and sources are followed and muted, and taken back", async () => {
      const { program, me } = stage;
      await program.tell("Ferry sails again", { source: "Town Gazette" });
      await me.type("/follow ferry, sea ice", "You follow: ferry and sea ice");
      await me.tap("Undo", "You follow nothing yet");
      await me.type("/mute source Town Gazette", "Left out of your briefings", "gazette");
      await me.type("/brief", "Nothing new since");
      await me.type("/mute", "Left out");
      await me.tap("✕", "Nothing is muted");
      await me.type("/brief", "Ferry sails again");
    });

    test("a story is muted with its kind, and taken back", async () => {
      const { program, me } = stage;
      await program.tell("Ferry sails again", { topics: ["world"] });
      await me.type("/brief", "Ferry sails again");
      await me.type("/less 1", "Muted: “Ferry sails again”");
      await me.type("/brief again", "Nothing new since");
      await me.type("/unmute", "Left out");
      await me.tap("✕ Ferry sails again", "Nothing is muted");
      await me.type("/brief again", "Ferry sails again");
    });

    test("of a story that is followed the next change is told at once, and then no more", async () => {
      const { program, me } = stage;
      const event = await program.tell("Ferry sinks, 5 dead", { text: "A ferry sank. 5 people are dead." });
      await me.type("/brief", "Ferry sinks");
      await me.type("/follow 1", "I will tell you once");
      await program.goOn("2026-11-23T21:00:00Z");
      await program.tell("Ferry: 40 dead", { event, text: "40 people are dead." });
      await program.goOn("2026-11-23T21:30:00Z");
      await me.sees("News of a story you follow", "40 dead");
      await me.type("/follow", "You follow nothing yet");
      await program.tell("Ferry: 90 dead", { event, text: "90 people are dead." });
      await program.goOn("2026-11-23T22:00:00Z");
      await me.type("/status", "a story you follow");
      expect(me.shown().filter(({ text }) => text.includes("90 dead"))).toEqual([]);
    });
  });

  describe("breaking news", () => {
    const texts = [
      "The vessel went down in heavy weather on its way to the island, the coast guard said on Tuesday.",
      "Rescuers searched the cold sea through the night with two helicopters and nine boats.",
      "A spokeswoman of the company could not say how many people had bought a ticket.",
    ];
    const breaks = async (what = "Ferry sinks off Ollin", event = "v1") => {
      for (const [i, text] of texts.entries()) {
        const publishedAt = stage.program.now() - (texts.length - i) * 5 * 60_000;
        await stage.program.tell(`${what} ${i}`, {
          event,
          source: `Paper ${i}`,
          text,
          publishedAt,
        });
      }
    };

    test("comes at once to who asked for it, once", async () => {
      const { program, me } = stage;
      await me.type("/breaking on", "Breaking news is on", "3 times a day");
      await breaks();
      await program.goOn("2026-11-23T20:30:00Z");
      await me.sees("Breaking news", "Ferry sinks off Ollin");
      await program.goOn("2026-11-23T20:31:00Z");
      await me.type("/brief", "Nothing new since");
      expect(me.shown().filter(({ text }) => text.includes("Ferry sinks"))).toHaveLength(1);
    });

    test("comes no more often than is wanted", async () => {
      const { program, me } = stage;
      await me.type("/breaking 1", "at most once a day");
      await breaks();
      await program.goOn("2026-11-23T20:30:00Z");
      await me.sees("Breaking news", "Ferry sinks off Ollin");
      await breaks("Bank of Ollin closes", "v2");
      await program.goOn("2026-11-23T21:00:00Z");
      await me.type("/status", "breaking news");
      expect(me.shown().filter(({ text }) => text.includes("Bank of Ollin"))).toEqual([]);
    });

    test("waits for the end of the quiet hours", async () => {
      const { program, me } = stage;
      await me.type("/breaking on", "Breaking news is on");
      await me.type("/quiet 20-23", "Quiet from 8:00 PM");
      await program.goOn("2026-11-23T22:45:00Z");
      await breaks();
      await program.restart();
      await me.type("/status", "breaking news", "about to be sent");
      await program.goOn("2026-11-23T23:00:30Z");
      await me.sees("Breaking news", "Ferry sinks off Ollin");
    });
  });
}
