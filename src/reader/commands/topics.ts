import { list } from "../../../messages/format.ts";
import { fitsButton, type Action } from "../../../messages/message.ts";
import { lastWords } from "../last-words.ts";
import { nearest } from "../nearest.ts";
import { quoted } from "../quoted.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";

/**
 * "/topics", "/topics world science", "/topics +sports", "/topics -sports", "/topics all", "/topics none": which topics of
 * the sources the news is about. What a tap types is one step, so that an old button still does what it says.
 */
export const topics: CommandDefinition = {
  spec: {
    name: "topics",
    options: [{ name: "topics", completes: true }],
    changes: true,
    audience: "person",
    redraws: true,
  },
  async run(context) {
    const { args, words, reader, news, change } = context;
    const all = await news.topics();
    const before = reader.choices.topics;
    if (all.length === 0) return { message: { blocks: [{ kind: "text", text: words.news.noneListed }] } };
    const asked = args.trim().slice(0, longest);
    if (asked === "") return answer(context, all, before, []);
    const read = readTopics(asked, all, before, context);
    if ("unknown" in read) {
      const near = nearest(read.unknown, all, 3).map((topic) => ({ label: topic, command: `/topics ${topic}` }));
      const wrong = words.news.notATopic(quoted(read.unknown), list(all.slice(0, mostNamed), context.locale));
      return answer(
        context,
        all,
        before,
        near.filter(({ command }) => fitsButton(command)),
        [wrong],
      );
    }
    await change((current) => ({ ...current, choices: { ...current.choices, topics: read.topics } }));
    const undo = undoFor(before, read.topics, all);
    return answer(context, all, read.topics, undo === undefined ? [] : [{ label: words.buttons.undo, command: undo }]);
  },
  complete: async (_option, typed, { news }) =>
    lastWords(typed, ["all", "none", ...(await news.topics())]).map((value) => ({ label: value, value })),
};

const longest = 500;
const mostNamed = 30;

/** Which topics shall be: undefined stands for all, an empty list for none chosen yet. */
type Chosen = readonly string[] | undefined;

function readTopics(
  asked: string,
  all: readonly string[],
  before: Chosen,
  { words: { asking } }: Context,
): { readonly topics: Chosen } | { readonly unknown: string } {
  const lower = asked.toLowerCase();
  if (lower === "all" || asking.all.includes(lower)) return { topics: undefined };
  if (lower === "none" || asking.none.includes(lower)) return { topics: [] };
  const names = namesIn(lower, all);
  const unknown = names.find((name) => !all.includes(name.replace(/^[+-]/u, "")));
  if (unknown !== undefined) return { unknown: unknown.replace(/^[+-]/u, "") };
  const steps = names.every((name) => /^[+-]/u.test(name) && !all.includes(name));
  const chosen = new Set(steps ? (before ?? all) : names);
  for (const name of steps ? names : []) {
    if (name.startsWith("+")) chosen.add(name.slice(1));
    else chosen.delete(name.slice(1));
  }
  const kept = all.filter((topic) => chosen.has(topic));
  return { topics: kept.length === all.length ? undefined : kept };
}

/** Parted by commas or, where that makes no topics, by blanks; a topic may have blanks of its own. */
function namesIn(text: string, all: readonly string[]): string[] {
  const pieces = text.split(/[,;，、]/u).map((piece) => piece.trim());
  return pieces.filter(Boolean).flatMap((piece) => {
    if (all.includes(piece.replace(/^[+-]/u, ""))) return [piece];
    const tokens = piece.split(/\s+/u);
    const names: string[] = [];
    for (let i = 0; i < tokens.length;) {
      let count = Math.min(tokens.length - i, 5);
      while (
        count > 1 &&
        !all.includes(
          tokens
            .slice(i, i + count)
            .join(" ")
            .replace(/^[+-]/u, ""),
        )
      )
        count--;
      names.push(tokens.slice(i, i + count).join(" "));
      i += count;
    }
    return names;
  });
}

/** The command that makes it again as it was: all, none, the names, or the one step back. */
function undoFor(before: Chosen, after: Chosen, all: readonly string[]): string | undefined {
  const [were, are] = [new Set(before ?? all), new Set(after ?? all)];
  if (were.size === are.size && all.every((topic) => were.has(topic) === are.has(topic))) return undefined;
  if (before === undefined) return "/topics all";
  if (before.length === 0) return "/topics none";
  const steps = all.flatMap((topic) =>
    were.has(topic) === are.has(topic) ? [] : [`${were.has(topic) ? "+" : "-"}${topic}`],
  );
  return [`/topics ${before.join(", ")}`, `/topics ${steps.join(", ")}`].find(fitsButton);
}

function answer(
  { words, locale }: Context,
  all: readonly string[],
  chosen: Chosen,
  actions: readonly Action[],
  first: readonly string[] = [],
): Answer {
  const says = words.news;
  const state =
    chosen === undefined
      ? says.allTopics
      : chosen.length === 0
        ? says.noTopics
        : says.theseTopics(list(chosen, locale));
  const choices = all
    .map((topic) => {
      const has = chosen === undefined || chosen.includes(topic);
      return { label: topic, command: `/topics ${has ? "-" : "+"}${topic}`, ...(has && { chosen: true as const }) };
    })
    .filter(({ command }) => fitsButton(command));
  return {
    message: {
      blocks: [...first, state].map((text) => ({ kind: "text", text })),
      menu: { label: says.topics, choices },
      actions: [
        ...actions,
        { label: words.buttons.all, command: "/topics all" },
        { label: words.buttons.none, command: "/topics none" },
      ],
    },
  };
}
