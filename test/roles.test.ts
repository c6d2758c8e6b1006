import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adapters } from "../adapters/index.ts";
import { startTelegram, type TelegramServer } from "../playground/telegram.ts";
import type { Log } from "../src/adapter.ts";
import { readConfig } from "../src/config.ts";
import { start, type Running } from "../src/tidings.ts";
import { postgres } from "./store/engines.ts";

// Processes share a store; here each is a start of its own in this one.
describe.skipIf(!postgres.here)("several processes on one PostgreSQL", () => {
  let place: Awaited<ReturnType<typeof postgres.place>>;
  let folder: string;
  let telegram: TelegramServer;
  let now: number;
  let running: Running[];
  let complaints: string[];
  beforeEach(async () => {
    place = await postgres.place();
    folder = mkdtempSync(join(tmpdir(), "tidings-roles-"));
    const none = `<outline type="rss" text="None" xmlUrl="http://127.0.0.1:9/feed"/>`;
    writeFileSync(join(folder, "sources.opml"), `<opml version="2.0"><body>${none}</body></opml>`);
    now = Date.parse("2026-11-23T20:00:00Z");
    telegram = await startTelegram({ now: () => now });
    running = [];
    complaints = [];
  });
  afterEach(async () => {
    for (const one of running) await one.stop();
    await telegram.close();
    await place.remove();
    rmSync(folder, { recursive: true });
  });

  const launch = async (roles?: string): Promise<Running> => {
    const config = readConfig(
      {
        ADAPTERS: "telegram",
        STORE: place.address,
        STORIES: join(folder, "stories"),
        TIME_ZONE: "UTC",
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.root,
        ...(roles !== undefined && { ROLES: roles }),
      },
      adapters,
    );
    if ("problems" in config) throw new Error(config.problems.join("\n"));
    const complain = (_: unknown, text: string) => void complaints.push(text);
    const log: Log = { info: () => undefined, warn: () => undefined, error: complain };
    const one = await start(config, { now: () => Math.floor(now + performance.now()), log }, folder);
    running.push(one);
    return one;
  };
  const screen = (person: number) =>
    telegram
      .shown(person)
      .filter(({ by }) => by === "bot")
      .map(({ text }) => text);
  const until = async (check: () => boolean) => {
    while (!check()) await new Promise((resolve) => void setTimeout(resolve, 5));
  };

  test("one answers, another gathers and sends", async () => {
    await launch("answer");
    const ann = telegram.person("Ann", "en");
    telegram.type(ann, ann, "/subscribe 07:30");
    await until(() => screen(ann).length === 1);
    now = Date.parse("2026-11-24T07:30:00Z");
    await launch("gather, send");
    await until(() => screen(ann).length === 2);
    expect(screen(ann).at(-1)).toContain("No news yet");
    telegram.type(ann, ann, "/status");
    await until(() => screen(ann).length === 3);
    expect(screen(ann).at(-1)).toContain("delivered");
    expect(complaints).toEqual([]);
  });

  test("of two alike one serves, and when it stops the other goes on", async () => {
    const first = await launch();
    await launch();
    const ann = telegram.person("Ann", "en");
    telegram.type(ann, ann, "/help");
    await until(() => screen(ann).length === 1);
    await first.stop();
    now += 60_000;
    telegram.type(ann, ann, "/help");
    await until(() => screen(ann).length === 2);
    expect(complaints).toEqual([]);
  });
});
