import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Config } from "../src/config.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { start } from "../src/tidings.ts";
import { memoryAdapter } from "./delivery/fake-adapter.ts";
import { quiet } from "./quiet-log.ts";

const hour = 3_600_000;
const day = 24 * hour;

const bodies: Record<string, string> = {
  one: "The bridge over the Arle carries cars and buses again from this morning, the road office said. It had been closed for repairs since August.",
  two: "From spring on the central library opens its reading rooms on Sundays, too. The council voted for it by a narrow majority.",
};

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
      roles: ["gather", "answer", "send"],
      store: `sqlite:${join(folder, "tidings.db")}`,
      sources: undefined,
      stories: join(folder, "stories"),
      locale: "en",
      timeZone: "UTC",
      host: "127.0.0.1",
      port: undefined,
      fetchAllow: [],
      whenUnsure: "skip",
      logLevel: "silent",
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const story = (name: string, title: string) =>
    writeFileSync(join(folder, "stories", `${name}.txt`), `${title}\n\n${bodies[name]}\n`);
  // It runs on from where a test sets it: an account's pace needs time to pass.
  const tools = () => ({ now: () => Math.floor(now + performance.now()), log: quiet });
  /** Starts, lets the first minute's work end, and stops. */
  const minute = async (before: () => Promise<unknown> = async () => undefined) => {
    const running = await start(config, tools(), folder);
    await before();
    await settled();
    await running.stop();
  };
  /** Resolves when nothing is due, queued or under way any more. It only reads: that waits for nobody. */
  const settled = async () => {
    const database = new DatabaseSync(join(folder, "tidings.db"), { readOnly: true });
    const work = database.prepare(
      `select (select count(*) from subscription where next_at <= ?) + (select count(*) from delivery where state in ('queued', 'sending')) as count`,
    );
    while (work.get(now)?.["count"] !== 0) await new Promise(setImmediate);
    database.close();
  };
  const inStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(config.store);
    return use(store).finally(() => store.close());
  };
  const ledger = () =>
    inStore(async (store) => {
      const reader = await store.subscriptions.find("telegram", "42");
      return (await store.deliveries.history(reader!.id, 50)).map(({ slot, state }) => `${slot} ${state}`);
    });

  test("comes at the reader's time with what is new, and once, however often we start", async () => {
    story("one", "Bridge reopens to traffic");
    await minute(() => chat.say("/subscribe 07:30"));
    expect(chat.sent).toEqual([]);
    now = Date.parse("2026-11-24T07:30:05Z");
    await minute();
    await minute();
    expect(chat.sent.map(({ text: said }) => said)).toEqual([expect.stringContaining("Bridge reopens")]);
    expect(await ledger()).toEqual(["2026-11-24T07:30 delivered"]);
  });

  test("comes once though several processes work on one store", { timeout: 30_000 }, async () => {
    await minute(async () => {
      for (let i = 0; i < 20; i++) await chat.say("/subscribe 07:30", { chat: `c${i}` });
    });
    now = Date.parse("2026-11-24T07:30:00Z");
    const work = JSON.stringify({ at: now, folder, config });
    const processes = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [join(import.meta.dirname, "one-minute.ts"), work], {
        stdio: ["pipe", "pipe", "inherit"],
      }),
    );
    await Promise.all(processes.map(({ stdout }) => once(stdout, "data")));
    await settled();
    const outputs = processes.map(({ stdin, stdout }) => {
      stdin.end();
      return text(stdout);
    });
    const sent = (await Promise.all(outputs)).flatMap((output): { chat: string }[] => JSON.parse(output));
    expect(sent.map((message) => message.chat).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, i) => `c${i}`).toSorted(),
    );
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
