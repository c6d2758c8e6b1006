import { withNext } from "../appointments.ts";
import { nextWords, scheduleWords } from "../time/schedule-words.ts";
import type { Choices } from "../subscription.ts";
import { means } from "../switch-words.ts";
import { readWhen, writeWhen } from "../time/when.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { quoted } from "../quoted.ts";
import { askSetting, set, type Setting } from "./setting.ts";

type Digest = NonNullable<Choices["digest"]>;
const offered: readonly Digest[] = [
  { at: "18:00", days: [5] },
  { at: "09:00", days: [6] },
  { at: "09:00", days: [7] },
  { at: "18:00", days: [7] },
];
const write = (digest: Digest) => writeWhen([digest], "").trim();
const inWords = (digest: Digest, { words, locale }: Context) => scheduleWords([digest], locale, words);

export const digestSetting: Setting = {
  name: "digest",
  written: ({ choices: { digest } }) => `/digest ${digest ? write(digest) : "off"}`,
  value: ({ choices: { digest } }, context) => (digest ? inWords(digest, context) : context.words.settings.off),
  says(reader, context) {
    const { words, locale, now } = context;
    const { digest } = reader.choices;
    const set = digest ? words.settings.digest(inWords(digest, context)) : words.settings.digestOff;
    return [set, ...nextWords(reader, now, locale, words)].join("\n");
  },
  choices: (_reader, context) => [
    ...offered.map((digest) => ({ label: inWords(digest, context), command: `/digest ${write(digest)}` })),
    { label: context.words.settings.off, command: "/digest off" },
  ],
};

/** "/digest sun 09:00": a look back at the week, beside the daily briefings or alone. */
export const digest: CommandDefinition = {
  spec: {
    name: "digest",
    options: [{ name: "week", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  run(context) {
    const { words, now } = context;
    const args = context.args.trim();
    if (args === "") return askSetting(context, digestSetting, [words.settings.askDigest]);
    const off = means("off", args);
    const digest = off ? undefined : readDigest(args);
    if (!off && !digest) return askSetting(context, digestSetting, [words.settings.notAWeek(quoted(args))]);
    return set(context, digestSetting, (reader) =>
      withNext({ ...reader, choices: { ...reader.choices, digest, ...(digest && { stopped: undefined }) } }, now),
    );
  },
  complete: (_option, typed) =>
    [...offered.map(write), "off"]
      .filter((value) => value.includes(typed.trim().toLowerCase()))
      .map((value) => ({ label: value, value })),
};

/** One time on one day; 9 o'clock, and Sunday, where one of them is missing; Sunday at 9 for "on". */
function readDigest(text: string): Digest | undefined {
  const timed = readWhen(means("on", text) ? "09:00" : text);
  const when = timed.kind === "not a time" ? readWhen(`${text} 09:00`) : timed;
  const [slot, ...more] = when.kind === "when" && when.zone === undefined ? when.slots : [];
  const [day = 7, ...others] = slot?.days ?? [];
  return slot && more.length === 0 && others.length === 0 ? { at: slot.at, days: [day] } : undefined;
}
