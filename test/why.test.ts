import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Delivery } from "../src/delivery/delivery.ts";
import { plan } from "../src/delivery/plan.ts";
import type { Subscription } from "../src/reader/subscription.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { lookUp, whatNext, whyText, type Why } from "../src/why.ts";
import { aReader } from "./samples.ts";

const platforms = ["telegram", "discord"];
const minute = 60_000;
const now = Date.parse("2026-11-24T06:31:00Z");
const slotAt = now - minute;
const daily: Partial<Subscription> = {
  timeZone: "Europe/Berlin",
  slots: [{ at: "07:30", days: [1, 2, 3, 4, 5] }],
  nextAt: Date.parse("2026-11-25T06:30:00Z"),
  nextSlot: "2026-11-25T07:30",
};

/** A reader with these rows, newest first, as it is looked up. */
function aWhy(reader: Partial<Subscription>, rows: readonly Partial<Delivery>[] = [], holdUntil = 0): Why {
  const row: Delivery = {
    id: "r1:2026-11-24T07:30",
    subscription: "r1",
    platform: "telegram",
    slot: "2026-11-24T07:30",
    slotAt,
    about: null,
    edition: "e1",
    state: "queued",
    reason: null,
    sentIds: [],
    attempts: 0,
    unsureAt: null,
    edits: null,
    runAt: slotAt,
  };
  return { subscription: aReader(reader), deliveries: rows.map((other) => ({ ...row, ...other })), holdUntil };
}

describe("looking a chat up", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore("sqlite::memory:");
    await store.subscriptions.change("telegram", "42", () => aReader({ ...daily, id: "r1", nextAt: slotAt }));
    await store.subscriptions.change("discord", "42", () => aReader({ id: "r2", platform: "discord" }));
    await store.subscriptions.change("telegram", "-5/12", () => aReader({ id: "r3", chat: "-5/12" }));
  });
  afterEach(() => store.close());
  const found = async (chat: string) =>
    (await lookUp(store, platforms, chat)).map(({ subscription }) => subscription.id);

  test("finds it by its platform and address, by the address alone on each platform, and nobody else", async () => {
    expect(await found("telegram:42")).toEqual(["r1"]);
    expect(await found("42")).toEqual(["r1", "r2"]);
    expect(await found("telegram:-5/12")).toEqual(["r3"]);
    expect(await found("telegram:-5")).toEqual([]);
    expect(await found("whatsapp:42")).toEqual([]);
  });

  test("brings the last ten rows of its ledger and what its platform asked to wait", async () => {
    await store.accounts.hold("telegram", "account", now + minute);
    await store.subscriptions.change("telegram", "42", (reader) => ({
      ...reader!,
      slots: [{ at: "07:30" }],
      nextAt: slotAt - 14 * 86_400_000,
      nextSlot: "2026-11-10T07:30",
    }));
    await plan(store, platforms, now);
    const [why] = await lookUp(store, platforms, "telegram:42");
    expect(why?.deliveries).toHaveLength(10);
    expect(why?.deliveries[0]?.slot).toBe("2026-11-24T07:30");
    expect(why?.holdUntil).toBe(now + minute);
  });
});

describe("telling of a chat", () => {
  test("shows what it wants, its times in UTC and on its own clock, and each row with its reason", () => {
    const text = whyText(
      aWhy({ ...daily, heardAt: now - 3 * minute, toldAt: null, gone: null }, [
        { state: "delivered", sentIds: ["7", "8"], attempts: 2 },
        {
          slot: "2026-11-23T07:30",
          slotAt: slotAt - 86_400_000,
          state: "missed",
          reason: "it could not be sent in time",
        },
      ]),
      now,
    );
    expect(text).toMatch(/^telegram:42\n/u);
    expect(text).toMatch(/wants +07:30 weekdays Europe\/Berlin\n/u);
    expect(text).toMatch(/next +2026-11-25T06:30:00Z, on its own clock 2026-11-25T07:30\n/u);
    expect(text).toMatch(/heard +2026-11-24T06:28:00Z\n/u);
    expect(text).toMatch(/told +never\n/u);
    expect(text).toMatch(/\n2026-11-24T07:30 +2026-11-24T06:30:00Z +delivered +2 +2\n/u);
    expect(text).toMatch(/\n2026-11-23T07:30 +2026-11-23T06:30:00Z +missed +0 +0 +it could not be sent in time\n/u);
    expect(text).toMatch(/\n2026-11-25T07:30 comes at 2026-11-25T06:30:00Z\.$/u);
  });

  test("says that a chat is gone, and why", () => {
    const text = whyText(aWhy({ ...daily, gone: "blocked", nextAt: null, nextSlot: null }), now);
    expect(text).toMatch(/gone +blocked\n/u);
    expect(text).toContain("No slot has come yet.");
    expect(text).toMatch(/Nothing is planned until a sign comes from the chat\.$/u);
  });

  test.each<[string, Why, string[]]>([
    ["nothing is wanted", aWhy({}), ["Nothing is planned: it wants no briefing."]],
    [
      "a slot was due just now",
      aWhy({ ...daily, nextAt: slotAt }),
      [
        "2026-11-25T07:30 was due at 2026-11-24T06:30:00Z. It is planned within a minute, if the program runs and serves the platform.",
      ],
    ],
    [
      "a slot was due too long ago",
      aWhy({ ...daily, nextAt: now - 181 * minute }),
      [
        "2026-11-25T07:30 was due at 2026-11-24T03:30:00Z. It is recorded as missed within a minute, if the program runs and serves the platform.",
      ],
    ],
    [
      "a row has no text yet",
      aWhy(daily, [{ edition: null }]),
      [
        "2026-11-24T07:30 waits for its text, which is made within a minute if the program runs. It is missed after 2026-11-24T09:30:00Z.",
        "2026-11-25T07:30 comes at 2026-11-25T06:30:00Z.",
      ],
    ],
    [
      "its platform asked to wait",
      aWhy({ ...daily, gone: "left", nextAt: null }, [{ runAt: now + minute }], now + minute),
      [
        "2026-11-24T07:30 is sent at 2026-11-24T06:32:00Z or as soon after as its turn comes. It is missed after 2026-11-24T09:30:00Z.",
        "Its platform asked to wait until 2026-11-24T06:32:00Z.",
        "Nothing is planned until a sign comes from the chat.",
      ],
    ],
    [
      "a push waits for the end of the quiet hours",
      aWhy({}, [{ slot: "breaking 3fa9c1d2-4b5e", about: "v1", slotAt: now + minute, edition: null }]),
      [
        "breaking 3fa9c1d2-4b5e is pushed at 2026-11-24T06:32:00Z, unless the reader is told before.",
        "Nothing is planned: it wants no briefing.",
      ],
    ],
    [
      "two rows are open, the older one first",
      aWhy({}, [{}, { slot: "2026-11-23T18:00", state: "sending", runAt: now + minute }, { state: "delivered" }]),
      [
        "2026-11-23T18:00 has left and waits for its answer, until 2026-11-24T06:32:00Z at most.",
        "2026-11-24T07:30 is sent as soon as its turn comes, if the program runs. It is missed after 2026-11-24T09:30:00Z.",
        "Nothing is planned: it wants no briefing.",
      ],
    ],
  ])("says what comes next when %s", (_case, why, sentences) => {
    expect(whatNext(why, now)).toEqual(sentences);
  });
});
