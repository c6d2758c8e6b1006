import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTurns } from "../../src/delivery/pace.ts";
import { createHost } from "../../src/host.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { quiet } from "../quiet-log.ts";
import { aStory } from "../samples.ts";

const hour = 3_600_000;
const start = Date.parse("2026-11-24T09:00:00Z");
let store: Store;
let now: number;
let chat: ReturnType<typeof memoryAdapter>;
beforeEach(async () => {
  now = start;
  store = await openStore("sqlite::memory:");
  chat = memoryAdapter();
  const turns = createTurns(chat.adapter.pace, () => now);
  const defaults = { locale: "en", timeZone: "UTC" };
  const log = quiet;
  await chat.adapter.start(
    createHost({ store, adapter: chat.adapter, turns, defaults, now: () => now, log, halted: () => undefined }),
  );
});
afterEach(() => store.close());

const reader = async () => (await store.subscriptions.find("telegram", "42"))!;
const choices = async () => (await reader()).choices;
let count = 0;
/** Takes in a story, as the only one of its event unless said otherwise; gives back the event's id. */
async function add(story: Partial<Story>, event?: string): Promise<string> {
  count++;
  const id = event ?? `${count.toString(16).padStart(8, "0")}-aaaa-4000-8000-000000000000`;
  const url = `https://harbour.example/${count}`;
  await store.stories.add({ id: `s${count}`, story: aStory({ url, publishedAt: now, ...story }) }, id, now);
  return id;
}
const list = (...names: string[]) =>
  store.sources.list(
    names.map((name) => ({ url: `https://${name}.example/feed`, title: `The ${name}`, topics: [name], weight: 1 })),
  );
/** Whatever people and programs may send. */
const hostile = [
  "x".repeat(10_000),
  "가".repeat(10_000),
  "a,".repeat(5000),
  "%",
  "_%_",
  "* OR *",
  "NOT",
  "NEAR(a b)",
  '"unclosed',
  "'; drop table story; --",
  "\u0000\u0001",
  "\ud800",
  "\u202egnp",
  "e:",
  "e:%",
  "e:../../x",
  "-1",
  "0",
  "99",
  "🦊🦊",
  "(((((((",
  "مرحبا بالعالم",
  "{}[]^$\\",
];

describe("topics", () => {
  test("are those of the sources, tapped one by one in a menu that is drawn anew", async () => {
    await list("science", "sports", "world");
    const all = await chat.say("/topics");
    expect(all.menu).toEqual(["* /topics -science", "* /topics -sports", "* /topics -world"]);
    expect(all.text).toContain("all topics");
    const two = await chat.say("/topics -sports");
    expect(two.menu).toEqual(["* /topics -science", "/topics +sports", "* /topics -world"]);
    expect(two.text).toContain("science and world");
    expect(two.buttons[0]).toBe("/topics all");
    // An old button still does what it says.
    await chat.say("/topics -sports");
    expect((await choices()).topics).toEqual(["science", "world"]);
    await chat.say("/topics +sports");
    expect((await choices()).topics).toBeUndefined();
    await chat.say("/topics none");
    expect((await choices()).topics).toEqual([]);
    expect((await chat.say("/topics +world")).text).toContain("Your topics: world.");
  });

  test("are set by typing them, with undo; the nearest is offered for one that is not there", async () => {
    await list("science", "world", "north sea");
    expect((await chat.say("/topics World, north sea")).text).toContain("north sea and world");
    const { text, buttons } = await chat.say("/topics north sea science");
    expect(text).toContain("north sea and science");
    expect(buttons[0]).toBe("/topics north sea, world");
    await chat.say(buttons[0]!);
    expect((await choices()).topics).toEqual(["north sea", "world"]);
    const wrong = await chat.say("/topics sciense");
    expect(wrong.text).toContain("I have no topic “sciense”");
    expect(wrong.buttons[0]).toBe("/topics science");
    expect((await choices()).topics).toEqual(["north sea", "world"]);
  });

  test("say so where the sources name none, and are for managers in a group", async () => {
    expect((await chat.say("/topics world")).text).toContain("name no topics");
    await list("world");
    expect((await chat.say("/topics none", { manager: false })).text).toContain("Only those who manage");
  });
});

describe("follows and mutes", () => {
  test("take words, phrases and sources, list them, and take each back", async () => {
    await add({ source: "Town Gazette" });
    const { text, buttons } = await chat.say("/follow Korea, Sea  Ice, source town gazette");
    expect(text).toContain("You follow: korea, sea ice, and town gazette (source)");
    expect(buttons[0]).toBe("/unfollow korea, sea ice, source town gazette");
    expect(await choices()).toMatchObject({ follows: { words: ["korea", "sea ice"], sources: ["town gazette"] } });
    expect((await chat.say("/follow")).buttons).toEqual([
      "/follow",
      "/unfollow korea",
      "/unfollow sea ice",
      "/unfollow source town gazette",
    ]);
    const back = await chat.say("/unfollow sea ice");
    expect(back.text).toContain("Taken back: “sea ice”");
    expect(back.buttons[0]).toBe("/follow sea ice");
    await chat.say(buttons[0]!);
    expect(await choices()).toMatchObject({ follows: { words: [], sources: [] } });
    expect((await chat.say("/follow")).text).toContain("follow nothing yet");
  });

  test("know a source by its name alone, offer the nearest, and one subject is on one side only", async () => {
    await list("gazette");
    await add({ source: "The gazette" });
    expect((await chat.say("/mute THE Gazette")).text).toContain("The gazette (source)");
    expect((await choices()).mutes).toEqual({ sources: ["the gazette"] });
    const wrong = await chat.say("/mute source the gazete");
    expect(wrong.text).toContain("I know no source “the gazete”");
    expect(wrong.buttons[0]).toBe("/mute source the gazette");
    await chat.say("/follow source the gazette");
    expect(await choices()).toMatchObject({ mutes: { sources: [] }, follows: { sources: ["the gazette"] } });
  });

  test("take a story by its number or its id, and mute a topic by its name", async () => {
    await list("sports", "world");
    const id = await add({ title: "Ferry sinks off the coast" });
    await chat.say("/brief");
    const followed = await chat.say("/follow 1");
    expect(followed.text).toContain("I will tell you once");
    expect((await choices()).follows).toEqual({ events: [id] });
    expect(followed.buttons[0]).toBe(`/unfollow e:${id.slice(0, 13)}`);
    await chat.say(followed.buttons[0]!);
    await chat.say(`/mute e:${id.slice(0, 13)}`);
    expect(await choices()).toMatchObject({ follows: { events: [] }, mutes: { events: [id] } });
    await chat.say("/mute sports");
    expect((await choices()).topics).toEqual(["world"]);
  });

  test("say the same thing when the same is said twice, and that what was not set was not", async () => {
    await chat.say("/mute quakes");
    const { buttons } = await chat.say("/mute Quakes");
    expect(buttons).toEqual(["/mute", "/unmute quakes"]);
    expect((await choices()).mutes).toEqual({ words: ["quakes"] });
    expect((await chat.say("/unmute floods")).text).toContain("“floods” was not set");
  });

  test("are at most fifty of each, and none is lost when there are more", async () => {
    for (let i = 0; i < 50; i += 10) {
      await chat.say(`/follow ${Array.from({ length: 10 }, (_, k) => `word${i + k}`).join(", ")}`);
    }
    expect((await chat.say("/follow onemore")).text).toContain("more than 50");
    expect((await choices()).follows?.words).toHaveLength(50);
  });

  test("bear hostile words, and no button is too long to travel", async () => {
    await list("world");
    await add({ source: `The ${"long ".repeat(40)}Gazette`, title: "“".repeat(300) });
    for (const name of [
      "follow",
      "mute",
      "unfollow",
      "unmute",
      "topics",
      "less",
      "breaking",
      "open",
      "search",
      "brief",
    ]) {
      for (const [i, text] of hostile.entries()) {
        if (i % 15 === 0) now += 11 * 60_000;
        const { text: said, buttons, menu } = await chat.say(`/${name} ${text}`);
        expect(said).not.toContain("Something went wrong");
        expect(said.length).toBeLessThan(4000);
        for (const button of [...buttons, ...menu]) {
          expect(Buffer.byteLength(button.replace("✓ ", ""))).toBeLessThanOrEqual(64);
        }
      }
    }
  });
});

describe("a briefing", () => {
  test("has a number for each item, which opens it in full, by tap and by typing", async () => {
    const ferry = await add({ title: "Ferry sinks off the coast", text: `${"A long report. ".repeat(50)}The end.` });
    await add({ title: "Ferry lost near the coast", source: "Town Gazette" }, ferry);
    await add({ title: "Library opens on Sundays", publishedAt: now - hour });
    const { buttons } = await chat.say("/brief");
    expect(buttons[0]).toBe(`/open ${ferry.slice(0, 13)}`);
    expect(buttons).toContain("/settings");
    for (const command of [buttons[0]!, "/open 1", `/open ${ferry}`]) {
      const story = await chat.say(command);
      expect(story.text).toContain("The end.");
      expect(story.text).toContain("Town Gazette");
      expect(story.buttons).toEqual([`/follow e:${ferry.slice(0, 13)}`, `/less ${ferry.slice(0, 13)}`]);
    }
    expect((await chat.say("/open 2")).text).toContain("Library");
    expect((await chat.say("/open 3")).text).toContain("do not have that story");
    expect((await chat.say("/open")).text).toContain("Which story?");
  });

  test("opens as much of a story as one message holds", async () => {
    const render = chat.adapter.render;
    const room = 500;
    const small = {
      ...chat.adapter,
      render: (...args: Parameters<typeof render>) =>
        render(...args).flatMap((part) =>
          JSON.stringify(part["text"]).length > room ? [part, { text: "", buttons: [] }] : [part],
        ),
    };
    const turns = createTurns(small.pace, () => now);
    const defaults = { locale: "en", timeZone: "UTC" };
    await chat.adapter.start(
      createHost({ store, adapter: small, turns, defaults, now: () => now, log: quiet, halted: () => undefined }),
    );
    await add({ text: "A long report. ".repeat(1000) });
    await chat.say("/brief");
    const { text } = await chat.say("/open 1");
    expect(text.length).toBeLessThanOrEqual(room);
    expect(text.length).toBeGreaterThan(room - 30);
    expect(text).toContain("…");
  });

  test("goes on with what was not told yet, and ends", async () => {
    for (let i = 0; i < 10; i++) await add({ title: `Report ${i}`, source: `Wire ${i}` });
    const first = await chat.say("/brief");
    expect(first.buttons.slice(-3)).toEqual(["/more", "/settings", "/subscribe"]);
    const more = await chat.say("/more");
    const told = (text: string) => text.match(/Report \d/gu) ?? [];
    expect(new Set([...told(first.text), ...told(more.text)]).size).toBe(10);
    expect(more.buttons).not.toContain("/more");
    // A number means what was shown last.
    expect((await chat.say("/open 1")).text).toContain(told(more.text)[0]!);
    expect((await chat.say("/more")).text).toContain("Nothing new");
  });

  test("has less of a story, of its source and of its topic, each with a way back", async () => {
    await list("sports", "world");
    const id = await add({ title: "Cup final", topics: ["sports"], source: "Town Gazette" });
    await chat.say("/brief");
    const { text, buttons } = await chat.say("/less 1");
    expect(text).toContain("Cup final");
    expect(buttons).toEqual(["/mute source town gazette", "/topics -sports", `/unmute e:${id.slice(0, 13)}`]);
    expect((await chat.say("/brief again")).text).not.toContain("Cup final");
    await chat.say(buttons[2]!);
    expect((await chat.say("/brief again")).text).toContain("Cup final");
  });

  test("of one subject tells it whether told or not, since when one says", async () => {
    await list("technology", "world");
    await add({ title: "Chips run short", topics: ["technology"], publishedAt: now - 40 * hour });
    now += 40 * hour;
    await add({ title: "New chips arrive", topics: ["technology"] });
    await add({ title: "Korea votes", topics: ["world"] });
    for (let i = 0; i < 2; i++) {
      const { text } = await chat.say("/brief Technology");
      expect(text).toContain("New chips arrive");
      expect(text).toContain("Chips run short");
      expect(text).not.toContain("Korea");
    }
    const today = await chat.say("/brief technology since yesterday");
    expect(today.text).toContain("New chips arrive");
    expect(today.text).not.toContain("run short");
    const all = await chat.say("/brief today");
    expect(all.text).toContain("New chips arrive");
    expect(all.text).toContain("Korea votes");
    expect(all.text).not.toContain("run short");
    expect((await chat.say("/brief korea")).text).toContain("Korea votes");
    const wrong = await chat.say("/brief tecnology");
    expect(wrong.text).toContain("nothing about “tecnology”");
    expect(wrong.buttons).toEqual(["/brief technology"]);
    // It was no briefing of the news: when one last came stays as it is.
    expect((await reader()).toldAt).toBeNull();
  });

  test("of a subject goes on with that subject", async () => {
    for (let i = 0; i < 9; i++) await add({ title: `Korea report ${i}`, source: `Wire ${i}` });
    await add({ title: "Something else" });
    const told = async (command: string) => (await chat.say(command)).text.match(/Korea report \d/gu) ?? [];
    const [first, second] = [await told("/brief korea"), await told("/more")];
    expect(new Set([...first, ...second]).size).toBe(9);
    expect((await chat.say("/more")).text).toContain("all there is");
  });
});

describe("a search", () => {
  test("finds words anywhere in a headline or opening, the best first, then the newest", async () => {
    await add({ title: "Harbour opens", text: "The elections are over." });
    now += hour;
    await add({ title: "Elections in the north" });
    now += hour;
    await add({ title: "An election is called" });
    const { text } = await chat.say("/search Election");
    expect(text.split("\n").slice(1, 4)).toEqual(["An election is called", "Elections in the north", "Harbour opens"]);
    expect((await chat.say("/search")).text).toContain("What shall I look for?");
    expect((await chat.say("/search zebras")).text).toContain("nothing about “zebras”");
  });

  test("shows seven, and more", async () => {
    for (let i = 0; i < 12; i++) await add({ title: `Zebra ${i} is found`, source: `Wire ${i}` });
    const first = await chat.say("/search zebra");
    expect(first.text.match(/Zebra \d+/gu)).toHaveLength(7);
    expect(first.buttons).toContain("/more");
    const second = await chat.say("/more");
    expect(second.text.match(/Zebra \d+/gu)).toHaveLength(5);
    expect(new Set([...first.text.matchAll(/Zebra \d+/gu), ...second.text.matchAll(/Zebra \d+/gu)].flat()).size).toBe(
      12,
    );
    expect(second.buttons).not.toContain("/more");
  });

  test("asks a chat that asks too often to wait, and only that one", async () => {
    for (let i = 0; i < 20; i++) await chat.say("/search ferry");
    expect((await chat.say("/brief")).text).toContain("ask again in 10 minutes");
    expect((await chat.say("/brief", { chat: "43" })).text).not.toContain("ask again");
    expect((await chat.say("/help")).text).not.toContain("ask again");
    now += 10 * 60_000;
    expect((await chat.say("/brief")).text).not.toContain("ask again");
  });
});

describe("breaking news", () => {
  test("is off until it is asked for, three a day unless said otherwise, with undo", async () => {
    expect((await chat.say("/breaking")).text).toContain("off");
    expect((await chat.say("/breaking on")).text).toContain("3 times a day");
    const five = await chat.say("/breaking 5");
    expect(five.buttons).toEqual(["/breaking 3", "/breaking off"]);
    expect((await choices()).breaking).toBe(5);
    expect((await chat.say("/breaking often")).text).toContain("“often”");
    expect((await chat.say("/breaking 21")).text).toContain("from 1 to 20");
    expect((await choices()).breaking).toBe(5);
    const off = await chat.say("/breaking off");
    expect(off.buttons).toEqual(["/breaking 5", "/breaking on"]);
    expect((await choices()).breaking).toBe(0);
  });
});

describe("what is typed is completed", () => {
  const complete = async (command: string, option: string, typed: string, manager = true) =>
    (await chat.host().complete(command, option, typed, { chat: "42", user: "7", manager })).map(
      ({ label, value }) => `${label} = ${value}`,
    );
  beforeEach(() => list("sea", "sea ice", "world"));

  test("to topics, each of a list", async () => {
    expect(await complete("topics", "topics", "")).toEqual(
      ["all", "none", "sea", "sea ice", "world"].map((name) => `${name} = ${name}`),
    );
    expect(await complete("topics", "topics", "wor")).toEqual(["world = world"]);
    expect(await complete("topics", "topics", "world sea i")).toEqual(["world sea ice = world sea ice"]);
    expect(await complete("topics", "topics", "world, ")).toContain("world, sea = world, sea");
    expect(await complete("brief", "format", "full w")).toEqual(["full world = full world"]);
    expect(await complete("topics", "topics", "atlantis")).toEqual([]);
  });

  test("to sources, topics and the stories shown last", async () => {
    await add({ title: "Ferry sails" });
    await chat.say("/brief");
    expect(await complete("follow", "subject", "WORLD")).toEqual([
      "world = world",
      "The world (source) = source the world",
    ]);
    expect(await complete("mute", "subject", "korea, the wor")).toEqual([
      "The world (source) = korea, source the world",
    ]);
    for (const command of ["follow", "mute"])
      expect(await complete(command, "subject", "ferry")).toEqual(["1. Ferry sails = 1"]);
    for (const command of ["open", "less"])
      expect(await complete(command, "story", "")).toEqual(["1. Ferry sails = 1"]);
  });

  test("to what is followed or muted, for those who may change it", async () => {
    const id = await add({ title: "Ferry sails" });
    await chat.say("/brief");
    await chat.say("/follow korea, source the world, 1");
    expect(await complete("unfollow", "subject", "")).toEqual([
      "korea = korea",
      "The world (source) = source the world",
      `Ferry sails = e:${id.slice(0, 13)}`,
    ]);
    expect(await complete("unfollow", "subject", "kor")).toEqual(["korea = korea"]);
    expect(await complete("unmute", "subject", "")).toEqual([]);
    expect(await complete("unfollow", "subject", "", false)).toEqual([]);
  });

  test("to nothing, but without an error, for a chat never seen and hostile text", async () => {
    for (const text of hostile) {
      for (const [command, option] of [
        ["follow", "subject"],
        ["topics", "topics"],
        ["open", "story"],
      ] as const) {
        expect(Array.isArray(await complete(command, option, text))).toBe(true);
      }
    }
    expect(await store.subscriptions.find("telegram", "42")).toBeUndefined();
  });
});
