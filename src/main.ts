#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { Command, InvalidArgumentError, Option } from "commander";
import { adapters } from "../adapters/index.ts";
import { knownLocale } from "../messages/format.ts";
import { readInputs } from "./brief-inputs.ts";
import { cluster } from "./briefing/events/cluster.ts";
import { composeBriefing } from "./briefing/compose.ts";
import { rank } from "./briefing/rank.ts";
import { readConfig, type Config } from "./config.ts";
import { createLog } from "./log.ts";
import { format, type Format } from "./reader/subscription.ts";
import { knownZone } from "./reader/place/zone.ts";
import { readFolder } from "./story/folder.ts";
import { backup, restore } from "./store/backup.ts";
import { checkThere } from "./store/check-file.ts";
import { moveStore } from "./store/move-store.ts";
import { openStore } from "./store/store.ts";
import type { Story } from "./story/story.ts";
import { start } from "./tidings.ts";
import { lookUp, whatNext, whyText } from "./why.ts";
import { lookUpEvent, whyEventText } from "./why-event.ts";

/** The program's own folder: where package.json is. */
const home = homeOf(import.meta.dirname);

// The one place that reads the environment and the clock. What is exported wins over what .env says.
const env = { ...(existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {}), ...process.env };
const now = () => Date.now();

const program = new Command("tidings").description("The news as one short briefing, in the chats people already use.");

program
  .command("start", { isDefault: true })
  .description("serve the platforms that .env names; without any, try it here in the terminal")
  .action(() => serve(settings()));

program
  .command("brief")
  .description("print one briefing made from files and web addresses: articles and feeds of any kind")
  .argument("<file|url...>", "plain text, Markdown, HTML, RSS, Atom, RDF or JSON Feed")
  .addOption(
    new Option("--for <platform>", "print what this platform would be sent")
      .choices(Object.keys(adapters))
      .default("terminal"),
  )
  .addOption(new Option("--format <format>", "how long").choices(format.options).default("short"))
  .option("--locale <locale>", "the language of the frame: en, ko …", readLocale)
  .option("--zone <zone>", "the reader's time zone: Europe/Berlin", readZone)
  .option("--at <time>", "as if it were then: 2026-11-24T07:30:00Z", readInstant)
  .option("--json", "print the parts as JSON")
  .action(briefOnce);

program
  .command("why")
  .description(
    "tell what is known of a chat (what it wants, what became of its briefings, what comes next) or of an event",
  )
  .argument(
    "<chat|event>",
    "PLATFORM:ADDRESS (telegram:-100123/4) or the address alone; a story's web address or an event's id",
  )
  .option("--json", "print it as JSON")
  .action(why);

program
  .command("backup")
  .description("copy the store (SQLite) into a new file, also while it is in use")
  .argument("<file>")
  .action((file: string) => backup(settings().store, file));

program
  .command("restore")
  .description("put a backup where the store is to be; a store that is there must be moved away first")
  .argument("<file>")
  .action((file: string) => restore(file, settings().store));

program
  .command("move")
  .description("copy all of a store that nobody uses into an empty one, also of the other kind")
  .argument("<from>", "sqlite:data/tidings.db")
  .argument("<to>", "postgres://tidings@db.example.org/tidings")
  .action(async (from: string, to: string) => {
    for (const [table, rows] of Object.entries(await moveStore(from, to))) console.log(`${table}: ${rows}`);
  });

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

type BriefOptions = {
  for: keyof typeof adapters;
  format: Format;
  locale?: string;
  zone?: string;
  at?: number;
  json?: true;
};

async function briefOnce(names: string[], options: BriefOptions): Promise<void> {
  const config = settings();
  const inputs = await readInputs(names, config.fetchAllow);
  for (const input of inputs) if ("reason" in input) console.error(`${input.name}: ${input.reason}`);
  const stories = inputs.flatMap((input) => ("stories" in input ? input.stories : []));
  if (stories.length === 0) {
    process.exitCode = 1;
    return;
  }
  const locale = options.locale ?? config.locale;
  const message = briefing(
    stories,
    { ...config, locale, timeZone: options.zone ?? config.timeZone },
    options.at ?? now(),
    options.format,
  );
  const platform = adapters[options.for];
  console.log(
    options.json ? JSON.stringify(platform.render(message, locale), undefined, 2) : platform.print(message, locale),
  );
}

async function why(what: string, { json }: { json?: true }): Promise<void> {
  const address = settings().store;
  checkThere(address);
  const store = await openStore(address);
  try {
    const found = await lookUp(store, Object.keys(adapters), what);
    const event = found.length === 0 ? await lookUpEvent(store, what, now()) : undefined;
    if (event) {
      console.log(json ? JSON.stringify(event, undefined, 2) : whyEventText(event));
      return;
    }
    if (found.length === 0)
      throw new Error("No chat of that address, and no such event, is known here. Is STORE the right one?");
    console.log(
      json
        ? JSON.stringify(
            found.map((known) => ({ ...known, next: whatNext(known, now()) })),
            undefined,
            2,
          )
        : found.map((known) => whyText(known, now())).join("\n\n"),
    );
  } finally {
    await store.close();
  }
}

async function serve(config: Config): Promise<void> {
  const log = createLog(config.trial && env["LOG_LEVEL"] === undefined ? "warn" : config.logLevel);
  // A second signal is the first one again: npm and a terminal often send both.
  const stopped = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.resolve());
  if (config.trial) await welcome(config);
  const running = await start(config, { now, log }, home);
  if (running.port !== undefined) log.info({ host: config.host, port: running.port }, "The web server listens.");
  await stopped.promise;
  await running.stop();
}

/** The first thing that a newcomer sees: a real briefing, and what to do next. */
async function welcome(config: Config): Promise<void> {
  const folders = [join(home, "samples"), config.stories];
  const read = await Promise.all(folders.map((folder) => readFolder(folder, new Map())));
  const message = briefing(
    read.flatMap(({ stories }) => stories),
    config,
    now(),
    "short",
  );
  console.log(adapters.terminal.print(message, config.locale));
  console.log(`
────────────────────────────────────────────────────────────────────────
This is a trial: the stories above are samples, and those that you put into ${config.stories}/.
  Here:      type /brief, /subscribe 07:30, /help or /stop, as in a chat. Ctrl-C ends it.
  Your own:  npm start -- brief article.txt page.html https://example.org/feed.xml
  For real:  copy .env.example to .env, name your platforms in it, start again.
`);
}

function briefing(
  stories: readonly Story[],
  { locale, timeZone }: { locale: string; timeZone: string },
  at: number,
  length: Format,
) {
  return composeBriefing(rank(cluster(stories), at), { locale, timeZone, at, format: length });
}

function settings(): Config {
  const config = readConfig(env, adapters);
  if (!("problems" in config)) return config;
  console.error("These settings are wrong (see .env.example):");
  for (const problem of config.problems) console.error(`  ${problem}`);
  process.exit(1);
}

function readLocale(text: string): string {
  return knownLocale(text);
}

function readZone(text: string): string {
  const zone = knownZone(text);
  if (zone === undefined) throw new InvalidArgumentError("It must be a time zone such as Europe/Berlin.");
  return zone;
}

function readInstant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError("It must be a time such as 2026-11-24T07:30:00Z.");
  return at;
}

function homeOf(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : homeOf(dirname(folder));
}
