import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Config } from "../src/config.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { start } from "../src/tidings.ts";
import { memoryAdapter } from "./delivery/fake-adapter.ts";
import { quiet } from "./quiet-log.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("the scheduled briefing", () => {
  let folder: string;
  let config: Config;
  let now: number;
  let chat: ReturnType<typeof memoryAdapter>;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tidings-"));
    mkdirSync(join(folder, "stories"));
    now = Date.parse("2026-11-23T20:00:00Z");
    chat = memoryAdapter();
    config = {
      trial: true,
      adapters: [{ name: "telegram", make: async () => chat.adapter }],
      store: `sqlite:${join(folder, "tidings.db")}`,
      sources: undefined,
      stories: join(folder, "stories"),
      locale: "en",
      timeZone: "UTC",
      host: "127.0.0.1",
      port: undefined,
      fetchAllow: [],
      logLevel: "silent",
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const story = (name: string, title: string) =>
    writeFileSync(
      join(folder, "stories", `${name}.txt`),
      `${title}\n\nIt happened this morning, the town hall said. Nobody was hurt, and the work goes on.\n`,
    );
  const tools = () => ({ now: () => now, log: quiet });
  /** Starts, lets the first minute's work end, and stops. */
  const minute = async (before: () => Promise<unknown> = async () => undefined) => {
    const running = await start(config, tools(), folder);
    await before();
    await settled();
    await running.stop();
  };
  /** Nothing is queued or under way any more. */
  const settled = () =>
    inStore(async (store) => {
      for (;;) {
        const due = await store.subscriptions.due(["telegram"], now, 1);
        if (due.length === 0 && (await store.deliveries.nextRunAt("telegram")) === undefined) return;
        await new Promise(setImmediate);
      }
    });
  const inStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(config.store);
    return use(store).finally(() => store.close());
  };
  const ledger = () =>
    inStore(async (store) => {
      const reader = await store.subscriptions.find("telegram", "42");
      return (await store.deliveries.history(reader!.id, 50)).map(({ slot, state }) => `${slot} ${state}`);
    });

  test("comes at the reader's time with what is new, once, through restarts and a second process", async () => {
    story("one", "Bridge reopens to traffic");
    await minute(() => chat.say("/subscribe 07:30"));
    expect(chat.sent).toEqual([]);
    now = Date.parse("2026-11-24T07:30:05Z");
    const second = memoryAdapter();
    const [a, b] = await Promise.all([
      start(config, tools(), folder),
      start({ ...config, adapters: [{ name: "telegram", make: async () => second.adapter }] }, tools(), folder),
    ]);
    await settled();
    await Promise.all([a.stop(), b.stop()]);
    await minute();
    expect([...chat.sent, ...second.sent].map(({ text }) => text)).toEqual([expect.stringContaining("Bridge reopens")]);
    expect(await ledger()).toEqual(["2026-11-24T07:30 delivered"]);
  });

  test("does not repeat tomorrow what was told today, whichever way it was told", async () => {
    story("one", "Bridge reopens to traffic");
    await minute(async () => {
      await chat.say("/subscribe 07:30");
      expect((await chat.say("/brief")).text).toContain("Bridge reopens");
    });
    story("two", "Library opens on Sundays");
    now = Date.parse("2026-11-24T07:30:00Z");
    await minute();
    now += day;
    await minute();
    expect(chat.sent[0]?.text).toContain("Library opens");
    expect(chat.sent[0]?.text).not.toContain("Bridge");
    expect(chat.sent[1]?.text).toContain("Nothing new since Tue 7:30 AM");
  });

  test("is sent late within the grace, and past it is skipped, recorded and told", async () => {
    story("one", "Bridge reopens to traffic");
    await minute(() => chat.say("/subscribe 07:30"));
    now = Date.parse("2026-11-24T10:29:00Z");
    await minute();
    expect(chat.sent).toHaveLength(1);
    expect(chat.sent[0]?.text).not.toContain("could not send");
    now = Date.parse("2026-11-26T12:00:00Z");
    await minute();
    expect(chat.sent).toHaveLength(1);
    story("two", "Library opens on Sundays");
    now = Date.parse("2026-11-27T07:30:00Z");
    await minute();
    expect(chat.sent[1]?.text).toContain("could not send your last 2 briefings (the latest: Thu 7:30 AM)");
    expect(chat.sent[1]?.text).toContain("Library opens");
    expect(await ledger()).toEqual([
      "2026-11-27T07:30 delivered",
      "2026-11-26T07:30 missed",
      "2026-11-25T07:30 missed",
      "2026-11-24T07:30 delivered",
    ]);
  });

  test("comes several times a day", async () => {
    await minute(() => chat.say("/subscribe 07:30 18:00"));
    for (const time of ["07:30", "12:00", "18:00"]) {
      now = Date.parse(`2026-11-24T${time}:00Z`);
      await minute();
    }
    expect(await ledger()).toEqual(["2026-11-24T18:00 delivered", "2026-11-24T07:30 delivered"]);
  });

  test("follows the reader to a new time at once", async () => {
    await minute(() => chat.say("/subscribe 07:30"));
    await minute(() => chat.say("/subscribe 09:00"));
    now = Date.parse("2026-11-24T07:30:00Z");
    await minute();
    now = Date.parse("2026-11-24T09:00:00Z");
    await minute();
    expect(await ledger()).toEqual(["2026-11-24T09:00 delivered"]);
  });

  test("composes once for readers whose choices and history are the same", async () => {
    story("one", "Bridge reopens to traffic");
    let rendered = 0;
    const render = chat.adapter.render;
    chat.adapter = { ...chat.adapter, render: (...args) => (rendered++, render(...args)) };
    await minute(async () => {
      for (let i = 0; i < 40; i++) await chat.say("/subscribe 07:30", { chat: `c${i}` });
    });
    rendered = 0;
    now = Date.parse("2026-11-24T07:30:00Z");
    await minute();
    expect(chat.sent).toHaveLength(40);
    expect(rendered).toBe(1);
  });

  test("goes on with the others when one platform cannot be opened", async () => {
    const broken = { ...memoryAdapter().adapter, start: () => Promise.reject(new Error("Discord is down.")) };
    config = { ...config, adapters: [...config.adapters, { name: "discord", make: async () => broken }] };
    await minute(async () => expect((await chat.say("/subscribe 07:30")).text).toContain("7:30 AM"));
  });

  test("stops cleanly, twice, and rejects with everything closed when an adapter cannot start", async () => {
    const running = await start(config, tools(), folder);
    await Promise.all([running.stop(), running.stop()]);
    const broken = { ...chat.adapter, start: () => Promise.reject(new Error("The token is wrong.")) };
    const alone = { ...config, adapters: [{ name: "discord", make: async () => broken }] };
    await expect(start(alone, tools(), folder)).rejects.toThrow("discord: The token is wrong.");
  });
});
