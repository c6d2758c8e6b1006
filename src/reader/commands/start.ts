import { wallClock } from "../../../messages/format.ts";
import type { Action, Block } from "../../../messages/message.ts";
import { restored } from "../appointments.ts";
import { knownZone } from "../place/zone.ts";
import { readWhen } from "../time/when.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { withBriefing } from "./first-briefing.ts";
import { bringBack } from "./resume.ts";
import { setTimes, subscribe } from "./subscribe.ts";

/**
 * "/start": a greeting with a piece of news, and the question when; then, where the zone is only a guess, the question
 * where; then the first briefing. A deep link may answer ahead: t.me/BOT?start=0730, ?start=0730_Europe-Berlin, or name
 * a topic, ?start=t_world (a payload has letters, digits, _ and - only). Any other payload is a plain start.
 */
export const start: CommandDefinition = {
  spec: { name: "start", options: [], changes: false, audience: "person" },
  async run(context) {
    const { words, reader, now, from } = context;
    const link = readLink(context.args);
    if (from.manager && restored(reader, now)) return bringBack(context, words.answers.welcomeBack);
    if (link && from.manager && (link.tapped || reader.slots.length === 0)) {
      const answer = await setTimes(context, link);
      const greeted = link.tapped ? answer : greet(words.answers.welcome, answer);
      return link.zone === undefined && !reader.choices.chose?.zone ? greeted : withBriefing(context, greeted);
    }
    if (reader.slots.length > 0) {
      return greet(words.answers.welcomeBack, await subscribe.run({ ...context, args: "" }));
    }
    return from.manager ? ask(context, await choose(context)) : show(context);
  },
};

/**
 * The times that a deep link has, or a button of ours, which writes them with a colon: no link can. A link changes
 * nothing for who has times already. Numbers of other lengths are somebody's campaign.
 */
function readLink(args: string) {
  const [, time, place = ""] = /^(\d{3,4}|\d{1,2}:\d\d)(?:[_ ](.+))?$/u.exec(args.trim().slice(0, 100)) ?? [];
  if (time === undefined) return undefined;
  // "America-Argentina-Buenos_Aires", "America-Port-au-Prince": how many of its hyphens are slashes, the zone tells.
  const zone = [place.replace("-", "/"), place.replace("-", "/").replace("-", "/"), place]
    .map(knownZone)
    .find((zone) => zone !== undefined);
  const when = readWhen(time);
  if (when.kind !== "when") return undefined;
  return { slots: when.slots, tapped: time.includes(":"), ...(place !== "" && zone !== undefined && { zone }) };
}

/** The topic that a deep link names, chosen for a reader who has chosen none; nothing where no news has it. */
async function choose({ args, reader, news, change }: Context): Promise<string | undefined> {
  const wanted = /^t_(.+)$/u.exec(args.trim().slice(0, 100))?.[1]?.toLowerCase().replaceAll("-", " ");
  if (wanted === undefined || reader.choices.topics) return undefined;
  const topics = (await news.recent()).flatMap(({ stories }) => stories.flatMap(({ topics = [] }) => topics));
  const topic = topics.find((name) => name.toLowerCase().replaceAll("-", " ") === wanted);
  if (topic !== undefined) {
    await change((current) => ({ ...current, choices: { ...current.choices, topics: [topic] } }));
  }
  return topic;
}

async function ask(context: Context, topic: string | undefined): Promise<Answer> {
  const { words, locale, reader } = context;
  const time = (at: string): Action => ({
    label: words.buttons.daily(wallClock(at, locale)),
    command: `/start ${at}`,
  });
  return {
    message: {
      blocks: [
        ...(await opening(context)),
        ...(topic === undefined ? [] : [{ kind: "text" as const, text: words.answers.topic(topic) }]),
        { kind: "text", text: words.answers.askWhen(reader.timeZone) },
      ],
      actions: [
        time("07:00"),
        time("08:00"),
        { label: words.buttons.otherTime, command: "/subscribe", asks: words.answers.askTime },
        { label: words.buttons.brief, command: "/brief" },
      ],
    },
  };
}

/** For a member of a group, who cannot set anything there. */
async function show(context: Context): Promise<Answer> {
  return {
    message: {
      blocks: await opening(context),
      actions: [{ label: context.words.buttons.brief, command: "/brief" }],
    },
  };
}

/** What this is, and a piece of news that shows it; it does not count as told. */
async function opening({ words, reader, news }: Context): Promise<Block[]> {
  const { message } = await news.latest({ format: "short", again: true, most: 1 });
  const sample = reader.choices.managersOnly ? [] : message.blocks.filter(({ kind }) => kind === "item");
  return [
    { kind: "text", text: words.answers.welcome },
    ...(sample.length > 0 ? [{ kind: "note" as const, text: words.answers.sample }, ...sample] : []),
  ];
}

function greet(text: string, answer: Answer): Answer {
  return { ...answer, message: { ...answer.message, blocks: [{ kind: "text", text }, ...answer.message.blocks] } };
}
