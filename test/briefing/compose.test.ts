import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item, Message } from "../../messages/message.ts";
import { catalogs, words } from "../../messages/words.ts";
import { composeBriefing, itemLimits } from "../../src/briefing/compose.ts";
import { aStory } from "../samples.ts";
import type { Story } from "../../src/story/story.ts";

const hour = 60 * 60 * 1000;
const at = Date.UTC(2026, 10, 23, 22, 30);
const reader = { locale: "en", timeZone: "Europe/Berlin", at };
const ferry: Story = {
  source: "Harbour Wire",
  title: "First electric ferry sails in March",
  text: "The ferry takes 180 passengers. It needs 25 minutes. A ticket costs 4.50 crowns. Children travel free. It runs all year.",
  url: "https://harbour-wire.example/ferry",
  language: "en",
  publishedAt: at - 2 * hour,
};
const items = ({ blocks }: Message) => blocks.filter((block): block is Item => block.kind === "item");
const notes = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === "note" ? [block.text] : []));
const many = (count: number) => Array.from({ length: count }, (_, i) => [{ ...ferry, title: `Story number ${i}` }]);

describe("composeBriefing", () => {
  test("tells an event with its headline, link, body, sources and age", () => {
    expect(composeBriefing([[ferry]], reader)).toEqual({
      blocks: [
        { kind: "title", text: "Your briefing for Monday, November 23" },
        {
          kind: "item",
          title: "First electric ferry sails in March",
          url: "https://harbour-wire.example/ferry",
          body: "The ferry takes 180 passengers. It needs 25 minutes.",
          sources: "Harbour Wire · 2 hr. ago",
        },
        { kind: "note", text: "1 story from 1 source." },
      ],
    });
  });

  test("tells of a story what the event's other stories tell too", () => {
    const salmon = `A fishing club asked for a ladder for its salmon at the lower weir of the old mill${", once more".repeat(8)}.`;
    const vote = `A referendum on the whole plan of the four towns will be held there in November${", at long last".repeat(7)}.`;
    const lead = { ...ferry, title: "Weekly news", text: `${salmon}\n${vote}` };
    const others = ["Lantern", "Post", "Courier"].map((source) => ({
      ...ferry,
      source,
      title: "Referendum",
      text: vote,
    }));
    expect(items(composeBriefing([[lead, ...others]], reader))[0]?.body).toBe(vote);
    expect(items(composeBriefing([[lead]], reader))[0]?.body).toBe(salmon);
  });

  test("bears the date of the reader's own day, in the reader's language", () => {
    const title = (locale: string, timeZone: string) => composeBriefing([[ferry]], { locale, timeZone, at }).blocks[0];
    expect(title("en", "Asia/Seoul")).toEqual({ kind: "title", text: "Your briefing for Tuesday, November 24" });
    expect(title("ko-KR", "Asia/Seoul")).toEqual({ kind: "title", text: "11월 24일 화요일 브리핑" });
    expect(title("ko_KR", "Asia/Seoul")).toEqual(title("ko", "Asia/Seoul"));
  });

  test("takes its time as milliseconds, as a Date and as ISO 8601, and nothing that depends on the machine", () => {
    const message = composeBriefing([[ferry]], reader);
    expect(composeBriefing([[ferry]], { ...reader, at: new Date(at) })).toEqual(message);
    expect(composeBriefing([[ferry]], { ...reader, at: "2026-11-23T23:30:00+01:00" })).toEqual(message);
    for (const wrong of ["2026-11-23T22:30:00", "23.11.2026", "soon", "", NaN]) {
      expect(() => composeBriefing([[ferry]], { ...reader, at: wrong })).toThrow(RangeError);
    }
  });

  test("tells headlines alone, two sentences, or four", () => {
    const body = (format: "headlines" | "short" | "full") =>
      items(composeBriefing([[ferry]], { ...reader, format }))[0]?.body;
    expect(body("headlines")).toBeUndefined();
    expect(body("short")).toBe("The ferry takes 180 passengers. It needs 25 minutes.");
    expect(body("full")).toMatch(/Children travel free\.$/u);
  });

  describe("with a summary that a model wrote", () => {
    const summary = "A new ferry carries 180 people.\nThe crossing lasts 25 minutes.\nChildren pay nothing.";
    const item = (format: "headlines" | "short" | "full", written: string, locale = "en") =>
      items(composeBriefing([{ id: "v1", stories: [ferry], summary: written }], { ...reader, format, locale }))[0];

    test("tells as much of it as the format has room for, and says who wrote it", () => {
      expect(item("short", summary)?.body).toBe("A new ferry carries 180 people. The crossing lasts 25 minutes.");
      expect(item("full", summary)?.body).toBe(summary.replaceAll("\n", " "));
      expect(item("short", summary)?.sources).toBe("Harbour Wire · 2 hr. ago · summary by AI");
      expect(item("short", summary, "ko")?.sources).toMatch(/ · AI 요약$/u);
    });

    test("tells no more than a headline where only headlines are wanted, and nobody wrote that", () => {
      expect(item("headlines", summary)).not.toHaveProperty("body");
      expect(item("headlines", summary)?.sources).toBe("Harbour Wire · 2 hr. ago");
    });

    test("tells the story's own sentences where the summary has nothing to add to the headline", () => {
      for (const nothing of ["", "First electric ferry sails in March."]) {
        expect(item("short", nothing)).toMatchObject({
          body: "The ferry takes 180 passengers. It needs 25 minutes.",
          sources: "Harbour Wire · 2 hr. ago",
        });
      }
    });
  });

  test.each(["headlines", "short", "full"] as const)(
    "tells no more events than %s has places for, and counts the rest",
    (format) => {
      const message = composeBriefing(many(30), { ...reader, format, left: 3 });
      expect(items(message)).toHaveLength(itemLimits[format]);
      expect(notes(message).at(-1)).toBe(words("en").briefing.left(33 - itemLimits[format]));
    },
  );

  test("names three sources and counts the others", () => {
    const told = ["A", "B", "A", "C", "D", "E"].map((source) => ({ ...ferry, source }));
    const message = composeBriefing([told], reader);
    expect(items(message)[0]?.sources).toBe("A, B, C, 2 more sources · 2 hr. ago");
    expect(notes(message)).toEqual(["1 story from 5 sources."]);
  });

  test("says no age where nobody says when, and none in the future", () => {
    const { publishedAt: _, ...undated } = ferry;
    expect(items(composeBriefing([[undated]], reader))[0]?.sources).toBe("Harbour Wire");
    const ahead = { ...ferry, publishedAt: at + 5 * hour };
    expect(items(composeBriefing([[ahead]], reader))[0]?.sources).toBe("Harbour Wire · 1 min. ago");
  });

  test("is led by the first story that has a text", () => {
    const bare = { ...ferry, source: "Bare", title: "Ferry", text: "", url: "https://bare.example/" };
    expect(items(composeBriefing([[bare, ferry]], reader))[0]?.title).toBe(ferry.title);
    expect(items(composeBriefing([[bare]], reader))[0]).toEqual({
      kind: "item",
      title: "Ferry",
      url: "https://bare.example/",
      sources: "Bare · 2 hr. ago",
    });
  });

  test("makes a headline of the first sentence where there is none", () => {
    expect(items(composeBriefing([[{ ...ferry, title: "  " }]], reader))[0]).toMatchObject({
      title: "The ferry takes 180 passengers.",
      body: "A ticket costs 4.50 crowns. Children travel free.",
    });
  });

  test("says that there is no news yet where there is nothing to tell", () => {
    const nothing = { blocks: [{ kind: "text", text: words("en").briefing.nothingYet }] };
    expect(composeBriefing([], reader)).toEqual(nothing);
    expect(composeBriefing([[], [{ ...ferry, title: "", text: " \n" }]], reader)).toEqual(nothing);
  });

  test("says what was missed", () => {
    const message = composeBriefing([[ferry]], { ...reader, missed: [at - 48 * hour, at - 24 * hour] });
    expect(notes(message)[0]).toBe(words("en").briefing.missed(2, "Sun 11:30 PM"));
  });

  test("takes events with an id like bare stories", () => {
    expect(composeBriefing([{ id: "1", stories: [ferry] }], reader)).toEqual(composeBriefing([[ferry]], reader));
  });

  test("leaves hostile and right-to-left texts as they are, on one line and of bearable length", () => {
    const hostile = [
      "<b>&amp;</b>",
      "*a* _b_ [c](javascript:alert(1)) @everyone",
      "نشرة الأخبار: العبّارة الكهربائية",
      "שלום",
    ];
    const told = hostile.map((title) => [{ ...ferry, title, source: title }]);
    expect(items(composeBriefing(told, reader)).map(({ title }) => title)).toEqual(hostile);
    const [item] = items(
      composeBriefing([[{ ...ferry, title: "one\ntwo ".repeat(500), source: "S\n".repeat(500) }]], reader),
    );
    expect(item?.title).not.toContain("\n");
    expect(item?.title.length).toBeLessThanOrEqual(250);
    expect(item?.sources?.length).toBeLessThan(100);
  });

  test("composes thousands of events", () => {
    expect(items(composeBriefing(many(5000), reader))).toHaveLength(7);
  });

  test.each(Object.keys(catalogs))("speaks %s", (locale) => {
    const message = composeBriefing(many(9), { ...reader, locale, left: 1, missed: [at - hour] });
    expect(notes(message)).toEqual([
      expect.stringMatching(/\S/u),
      words(locale).briefing.closing(7, 1),
      words(locale).briefing.left(3),
    ]);
  });

  test("composes anything, twice alike, and leaves what it was given as it was", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.lorem({ maxCount: 40 }),
      fc.constantFrom("", "\u202e<script>", "한국어 소식."),
    );
    const story: fc.Arbitrary<Story> = fc.record(
      {
        source: text,
        title: text,
        text,
        language: fc.constantFrom("en", "ko", "und", "not a language"),
        url: text,
        publishedAt: fc.integer({ min: 0, max: 8e15 }),
        image: text,
      },
      { requiredKeys: ["source", "title", "text", "language"] },
    );
    const options = fc.record({
      locale: fc.constantFrom(...Object.keys(catalogs), "ar", "zz", "not a locale"),
      timeZone: fc.constantFrom("UTC", "Asia/Seoul", "America/St_Johns"),
      at: fc.integer({ min: 0, max: 8e15 }),
      format: fc.constantFrom("headlines" as const, "short" as const, "full" as const),
    });
    fc.assert(
      fc.property(fc.array(fc.array(story, { maxLength: 4 }), { maxLength: 20 }), options, (events, how) => {
        const before = structuredClone(events);
        const message = composeBriefing(events, how);
        expect(composeBriefing(structuredClone(events), how)).toEqual(message);
        expect(events).toEqual(before);
        expect(items(message).length).toBeLessThanOrEqual(itemLimits[how.format]);
        for (const { title, body = "" } of items(message)) {
          expect(title).not.toBe("");
          expect(body.length).toBeLessThanOrEqual(how.format === "full" ? 900 : 280);
        }
      }),
    );
  });

  test("sets names and labelled headlines of another direction apart, and nothing else", () => {
    const arabic = aStory({ source: "صحيفة الميناء", title: "العبارة تعود", text: "" });
    const event = { id: "v1", stories: [arabic], update: arabic };
    const items = (locale: string) =>
      composeBriefing([event], { locale, timeZone: "UTC", at }).blocks.flatMap((block) =>
        block.kind === "item" ? [block] : [],
      );
    expect(items("en")[0]).toMatchObject({ title: "\u2068العبارة تعود\u2069", sources: "\u2068صحيفة الميناء\u2069" });
    expect(items("ar")[0]?.title).toBe("العبارة تعود");
    const plain = composeBriefing([[arabic]], { locale: "en", timeZone: "UTC", at }).blocks;
    expect(plain).toContainEqual(expect.objectContaining({ title: "العبارة تعود" }));
  });
});
