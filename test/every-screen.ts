import type { Message } from "../messages/message.ts";
import { createTurns } from "../src/delivery/pace.ts";
import type { Delivery } from "../src/delivery/delivery.ts";
import { composePlanned } from "../src/delivery/compose.ts";
import { plan } from "../src/delivery/plan.ts";
import { planCorrections } from "../src/delivery/plan-corrections.ts";
import { planPushes } from "../src/delivery/push.ts";
import { createHost } from "../src/host.ts";
import { openStore } from "../src/store/store.ts";
import type { Story } from "../src/story/story.ts";
import { memoryAdapter } from "./delivery/fake-adapter.ts";
import { quiet } from "./quiet-log.ts";
import { aStory } from "./samples.ts";

/** A message as the core makes it, and what it answers. */
export type Screen = { readonly name: string; readonly message: Message };

const minute = 60_000;
const hour = 60 * minute;

/** All that the core says in a language: each command in its states, and what comes by itself. */
export async function everyScreen(locale: string): Promise<Screen[]> {
  const screens: Screen[] = [];
  let name = "";
  let now = Date.parse("2026-11-23T21:00:00Z");
  const store = await openStore("sqlite::memory:");
  const chat = memoryAdapter();
  const adapter = {
    ...chat.adapter,
    render(message: Message, language: string) {
      screens.push({ name, message });
      return chat.adapter.render(message, language);
    },
  };
  const turns = createTurns(adapter.pace, () => now);
  const defaults = { locale, timeZone: "Europe/Berlin" };
  await chat.adapter.start(
    createHost({ store, adapter, turns, defaults, now: () => now, log: quiet, halted: () => undefined }),
  );
  const say = async (text: string, from: { chat?: string; user?: string; manager?: boolean } = {}) => {
    name = text;
    now += minute;
    const { buttons } = await chat.say(text, { locale, ...from });
    return buttons;
  };
  let stories = 0;
  const tell = async (title: string, { event, ...other }: Partial<Story> & { event?: string } = {}) => {
    stories += 1;
    const id = event ?? `${String(stories).padStart(8, "0")}-aaaa-4000-8000-000000000000`;
    const url = `https://harbour.example/${stories}`;
    await store.stories.add({ id: `s${stories}`, story: aStory({ title, url, publishedAt: now, ...other }) }, id, now);
    return id;
  };
  /** What falls due by then is made, and taken for sent. */
  const goOn = async (what: string, ms: number, ends: Delivery["state"] = "delivered") => {
    name = what;
    now += ms;
    await plan(store, ["telegram"], now);
    await planPushes(store, ["telegram"], now);
    await composePlanned(store, [adapter], now);
    await planCorrections(store, adapter, now);
    const fence = (await store.leases.acquire("send:telegram", "us", now, now + hour))!;
    for (const claim of await store.claims.claim("telegram", fence, now, now + minute, "token", 100)) {
      const edition = (await store.deliveries.edition(claim.delivery.edition!))!;
      const arrives = ends === "delivered";
      await store.claims.write(
        claim,
        { state: ends, ...(arrives && { sentIds: ["1"] }) },
        now,
        arrives ? edition : undefined,
      );
    }
  };

  for (const text of [
    "/brief",
    "/topics",
    "/search",
    "/start",
    "/status",
    "/stop",
    "/resume",
    "/pause 7 days",
    "/nonsense",
    "/help",
  ]) {
    await say(text, { chat: "empty" });
  }
  await store.sources.list(
    ["world", "technology", "sports"].map((topic) => ({
      url: `https://${topic}.example/feed`,
      title: topic,
      topics: [topic],
      weight: 1,
    })),
  );
  const sea = await tell("Ferry sinks, 5 dead", {
    event: "00000001-bbbb-4000-8000-000000000000",
    text: "A ferry sank. 5 people are dead.",
    topics: ["world"],
    source: "Post",
  });
  for (const place of ["Arle", "Besk", "Corve", "Dunmore", "Elling", "Farrow", "Gast", "Holm", "Ister"]) {
    await tell(`${place} votes`, { source: `${place} Post`, topics: ["technology"] });
  }
  await say("/start", { chat: "new" });
  await say("/start 07:00", { chat: "new" });
  await say("/start t_world", { chat: "third" });
  await say("/start", { chat: "member", manager: false });
  await say("/stop", { chat: "new" });
  await say("/start", { chat: "new" });
  await say("/start", { chat: "new" });
  for (const text of [
    "/subscribe",
    "/subscribe 07:30 18:00 weekdays",
    "/subscribe 09:00 weekend",
    "/subscribe 09:00 mon",
    "/subscribe 07:30 Asia/Seoul",
    "/subscribe 5 Seoul",
    "/subscribe 8 Springfield",
    "/subscribe noonish",
    "/subscribe 08:00 Atlantis",
    "/subscribe 1:00 2:00 3:00 4:00 5:00 6:00 7:00 8:00",
    "/zone",
    "/zone Springfield",
    "/zone Atlantis",
    "/zone it is 9:40",
    "/zone Europe/Berlin",
    "/settings",
    "/format",
    "/format full",
    "/format huge",
    "/format headlines",
    "/items",
    "/items 1",
    "/items 5",
    "/items auto",
    "/items many",
    "/language",
    "/language klingon",
    "/language auto",
    `/language ${locale}`,
    "/news",
    "/news en ko",
    "/news xx",
    "/news all",
    "/quiet",
    "/quiet 22-7",
    "/quiet x",
    "/quiet off",
    "/digest",
    "/digest sun 9",
    "/digest x",
    "/status",
    "/digest off",
    "/members",
    "/members off",
  ])
    await say(text);
  await say("/members on", { user: "8" });
  await say("/members off", { user: "8" });
  await say("/brief", { manager: false });
  await say("/stop", { manager: false });
  await say("/members on");
  for (const text of ["/pause", "/status", "/pause 7 days", "/status", "/pause x", "/pause ?", "/resume", "/resume"])
    await say(text);
  for (const text of [
    "/topics",
    "/topics world",
    "/topics sport",
    "/topics none",
    "/topics all",
    "/follow",
    "/follow korea, sea ice, source world",
    "/follow source nowhere",
    "/follow ...",
    `/follow ${"long ".repeat(30)}`,
    `/follow ${Array.from({ length: 10 }, (_, i) => `a${i}`).join(",")}`,
    "/unfollow korea",
    "/unfollow korea",
    "/mute",
    "/mute cricket",
    "/unmute cricket",
    "/open",
    "/open 99",
    "/less",
    "/brief",
    "/brief",
    "/brief again",
    "/brief korea",
    "/brief tecnology",
    "/brief technology since yesterday",
    "/search",
    "/search atlantis",
    "/search votes",
    "/more",
    "/more",
    "/more",
    "/open 1",
    "/less 1",
    `/follow e:${sea.slice(0, 13)}`,
    "/follow",
    "/breaking",
    "/breaking x",
    "/breaking 1",
    "/breaking on",
    "/help",
    "/stauts",
    "/say how are you?",
    "/privacy",
    "/export",
    "/channel",
  ])
    await say(text);
  for (let i = 0; i < 6; i++) await say(`/follow ${Array.from({ length: 10 }, (_, k) => `b${i}${k}`).join(",")}`);
  for (let i = 0; i < 25; i++) {
    now -= minute - 1;
    await say("/search x", { chat: "hasty" });
  }
  await say("/less 1");
  await say("/subscribe 07:30 Europe/Berlin");
  await tell("Ferry: 40 dead", { event: sea, text: "40 people are dead.", topics: ["world"] });
  await goOn("an update", hour);
  for (const [i, text] of [
    "The vessel went down in heavy weather, the coast guard said.",
    "Rescuers searched the cold sea with nine boats.",
    "The company could not say how many had bought a ticket.",
  ].entries()) {
    await tell(`Bridge falls ${i}`, { event: "e9", source: `Paper ${i}`, text });
  }
  await goOn("breaking news", minute);
  await say(`/follow e:${sea.slice(0, 13)}`);
  await tell("Ferry: 90 dead", { event: sea, text: "90 people are dead.", topics: ["world"] });
  await goOn("an update that nobody needs", minute, "stopped");
  await say("/status");
  await goOn("a briefing", 9 * hour);
  await say("/status");
  await goOn("a briefing that is missed", 28 * hour, "missed");
  await tell("Library opens");
  await goOn("a briefing after that", 20 * hour);
  await say("/status");
  await store.corrections.add({ event: sea, story: aStory({ title: "Ferry safe" }), kind: "corrected" }, now);
  await store.corrections.add({ event: sea, story: aStory({ title: "Ferry safe" }), kind: "withdrawn" }, now);
  await goOn("a correction", minute);
  await goOn("a briefing without news", 24 * hour);
  const ends = ["refused", "gone", "stopped", "unknown", "nudged"] as const;
  for (const state of ends) {
    await goOn(`a briefing that is ${state}`, 24 * hour, state);
    await say("/status");
  }
  await say("/brief again");
  await say("/status");
  for (const source of ["A", "B", "C", "D", "E"])
    await tell("Library opens", { event: "e8", source: `${source} Post` });
  await say("/digest sun 9");
  await goOn("a look back", 4 * 24 * hour);
  await goOn("a look back", 24 * hour);
  await goOn("a look back", 24 * hour);
  await goOn("a look back", 24 * hour);
  await goOn("a briefing that is on its way", 24 * hour, "sending");
  await say("/status");
  await say("/stop");
  await say("/stop");
  await say("/delete");
  const [erase = ""] = await say("/delete");
  await say(erase);
  await store.close();
  return screens;
}
