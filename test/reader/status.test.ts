import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { catalogs, words } from "../../messages/words.ts";
import type { Delivery } from "../../src/delivery/delivery.ts";
import { createTurns } from "../../src/delivery/pace.ts";
import { plan } from "../../src/delivery/plan.ts";
import { createHost } from "../../src/host.ts";
import type { Context } from "../../src/reader/commands/command.ts";
import { runCommand } from "../../src/reader/commands/index.ts";
import { newsFor } from "../../src/reader/news.ts";
import type { Subscription } from "../../src/reader/subscription.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { quiet } from "../quiet-log.ts";
import { aReader } from "../samples.ts";

const day = 86_400_000;
const monday = Date.parse("2026-11-23T07:30:00Z");
const now = Date.parse("2026-11-24T09:00:00Z");
const everyMorning = { slots: [{ at: "07:30" }], nextAt: monday + 2 * day, nextSlot: "2026-11-25T07:30" };

const empty = await openStore("sqlite::memory:");
afterAll(() => empty.close());

function aRow(other: Partial<Delivery>): Delivery {
  return {
    id: "r1:2026-11-23T07:30",
    subscription: "r1",
    platform: "telegram",
    slot: "2026-11-23T07:30",
    slotAt: monday,
    about: null,
    edition: null,
    state: "delivered",
    reason: null,
    sentIds: [],
    attempts: 0,
    unsureAt: null,
    edits: null,
    runAt: monday,
    ...other,
  };
}

/** What /status answers a reader with such a past: its texts, and the commands on its buttons. */
async function ask(
  reader: Partial<Subscription>,
  past: readonly Partial<Delivery>[],
  { locale = "en", manager = true } = {},
) {
  const subscription = aReader(reader);
  const context: Context = {
    args: "",
    from: { chat: "42", user: "7", manager },
    said: "/status",
    now,
    locale,
    words: words(locale),
    reader: subscription,
    change: async (edit) => edit(subscription),
    history: async (limit) => past.slice(0, limit).map(aRow),
    record: () => Promise.reject(new Error("/status tells no more.")),
    erase: () => Promise.reject(new Error("/status forgets nothing.")),
    news: newsFor(empty, { reader: () => subscription, locale, now: () => now, fits: () => true }),
  };
  const { message } = await runCommand("status", context);
  return {
    lines: message.blocks.flatMap((block) => (block.kind === "text" ? block.text.split("\n") : [])),
    buttons: message.actions?.flatMap((action) => ("command" in action ? [action.command] : [])),
  };
}

describe("/status", () => {
  test("says when the next briefing comes, in the reader's words and clock, and offers to stop", async () => {
    const { lines, buttons } = await ask({ ...everyMorning, timeZone: "Asia/Seoul", slots: [{ at: "16:30" }] }, []);
    expect(lines).toEqual([
      "Your briefing comes every day at 4:30 PM (Asia/Seoul).",
      "The next one: Wednesday, November 25 at 4:30 PM, in 23 hours.",
      "No briefing has been due here so far.",
    ]);
    expect(buttons).toEqual(["/brief", "/stop"]);
  });

  test("says that nothing is planned, what became of the last ones all the same, and offers to subscribe", async () => {
    const { lines, buttons } = await ask({}, [{}]);
    expect(lines[0]).toBe("You have no briefing planned. /brief gives you the news at any time.");
    expect(lines).toContain("Mon 7:30 AM: delivered");
    expect(buttons).toEqual(["/brief", "/subscribe"]);
  });

  test("tells of what was pushed what it was, and not that the briefings were stopped", async () => {
    const { lines } = await ask(everyMorning, [
      { slot: "breaking 3fa9c1d2-4b5e", about: "v1" },
      { slot: "update 3fa9c1d2-4b5e 2", about: "v1", state: "stopped" },
    ]);
    expect(lines.slice(3)).toEqual([
      "Mon 7:30 AM, breaking news: delivered",
      "Mon 7:30 AM, a story you follow: not sent; you knew it, or wanted it no more",
    ]);
  });

  test("lists the last five in the order of the ledger, with their date where a weekday would not do", async () => {
    const past = Array.from({ length: 7 }, (_, i) => ({ slotAt: monday - i * 3 * day }));
    const { lines } = await ask(everyMorning, past);
    expect(lines.slice(2)).toEqual([
      "Your last briefings:",
      "Mon 7:30 AM: delivered",
      "Fri 7:30 AM: delivered",
      "Tuesday, November 17, 7:30 AM: delivered",
      "Saturday, November 14, 7:30 AM: delivered",
      "Wednesday, November 11, 7:30 AM: delivered",
    ]);
  });

  test.each([
    ["queued", "about to be sent"],
    ["sending", "being sent"],
    ["missed", "missed; it could not be sent in time"],
    ["refused", "could not be sent"],
    ["gone", "not sent; this chat could not be written to"],
    ["unknown", "may have arrived; no answer came back"],
  ] as const)("says of one that is %s: %s", async (state, sentence) => {
    const { lines } = await ask(everyMorning, [{ state, reason: "a reason for the operator" }]);
    expect(lines).toContain(`Mon 7:30 AM: ${sentence}`);
    expect(lines.join("\n")).not.toContain("operator");
  });

  test("says of a notice whether the news behind it has been read", async () => {
    const nudged = async (toldAt: number | null) =>
      (await ask({ ...everyMorning, toldAt }, [{ state: "nudged" }])).lines.at(-1);
    expect(await nudged(null)).toContain("tap it");
    expect(await nudged(monday - day)).toContain("tap it");
    expect(await nudged(monday + 60_000)).toContain("you have had the news since");
  });

  test("says to who is back that the briefings are, too", async () => {
    const gone = { state: "gone" } as const;
    const back = "For a while nothing could be sent here. You are back, and so are your briefings.";
    expect((await ask(everyMorning, [gone, {}])).lines).toContain(back);
    expect((await ask(everyMorning, [{}, gone])).lines).not.toContain(back);
    expect((await ask({}, [gone])).lines).not.toContain(back);
  });

  test("is for everybody in a group", async () => {
    expect((await ask(everyMorning, [], { manager: false })).lines[0]).toContain("every day at 7:30 AM");
  });

  test.each(Object.keys(catalogs))("says all of it in the catalog %s", async (locale) => {
    const { states } = words(locale).status;
    const { lines } = await ask(everyMorning, [{ state: "missed" }], { locale });
    expect(lines.join("\n")).toContain(states.missed);
    expect(new Set(Object.values(states)).size).toBe(Object.keys(states).length);
  });
});

describe("/status in a chat", () => {
  let store: Store;
  let at: number;
  const chat = memoryAdapter();
  beforeEach(async () => {
    at = Date.parse("2026-11-22T21:00:00Z");
    store = await openStore("sqlite::memory:");
    const host = createHost({
      store,
      adapter: chat.adapter,
      turns: createTurns(chat.adapter.pace, () => at),
      defaults: { locale: "en", timeZone: "UTC" },
      now: () => at,
      log: quiet,
      halted: () => undefined,
    });
    await chat.adapter.start(host);
  });
  afterEach(() => store.close());

  test("tells what the ledger has of this chat and no other", async () => {
    await chat.say("/subscribe 07:30");
    await chat.say("/subscribe 08:00", { chat: "43" });
    at = now;
    await plan(store, ["telegram"], at);
    const { text } = await chat.say("/status");
    expect(text).toContain("The next one: Wednesday, November 25 at 7:30 AM");
    expect(text).toContain("Tue 7:30 AM: about to be sent\nMon 7:30 AM: missed");
    expect(text).not.toContain("8:00");
    expect((await chat.say("/status", { chat: "44" })).text).toContain("You have no briefing planned");
  });
});
