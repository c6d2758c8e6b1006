import { createTurns } from "../../src/delivery/pace.ts";
import { createHost } from "../../src/host.ts";
import { openStore } from "../../src/store/store.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { quiet } from "../quiet-log.ts";
import { aStory } from "../samples.ts";

/** A chat with the core, on a store in memory, at a time that a test may move. It is Monday evening in Berlin. */
export async function openTalk() {
  const store = await openStore("sqlite::memory:");
  const clock = { now: Date.parse("2026-11-23T21:00:00Z") };
  const chat = memoryAdapter();
  const start = () =>
    chat.adapter.start(
      createHost({
        store,
        adapter: chat.adapter,
        turns: createTurns(chat.adapter.pace, () => clock.now),
        defaults: { locale: "en", timeZone: "Europe/Berlin" },
        now: () => clock.now,
        log: quiet,
        halted: () => undefined,
      }),
    );
  await start();
  let stories = 0;
  return {
    store,
    clock,
    say: chat.say,
    /** Another process takes over, with nothing but what is stored. */
    restart: start,
    reader: (name = "42") => store.subscriptions.find("telegram", name),
    complete: async (command: string, option: string, typed: string) =>
      (await chat.host().complete(command, option, typed, { chat: "42", user: "7", manager: true })).map(
        ({ value }) => value,
      ),
    /** A story of an event of its own. */
    tell: (title: string, other: Parameters<typeof aStory>[0] = {}) => {
      stories += 1;
      const story = aStory({ title, url: `https://harbour.example/${stories}`, ...other });
      return store.stories.add({ id: `s${stories}`, story }, `e${stories}`, clock.now);
    },
  };
}

export const minute = 60_000;
export const day = 24 * 60 * minute;
