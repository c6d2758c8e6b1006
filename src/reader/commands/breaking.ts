import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";

const usual = 3;
const most = 20;

/** "/breaking on", "/breaking 5", "/breaking off": whether, and how often a day, events that break are told at once. */
export const breaking: CommandDefinition = {
  spec: { name: "breaking", options: [{ name: "breaking", completes: true }], changes: true, audience: "person" },
  async run(context) {
    const { args, words, reader, change } = context;
    const typed = args.trim().toLowerCase();
    const before = reader.choices.breaking ?? 0;
    if (typed === "") return answer(context, before, []);
    const wanted = countOf(typed, context);
    if (wanted === undefined) {
      return answer(context, before, [words.news.notANumber(args.trim().slice(0, 40), most)]);
    }
    await change((current) => ({ ...current, choices: { ...current.choices, breaking: wanted } }));
    const undo = { label: words.buttons.undo, command: before > 0 ? `/breaking ${before}` : "/breaking off" };
    return answer(context, wanted, [], wanted === before ? [] : [undo]);
  },
  complete: () => ["on", "off", "1", "5"].map((value) => ({ label: value, value })),
};

function countOf(typed: string, { words: { asking } }: Context): number | undefined {
  if (typed === "on" || asking.on.includes(typed)) return usual;
  if (typed === "off" || asking.off.includes(typed)) return 0;
  const count = /^\d{1,2}$/u.test(typed) ? Number(typed) : Infinity;
  return count <= most ? count : undefined;
}

function answer(
  { words }: Context,
  count: number,
  first: readonly string[],
  actions: readonly { label: string; command: string }[] = [],
): Answer {
  const state = count > 0 ? words.news.breakingOn(count) : words.news.breakingOff;
  const change =
    count > 0
      ? { label: words.buttons.noBreaking, command: "/breaking off" }
      : { label: words.buttons.breakingOn, command: "/breaking on" };
  return {
    message: {
      blocks: [...first, state].map((text) => ({ kind: "text", text })),
      actions: [...actions, ...(actions.some(({ command }) => command === change.command) ? [] : [change])],
    },
  };
}
