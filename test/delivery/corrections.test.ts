import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter, Outcome } from "../../src/adapter.ts";
import { composePlanned } from "../../src/delivery/compose.ts";
import { createTurns } from "../../src/delivery/pace.ts";
import { plan } from "../../src/delivery/plan.ts";
import { planCorrections } from "../../src/delivery/plan-corrections.ts";
import { startSender } from "../../src/delivery/send.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { createTakeIn } from "../../src/story/take-in.ts";
import { quiet } from "../quiet-log.ts";
import { aReader, aStory } from "../samples.ts";
import { engines } from "../store/engines.ts";
import { memoryAdapter } from "./fake-adapter.ts";

const minute = 60_000;
const slotAt = Date.parse("2026-11-24T06:30:00Z");
const ferry = aStory({ url: "https://harbour.example/ferry" });
const tram = aStory({
  title: "Tramway to the airport opens on Sunday",
  text: "The tramway to the airport opens on Sunday. A ride takes twenty minutes.",
  url: "https://harbour.example/tram",
});
const wrong = {
  ...ferry,
  title: "Harbour ferry returns to service on Tuesday",
  text: `Correction: it sails from Tuesday.\n${ferry.text.replace("Monday", "Tuesday")}`,
};

describe.each(engines)("a correction on $name", ({ place }) => {
  let at: Awaited<ReturnType<typeof place>>;
  let store: Store;
  let now: number;
  let take: ReturnType<typeof createTakeIn>;
  let chat: ReturnType<typeof memoryAdapter>;
  let edits: { chat: string; id: string; text: string }[];
  let adapter: Adapter;
  beforeEach(async () => {
    at = await place();
    store = await openStore(at.address);
    now = slotAt;
    take = createTakeIn(store);
    chat = memoryAdapter();
    edits = [];
    adapter = {
      ...chat.adapter,
      edit: async (to, id, part): Promise<Outcome> => {
        edits.push({ chat: to.chat, id, text: JSON.stringify(part) });
        return { kind: "delivered", id };
      },
    };
    await take([ferry, tram], slotAt - 60 * minute);
    for (const id of ["ann", "ben"]) {
      await store.subscriptions.change("telegram", id, () =>
        aReader({ id, chat: id, slots: [{ at: "06:30" }], nextAt: slotAt, nextSlot: "2026-11-24T06:30" }),
      );
    }
  });
  afterEach(async () => {
    await store.close();
    await at.remove();
  });

  /** Plans, composes and sends what is due, as a minute does. */
  const pass = async (by: Adapter) => {
    await plan(store, ["telegram"], now);
    await composePlanned(store, [by], now);
    await planCorrections(store, by, now);
    const turns = createTurns(by.pace, () => now);
    const fence = (await store.leases.acquire("send:telegram", "us", now, now + minute))!;
    const sender = startSender({
      store,
      adapter: by,
      fence,
      turns,
      now: () => now,
      log: quiet,
      whenUnsure: "skip",
      halted: () => undefined,
    });
    while ((await store.claims.nextRunAt("telegram")) !== undefined) await new Promise(setImmediate);
    await sender.stop();
    turns.stop();
  };

  test("mends the message that told it, once, for each of its readers", async () => {
    await pass(adapter);
    expect(chat.sent).toHaveLength(2);
    now += 30 * minute;
    await take([wrong, tram], now);
    await pass(adapter);
    await pass(adapter);
    expect(chat.sent).toHaveLength(2);
    expect(edits.map(({ chat }) => chat).toSorted()).toEqual(["ann", "ben"]);
    expect(edits.map(({ id }) => id).toSorted()).toEqual(["1", "2"]);
    expect(edits[0]?.text).toContain("Tramway");
    const rows = await store.deliveries.history("ann", 10, true);
    expect(rows.map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect(await store.deliveries.history("ann", 10)).toHaveLength(1);
  });

  test("comes as one short message where the platform cannot edit, and to who was told on demand", async () => {
    await pass(chat.adapter);
    await store.subscriptions.change("telegram", "cho", () => aReader({ id: "cho", chat: "cho" }));
    const event = (await store.stories.since(0)).find(({ stories }) => stories[0]?.url === ferry.url);
    await store.subscriptions.tell("cho", [event!.id], now, now);
    now += 30 * minute;
    await take([wrong], now);
    await pass(chat.adapter);
    await pass(chat.adapter);
    const notes = chat.sent.slice(2);
    expect(notes.map(({ chat }) => chat).toSorted()).toEqual(["ann", "ben", "cho"]);
    expect(notes.map(({ text }) => text)).toEqual(notes.map(() => wrong.title));
  });

  test("finds who was told its event before that became part of another", async () => {
    await pass(adapter);
    await store.subscriptions.change("telegram", "cho", () => aReader({ id: "cho", chat: "cho" }));
    const event = (await store.stories.since(0)).find(({ stories }) => stories[0]?.url === ferry.url)!;
    await store.subscriptions.tell("cho", [event.id], now, now);
    const other = aStory({ title: "North Island has its boat back", url: "https://gazette.example/boat" });
    await store.stories.add({ id: "other", story: other }, "other", now, [{ from: event.id, to: "other" }]);
    now += 30 * minute;
    await take([wrong], now);
    await pass(adapter);
    await pass(adapter);
    expect(edits.map(({ chat }) => chat).toSorted()).toEqual(["ann", "ben"]);
    expect(edits[0]?.text).toContain("on Tuesday");
    expect(chat.sent.slice(2).map(({ chat, text }) => [chat, text])).toEqual([["cho", wrong.title]]);
  });

  test("goes to nobody who was told something else", async () => {
    await pass(adapter);
    await store.subscriptions.change("telegram", "dov", () => aReader({ id: "dov", chat: "dov" }));
    now += 30 * minute;
    await take([wrong], now);
    await pass(adapter);
    expect(edits.map(({ chat }) => chat)).not.toContain("dov");
    expect(chat.sent).toHaveLength(2);
  });

  test("is no news: what was told and corrected does not come again", async () => {
    await pass(adapter);
    now += 30 * minute;
    await take([wrong, tram], now);
    const events = await store.stories.since(0);
    expect(events.flatMap(({ stories }) => stories)).toHaveLength(2);
    expect(events.flatMap(({ versions }) => versions ?? [])).toHaveLength(2);
  });
});

describe.each(engines)("a story told anew on $name", ({ place }) => {
  test("is news of its event where it has materially changed, and else only mended", async () => {
    const at = await place();
    const store = await openStore(at.address);
    const take = createTakeIn(store);
    const first = aStory({
      title: "5 hurt in harbour fire",
      text: "5 people were hurt in a fire at the old harbour, the fire office said. It broke out at noon.",
      url: "https://harbour.example/fire",
    });
    await take([first], slotAt);
    await take([{ ...first, text: first.text.replace("at noon", "about noon") }], slotAt + minute);
    const later = { ...first, title: "Forty hurt in harbour fire", text: first.text.replace("5", "40") };
    const events = async () => store.stories.since(0);
    expect((await events())[0]?.versions).toHaveLength(1);
    expect((await events())[0]?.stories[0]?.text).toContain("about noon");
    await take([{ ...later, title: "40 hurt in harbour fire" }], slotAt + 2 * minute);
    await take([{ ...later, title: "40 hurt in harbour fire" }], slotAt + 3 * minute);
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(event?.versions?.map(({ story }) => story.title)).toEqual([first.title, "40 hurt in harbour fire"]);
    expect(event?.stories.map(({ title }) => title)).toEqual(["40 hurt in harbour fire"]);
    await store.close();
    await at.remove();
  });
});
