import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { adapters } from "../../adapters/index.ts";
import type { Adapter, Tools } from "../../src/adapter.ts";
import { readConfig, type Config } from "../../src/config.ts";
import { openStore } from "../../src/store/store.ts";
import type { Story } from "../../src/story/story.ts";
import { start, type Running } from "../../src/tidings.ts";
import type { Rig } from "../adapter-contract.ts";
import { quiet } from "../quiet-log.ts";
import { aStory } from "../samples.ts";

/** Somebody in a chat, with what the platform lets people do there. */
export type Person = Pick<Rig, "type" | "tap" | "say" | "locate" | "menu" | "fill"> & {
  /** What this person's screen shows of the bot's messages, oldest first. */
  shown(): readonly Seen[];
};

/** A message on a screen, and what can be tapped there. */
type Seen = { readonly text: string; readonly buttons: readonly string[] };

/** A platform's playground for a conversation with the whole program. */
export type Platform = {
  /** What `.env` says of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The adapter of a platform that has no server but this test. */
  readonly make?: (tools: Tools) => Promise<Adapter>;
  /** In a private chat. */
  readonly reader: Person;
  /** Three in one place, of whom two manage it; absent where there are no such places. */
  readonly group?: { readonly manager: Person; readonly other: Person; readonly member: Person };
  /** The program now takes webhooks at this port. */
  listen?(port: number): void;
  /** The platform brings once more what it brought last; absent where it never does. */
  again?(): Promise<void>;
  close(): Promise<void>;
};

const minute = 60_000;
/** Monday evening. */
const evening = Date.parse("2026-11-23T20:00:00Z");
const sources = ["world", "technology"].map(
  (topic) => `<outline type="rss" text="The ${topic}" xmlUrl="http://127.0.0.1:9/${topic}" category="${topic}"/>`,
);

export type Program = Awaited<ReturnType<typeof openProgram>>;

/** What not every platform has: text that is no command, shared places, places with others, what is brought twice, buttons that stay. */
export type Ability = "say" | "locate" | "groups" | "again" | "old buttons";

/** Where a conversation takes place: the program and the reader of the test that runs. */
export type Stage = {
  readonly has: (ability: Ability) => boolean;
  readonly program: Program;
  readonly me: ReturnType<typeof talker>;
};

/** The program as it runs for somebody, on one platform, with a file for its store and a clock that a test moves. */
export async function openProgram(name: keyof typeof adapters, open: (now: () => number) => Promise<Platform>) {
  const folder = mkdtempSync(join(tmpdir(), "tidings-conversation-"));
  const address = `sqlite:${join(folder, "tidings.db")}`;
  writeFileSync(join(folder, "sources.opml"), `<opml version="2.0"><body>${sources.join("")}</body></opml>`);
  let at = evening;
  // It runs on from where a test sets it: an account's pace needs time to pass.
  const now = () => Math.floor(at + performance.now());
  const platform = await open(now);
  const environment = {
    ADAPTERS: name,
    STORE: address,
    STORIES: join(folder, "stories"),
    TIME_ZONE: "UTC",
    PORT: "0",
    FETCH_ALLOW: "127.0.0.1",
    ...platform.environment,
  };
  const read = readConfig(environment, adapters);
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  const config: Config = platform.make ? { ...read, adapters: [{ name, make: platform.make }] } : read;
  let running: Running | undefined;
  const restart = async () => {
    await running?.stop();
    running = await start(config, { now, log: quiet }, folder);
    if (running.port !== undefined) platform.listen?.(running.port);
  };
  /** Resolves when nothing is queued or under way that is due. It only reads: that waits for nobody. */
  const settled = async () => {
    const database = new DatabaseSync(join(folder, "tidings.db"), { readOnly: true });
    const due = database.prepare(
      "select count(*) as count from delivery where state in ('queued', 'sending') and run_at <= ?",
    );
    while (due.get(now())?.["count"] !== 0) await new Promise(setImmediate);
    database.close();
  };
  const store = await openStore(address);
  await restart();
  let stories = 0;
  return {
    ...platform,
    store,
    /** Stops it and starts it again: with the same file, and nothing else. */
    restart,
    now,
    /** The clock shows another time; the program has done that minute's work, and all that is due has been sent. */
    async goOn(to: string) {
      at = Date.parse(to) - performance.now();
      await restart();
      // It plans at the start, and stopping waits for that: only what was planned can be waited for.
      await restart();
      await settled();
    },
    /** Time passes: a chat takes a message a second, and a person needs longer. */
    wait(ms = minute) {
      at += ms;
    },
    /** A source tells a story: of an event of its own, unless said otherwise. */
    async tell(title: string, { event = "", ...other }: Partial<Story> & { event?: string } = {}) {
      stories += 1;
      const id = event || `${String(stories).padStart(8, "0")}-aaaa-4000-8000-000000000000`;
      const url = `https://harbour.example/${stories}`;
      const story = aStory({ title, url, publishedAt: now(), ...other });
      await store.stories.add({ id: `s${stories}`, story }, id, now());
      return id;
    },
    async close() {
      await running?.stop();
      await store.close();
      await platform.close();
      rmSync(folder, { recursive: true });
    },
  };
}

// Real time for what a machine under load still gets done.
const patienceMs = 4000;

/**
 * A person who looks at the screen after all they do: each step resolves with the message that it brought or changed, when
 * that holds all of the texts, and fails with what the screen shows instead. A tap is on a button of that message.
 */
export function talker(program: Pick<Program, "wait">, person: Person, { eachMs = minute } = {}) {
  let newest: Seen = { text: "", buttons: [] };
  const screen = () => person.shown().map((message) => JSON.stringify(message));
  const see = async (texts: readonly string[], before: readonly string[] = []) => {
    const holds = ({ text }: Seen) => texts.every((wanted) => flat(text).includes(flat(wanted)));
    const isNew = (message: Seen, i: number) => JSON.stringify(message) !== before[i];
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const found = person.shown().filter(isNew).findLast(holds);
      if (found) return (newest = found);
      if (performance.now() > deadline) {
        const last = person.shown().slice(-2);
        const seen = last.map(({ text, buttons }) => [text, ...buttons.map((label) => `[${label}]`)].join("\n"));
        throw new Error(`Not to be seen: ${texts.join(" … ")}\nThe last messages:\n${seen.join("\n\n")}`);
      }
      await new Promise(setImmediate);
    }
  };
  const pass = async () => {
    // What is on the screen has still to be answered to the program: its turn ends before the clock goes on.
    for (let i = 0; i < 50; i++) await new Promise(setImmediate);
    program.wait(eachMs);
  };
  const does = async (step: () => Promise<void>, texts: readonly string[]) => {
    await pass();
    const before = screen();
    await step();
    return see(texts, before);
  };
  const tap = (label: string) => person.tap(buttonLike(newest.buttons, label));
  return {
    shown: () => person.shown(),
    sees: (...texts: readonly string[]) => see(texts),
    type: (text: string, ...texts: readonly string[]) => does(() => person.type(text), texts),
    tap: (label: string, ...texts: readonly string[]) => does(() => tap(label), texts),
    say: (text: string, ...texts: readonly string[]) => does(async () => person.say?.(text), texts),
    locate: (latitude: number, longitude: number, ...texts: readonly string[]) =>
      does(async () => person.locate?.(latitude, longitude), texts),
    choose: (label: string, ...texts: readonly string[]) =>
      does(async () => person.menu?.choose(buttonLike(person.menu.shown(), label)), texts),
    /** Taps what asks for a word more, and gives it: in a form, or by saying it to what is asked back. */
    async fill(label: string, word: string, ...texts: readonly string[]) {
      if (!person.fill) {
        await does(() => tap(label), []);
        return does(async () => person.say?.(word), texts);
      }
      await pass();
      await tap(label);
      return does(async () => person.fill?.(word), texts);
    },
  };
}

/** The label that holds these words: a platform may mark what is chosen, or cut what is long. */
function buttonLike(labels: readonly string[], words: string): string {
  return labels.find((label) => label === words) ?? labels.find((label) => label.includes(words)) ?? words;
}

/** Without what a renderer puts in or takes out, and without case: a title may stand in capitals. */
function flat(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}*_`\\]/gu, "")
    .replace(/\s+/gu, " ")
    .toLowerCase();
}
