import type { Choice } from "../../adapter.ts";
import { list } from "../../../messages/format.ts";
import { fitsButton, type Action } from "../../../messages/message.ts";
import { shortId } from "../../briefing/actions.ts";
import { nearest } from "../nearest.ts";
import { quoted } from "../quoted.ts";
import {
  eventSubject,
  hasSubject,
  mostBytes,
  mostSubjects,
  sourceRef,
  subjectsOf,
  withoutSubject,
  withSubject,
  type Side,
  type Subject,
} from "../subjects.ts";
import type { Subscription } from "../subscription.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context, Typing } from "./command.ts";
import { completeStory, leadFor } from "./open.ts";
import { topics } from "./topics.ts";

/**
 * "/follow korea, sea ice", "/follow source Town Gazette", "/follow 2": what comes first; of a story, its next update is
 * told at once. "/mute …": what is left out. Alone, each tells what is set.
 */
export const [follow, unfollow] = pair("follow", "unfollow", "follows");
export const [mute, unmute] = pair("mute", "unmute", "mutes");

function pair(name: string, inverse: string, side: Side): [CommandDefinition, CommandDefinition] {
  const spec = { options: [{ name: "subject", completes: true }], changes: true, audience: "person" } as const;
  const names = { does: name, undoes: inverse };
  return [
    {
      spec: { ...spec, name },
      run: (context) => run(context, side, true, names),
      complete: (_option, typed, typing) => suggest(typed, typing),
    },
    {
      spec: { ...spec, name: inverse, redraws: true },
      run: (context) => run(context, side, false, { does: inverse, undoes: name }),
      // What somebody follows is for those to see who may change it.
      complete: async (_option, typed, typing) =>
        typing.from.manager ? among(await whatIsSet(typing, typing.reader, side), typed) : [],
    },
  ];
}

type Names = { readonly does: string; readonly undoes: string };
type Named = Subject & { readonly label: string; readonly ref: string };
type Read = Named | { readonly wrong: string; readonly near?: readonly Action[] };

// What is longer than all that may be named at once is a text, not a list.
const longest = 1000;
const mostAtOnce = 10;

async function run(context: Context, side: Side, adds: boolean, names: Names): Promise<Answer> {
  const { words, reader } = context;
  const args = context.args.trim();
  if (args === "") return overview(context, reader, side, []);
  if (args.length > longest) return overview(context, reader, side, [words.news.tooLong]);
  if (side === "mutes" && adds && (await context.news.topics()).includes(args.toLowerCase())) {
    return topics.run({ ...context, args: `-${args}` });
  }
  const pieces = args.split(/[,;，、\n]/u).filter((piece) => piece.trim() !== "");
  const subjects: Named[] = [];
  for (const piece of pieces.slice(0, mostAtOnce)) {
    const read = await readSubject(piece.trim(), context, side, adds, names);
    if ("wrong" in read) return overview(context, reader, side, [read.wrong], read.near);
    subjects.push(read);
  }
  const fresh = subjects.filter((subject) => hasSubject(reader, side, subject) !== adds);
  if (adds && isTooMany(reader, side, fresh)) {
    return overview(context, reader, side, [words.news.tooMany(mostSubjects)]);
  }
  const changed = await context.change((current) =>
    fresh.reduce((so, subject) => (adds ? withSubject : withoutSubject)(so, side, subject), current),
  );
  const undo = `/${names.undoes} ${fresh.map(({ ref }) => ref).join(", ")}`;
  const back = fresh.length > 0 && fitsButton(undo) ? [{ label: words.buttons.undo, command: undo }] : [];
  return overview(context, changed, side, said(context, side, adds, subjects, fresh), back);
}

function isTooMany(reader: Subscription, side: Side, fresh: readonly Subject[]): boolean {
  return (["words", "sources"] as const).some((kind) => {
    const more = fresh.filter((subject) => subject.kind === kind).length;
    return more > 0 && (reader.choices[side]?.[kind]?.length ?? 0) + more > mostSubjects;
  });
}

/** What is to be said before what is now set. */
function said(
  { words, locale }: Context,
  side: Side,
  adds: boolean,
  subjects: readonly Named[],
  fresh: readonly Named[],
): string[] {
  if (!adds) {
    const labels = (fresh.length > 0 ? fresh : subjects).map(({ label }) => label);
    return [fresh.length > 0 ? words.news.took(list(labels, locale)) : words.news.notSet(labels.join(", "))];
  }
  if (side === "mutes") return [];
  return subjects.filter(({ kind }) => kind === "events").map(({ label }) => words.news.followedStory(label));
}

async function readSubject(text: string, context: Context, side: Side, adds: boolean, names: Names): Promise<Read> {
  const { words, news, reader } = context;
  const says = words.news;
  if (/^(?:e:\s*\S+|\d{1,2})$/iu.test(text)) {
    const event = await news.event(text);
    const label = event && quoted(leadFor(event, context)?.title ?? "");
    return event
      ? { ...eventSubject(event), label: label ?? "", ref: `e:${shortId(event)}` }
      : { wrong: says.noSuchStory };
  }
  const plain = text
    .replace(/^["“”„«»'‘’「『]+|["“”„«»'‘’」』]+$/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  const marker = [...words.asking.source, "source"].find((word) => plain.toLowerCase().startsWith(`${word} `));
  const name = (marker === undefined ? plain : plain.slice(marker.length)).trim();
  const set = (reader.choices[side]?.sources ?? []).find((one) => one.startsWith(name.toLowerCase()));
  const found = adds ? await news.source(name) : set;
  if (found !== undefined && (marker !== undefined || found === name.toLowerCase())) {
    const label = says.source(quoted((await news.sourceNames()).get(found) ?? found));
    return { kind: "sources", value: found, label, ref: `source ${sourceRef(found)}` };
  }
  if (marker !== undefined) {
    const near = nearest(name, adds ? await news.sources() : (reader.choices[side]?.sources ?? []), 3);
    const actions = near.map((one) => ({ label: quoted(one), command: `/${names.does} source ${sourceRef(one)}` }));
    return { wrong: says.notASource(quoted(name)), near: actions };
  }
  if (!/[\p{L}\p{N}]/u.test(plain)) return { wrong: says.noWords(quoted(text)) };
  if (Buffer.byteLength(plain.toLowerCase()) > mostBytes) return { wrong: says.tooLong };
  const value = plain.normalize("NFKC").toLowerCase();
  return { kind: "words", value, label: `“${value}”`, ref: value };
}

/** What is set, each with a button that takes it back, below what there is to say first. */
async function overview(
  context: Context,
  reader: Subscription,
  side: Side,
  first: readonly string[],
  actions: readonly Action[] = [],
): Promise<Answer> {
  const { words, locale } = context;
  const [does, undoes] = side === "follows" ? ["follow", "unfollow"] : ["mute", "unmute"];
  const subjects = (await whatIsSet(context, reader, side)).map(({ label, value }) => ({
    label,
    command: `/${undoes} ${value}`,
  }));
  const names = list(
    subjects.map(({ label }) => label),
    locale,
  );
  const says = words.news;
  const state =
    side === "follows"
      ? subjects.length > 0
        ? says.follows(names)
        : says.noFollows
      : subjects.length > 0
        ? says.mutes(names)
        : says.noMutes;
  const remove = subjects
    .filter(({ command }) => fitsButton(command) && !actions.some((one) => "command" in one && one.command === command))
    .map(({ label, command }) => ({ label: words.buttons.remove(label), command }));
  return {
    message: {
      blocks: [...first, state].map((text) => ({ kind: "text", text })),
      actions: [
        ...actions,
        { label: words.buttons.add, command: `/${does}`, asks: words.news.whichSubject },
        ...remove,
      ],
    },
  };
}

/** What is set, each as it is shown and as it is typed; no story that is forgotten. */
async function whatIsSet(context: Typing, reader: Subscription, side: Side): Promise<Choice[]> {
  const { words, news } = context;
  const subjects = subjectsOf(reader, side);
  const names = subjects.some(({ kind }) => kind === "sources") ? await news.sourceNames() : new Map<string, string>();
  const set = await Promise.all(
    subjects.map(async ({ kind, value }) => {
      if (kind === "words") return [{ label: value, value }];
      if (kind === "sources") {
        const label = words.news.source(quoted(names.get(value) ?? value));
        return [{ label, value: `source ${sourceRef(value)}` }];
      }
      const event = await news.event(`e:${value}`);
      return event ? [{ label: quoted(leadFor(event, context)?.title ?? ""), value: `e:${shortId(event)}` }] : [];
    }),
  );
  return set.flat();
}

/** Topics, sources and the stories shown last, for what is typed so far; of a list, for its last subject. */
async function suggest(typed: string, typing: Typing): Promise<Choice[]> {
  const { news, words } = typing;
  const before = /^.*[,;，、]\s*/u.exec(typed)?.[0] ?? "";
  const known = [
    ...(await news.topics()).map((topic) => ({ label: topic, value: topic })),
    ...(await news.sources()).map((name) => ({
      label: words.news.source(quoted(name)),
      value: `source ${sourceRef(name)}`,
    })),
    ...(await completeStory("story", "", typing)),
  ];
  return among(known, typed.slice(before.length)).map(({ label, value }) => ({ label, value: `${before}${value}` }));
}

/** Those choices that hold what is typed, those that begin so first. */
function among(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  const begins = ({ label, value }: Choice) => [label, value].some((text) => text.toLowerCase().startsWith(wanted));
  return choices
    .filter(({ label, value }) => [label, value].some((text) => text.toLowerCase().includes(wanted)))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
}
