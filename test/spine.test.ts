import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adapters } from "../adapters/index.ts";
import { startDiscord, type DiscordServer } from "../playground/discord.ts";
import { startTelegram, type TelegramServer } from "../playground/telegram.ts";
import { startWhatsapp, type WhatsappServer } from "../playground/whatsapp.ts";
import { readConfig, type Config } from "../src/config.ts";
import { start, type Running } from "../src/tidings.ts";
import { quiet } from "./quiet-log.ts";

const item = `<item><title>Bridge reopens to traffic</title><link>https://gazette.example/bridge</link><description>
The bridge over the Arle carries cars and buses again from this morning, the road office said. It had been closed for
repairs since August.</description></item>`;

describe("the whole program, on three platforms at once", () => {
  let folder: string;
  let now: number;
  let config: Config;
  let telegram: TelegramServer;
  let discord: DiscordServer;
  let whatsapp: WhatsappServer;
  let running: Running | undefined;
  let gazette: Server;
  let items: string[];
  // It runs on from where a test sets it: an account's pace needs time to pass.
  const clock = { now: () => Math.floor(now + performance.now()) };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "tidings-spine-"));
    items = [];
    gazette = createServer((_request, response) => {
      response.end(`<rss version="2.0"><channel><title>Town Gazette</title>${items.join("")}</channel></rss>`);
    });
    await once(gazette.listen(0, "127.0.0.1"), "listening");
    const address = gazette.address();
    const port = typeof address === "object" ? address?.port : 0;
    writeFileSync(
      join(folder, "sources.opml"),
      `<opml version="2.0"><body><outline type="rss" text="Town Gazette" xmlUrl="http://127.0.0.1:${port}/feed"/></body></opml>`,
    );
    now = Date.parse("2026-11-23T20:00:00Z");
    [telegram, discord, whatsapp] = await Promise.all([
      startTelegram(clock),
      startDiscord(clock),
      startWhatsapp(clock),
    ]);
    const read = readConfig(
      {
        ADAPTERS: "telegram,discord,whatsapp",
        STORE: `sqlite:${join(folder, "tidings.db")}`,
        STORIES: join(folder, "stories"),
        TIME_ZONE: "UTC",
        PORT: "0",
        FETCH_ALLOW: "127.0.0.1",
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.root,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_ROOT: discord.apiRoot,
        ...whatsapp.environment,
      },
      adapters,
    );
    if ("problems" in read) throw new Error(read.problems.join("\n"));
    config = read;
  });
  afterEach(async () => {
    await running?.stop();
    gazette.close();
    await Promise.all([telegram.close(), discord.close(), whatsapp.close()]);
    rmSync(folder, { recursive: true });
  });

  const launch = async () => {
    await running?.stop();
    running = await start(config, { now: clock.now, log: quiet }, folder);
    whatsapp.postman.subscribe(`http://127.0.0.1:${running.port}/webhooks/whatsapp`);
  };
  /** Time passes: a chat takes a message a second. */
  const later = () => (now += 60_000);
  const until = async (check: () => boolean) => {
    while (!check()) await new Promise(setImmediate);
  };

  test("subscribes in chat, briefs each reader once in the morning, and answers on demand", async () => {
    items = [item];
    await launch();
    const ann = telegram.person("Ann", "en");
    const ben = discord.addPerson();
    const dm = discord.openDm(ben);
    const cho = whatsapp.meet();
    const screens = {
      telegram: () =>
        telegram
          .shown(ann)
          .filter(({ by }) => by === "bot")
          .map(({ text }) => text),
      discord: () => discord.shown(dm, ben).map(({ text }) => text),
      whatsapp: () => cho.shown().map(({ text }) => text),
    };
    const each = (check: (texts: string[]) => boolean) =>
      until(() => Object.values(screens).every((screen) => check(screen())));
    const newest = () => Object.values(screens).map((screen) => screen().at(-1));

    telegram.type(ann, ann, "/subscribe 07:30");
    discord.slash({ person: ben, channel: dm }, "subscribe", { when: "07:30" });
    await cho.write("subscribe 07:30");
    await each((texts) => texts.length === 1 && texts[0]!.includes("7:30 AM (UTC)"));

    now = Date.parse("2026-11-24T07:30:00Z");
    await launch();
    await each((texts) => texts.length === 2);
    for (const text of newest()) expect(text).toContain("Bridge reopens to traffic");

    // A restart sends nobody anything again.
    later();
    await launch();
    telegram.type(ann, ann, "/brief");
    discord.slash({ person: ben, channel: dm }, "brief");
    await cho.write("brief");
    await each((texts) => texts.length === 3);
    for (const text of newest()) expect(text).toMatch(/Nothing new since Tue 7:3[01] AM/u);

    later();
    telegram.type(ann, ann, "/stop");
    discord.slash({ person: ben, channel: dm }, "stop");
    await cho.write("STOP");
    await each((texts) => texts.length === 4);
    for (const text of newest()) expect(text).toContain("no more briefings");
    now = Date.parse("2026-11-25T07:30:00Z");
    await launch();
    telegram.type(ann, ann, "/help");
    await until(() => screens.telegram().length === 5);
    expect(screens.discord()).toHaveLength(4);
    expect(screens.whatsapp()).toHaveLength(4);
  });

  test("nudges a WhatsApp reader outside the 24 hours, and tells the news at the tap", async () => {
    await launch();
    const cho = whatsapp.meet("user id");
    await cho.write("subscribe 07:30");
    await until(() => cho.shown().length === 1);
    items = [item];
    now = Date.parse("2026-11-25T07:30:00Z");
    await launch();
    await until(() => cho.shown().length === 2);
    const [button = ""] = cho.shown()[1]!.buttons;
    expect(cho.shown()[1]?.text).not.toContain("Bridge");
    await cho.tap(button);
    await until(() => cho.shown().length === 3);
    expect(cho.shown()[2]?.text).toContain("Bridge reopens to traffic");
  });

  test("keeps a group's topic, its managers and its move to a new address", async () => {
    items = [item];
    await launch();
    const ann = telegram.person("Ann", "en");
    const bob = telegram.person("Bob", "en");
    const group = telegram.group("News", "supergroup", [12]);
    telegram.join(group, ann, "administrator");
    telegram.join(group, bob, "member");
    telegram.setBot(group, ann, "administrator");
    const screen = () =>
      telegram
        .shown(group)
        .filter(({ by }) => by === "bot")
        .map(({ text }) => text);
    telegram.type(group, bob, "/subscribe@tidings_bot 07:30", { topic: 12 });
    await until(() => screen().length === 1);
    expect(screen()[0]).toContain("Only those who manage");
    later();
    telegram.type(group, ann, "/subscribe@tidings_bot 07:30", { topic: 12 });
    await until(() => screen().length === 2);
    expect(screen()[1]).toContain("7:30 AM (UTC)");
    now = Date.parse("2026-11-24T07:30:00Z");
    await launch();
    await until(() => screen().length === 3);
    expect(telegram.shown(group).at(-1)).toMatchObject({ topic: 12 });
  });
});
