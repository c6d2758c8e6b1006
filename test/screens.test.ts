import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { adapters } from "../adapters/index.ts";
import { oneLine } from "../messages/layout.ts";
import type { Part } from "../src/adapter.ts";
import type { Action, Message } from "../messages/message.ts";
import { catalogs } from "../messages/words.ts";
import { judgeMessage } from "../playground/discord/judge.ts";
import { showBody } from "../playground/discord/shown.ts";
import { judge, look } from "../playground/telegram.ts";
import { startWhatsapp } from "../playground/whatsapp.ts";
import { commands } from "../src/reader/commands/index.ts";
import { sentences } from "./messages/sentences.ts";
import { everyScreen, type Screen } from "./every-screen.ts";

/** What a part shows on a phone: its text, all that can be tapped, and what else stands beside that. Undefined: refused. */
type Look = (part: Part) => { readonly text: string; readonly taps: readonly string[] } | undefined;

const platforms: Record<"telegram" | "discord" | "whatsapp", Look> = {
  telegram(part) {
    const judged = judge(part);
    if (!judged.ok) return undefined;
    const { text, buttons } = look(judged.content);
    return { text, taps: buttons };
  },
  discord(part) {
    const judged = judgeMessage(part);
    if ("refusal" in judged) return undefined;
    const { text, buttons, choices } = showBody(judged.body);
    return { text, taps: [...buttons, ...choices] };
  },
  whatsapp(part) {
    if (whatsapp.judge(part) !== undefined) return undefined;
    const { text, buttons, list } = whatsapp.look(part);
    return { text, taps: list ? list.rows.flatMap(({ title, description = "" }) => [title, description]) : buttons };
  },
};

let whatsapp: Awaited<ReturnType<typeof startWhatsapp>>;
beforeAll(async () => {
  whatsapp = await startWhatsapp({ seed: 1 });
});
afterAll(() => whatsapp.close());

describe.each(Object.keys(catalogs))("every screen in %s", (language) => {
  let screens: Screen[];
  beforeAll(async () => {
    screens = await everyScreen(language);
  });

  test.each(["telegram", "discord", "whatsapp"] as const)("is whole on %s", (platform) => {
    const faults = screens.flatMap(({ name, message }) => {
      const parts = adapters[platform].render(message, language);
      const seen = parts.map(platforms[platform]);
      if (seen.includes(undefined)) return [`${name}: refused`];
      // What is stored of a chat is as long as it is; all else is one message.
      const tooMany = parts.length > 1 && !name.startsWith("/export") ? [`${name}: ${parts.length} messages`] : [];
      const shown = seen.flatMap((part) => [part?.text ?? "", ...(part?.taps ?? [])]);
      const cut = labelsOf(message).filter((label) => !shown.some((text) => text.includes(label)));
      return [...tooMany, ...cut.map((label) => `${name}: “${label}” is not whole`)];
    });
    expect(faults).toEqual([]);
  });

  test("asks in a form with no more words than a form's title has room for", () => {
    const asks = screens.flatMap(({ message }) =>
      actionsOf(message).flatMap((action) => ("asks" in action ? [action.asks ?? ""] : [])),
    );
    expect(asks.length).toBeGreaterThan(0);
    expect(asks.filter((question) => question.length > 45)).toEqual([]);
  });
});

test("the screens are those of every command, and have every sentence of the catalog", async () => {
  const screens = await everyScreen("en");
  const run = new Set(screens.map(({ name }) => name.replace(/^\/(\w+).*$/su, "$1")));
  expect(commands.map(({ spec }) => spec.name).filter((name) => !run.has(name))).toEqual([]);
  const all = screens.map(({ message }) => JSON.stringify(message)).join("\n");
  const missing = sentences(catalogs["en"]!).filter(({ path, said, values }) => {
    const pieces = values.reduce((left, value) => left.flatMap((piece) => piece.split(value)), [said]);
    const own = pieces.filter((piece) => piece.trim() !== "").map((piece) => JSON.stringify(piece).slice(1, -1));
    return !noScreens.some((rest) => path.startsWith(rest)) && !own.every((piece) => all.includes(piece));
  });
  expect(missing.map(({ path }) => path)).toEqual([]);
});

/**
 * Sentences that no screen of these shows: what platforms list, what an adapter says by itself, what an accident or a
 * language model brings, and what becomes of a row between two looks at it.
 */
const noScreens = [
  "commands.",
  "options.",
  "formats.",
  "buttons.choose",
  "answers.channel.",
  "answers.failed",
  "briefing.byModel",
  "status.states.queued",
];

function actionsOf({ menu, actions = [] }: Message): Action[] {
  return [...(menu?.choices ?? []), ...actions];
}

/**
 * The labels that must be whole on every screen. Of two buttons that do the same one may be left out; and who follows dozens
 * of words has no button for each: they are taken back by typing, too.
 */
function labelsOf(message: Message): string[] {
  const actions = actionsOf(message);
  const isFirst = (action: Action, i: number) =>
    !("command" in action) ||
    !actions.slice(0, i).some((other) => "command" in other && other.command === action.command);
  return actions
    .filter((action, i) => isFirst(action, i) && !action.label.startsWith("✕"))
    .map(({ label }) => oneLine(label));
}
