import { means } from "../switch-words.ts";
import type { Subscription } from "../subscription.ts";
import type { Answer } from "../answer.ts";
import type { CommandDefinition, Context } from "./command.ts";
import { askSetting, set, type Setting } from "./setting.ts";

export const membersSetting: Setting = {
  name: "members",
  written: ({ choices }) => `/members ${choices.managersOnly ? "off" : "on"}`,
  value: ({ choices }, { words }) => (choices.managersOnly ? words.settings.off : words.settings.on),
  says: (reader, context) =>
    [
      reader.choices.managersOnly ? context.words.settings.membersOff : context.words.settings.membersOn,
      ...setByWords(reader, context),
    ].join("\n"),
  choices: (_reader, { words }) => [
    { label: words.settings.on, command: "/members on" },
    { label: words.settings.off, command: "/members off" },
  ],
};

/** "/members off": in a group, only those who manage it may ask. */
export const members: CommandDefinition = {
  spec: {
    name: "members",
    options: [{ name: "members", completes: true }],
    changes: true,
    audience: "person",
    under: "settings",
    redraws: true,
  },
  run(context): Answer | Promise<Answer> {
    const [on, off] = [means("on", context.args), means("off", context.args)];
    if (!on && !off) return askSetting(context, membersSetting, []);
    return set(context, membersSetting, (reader) => ({
      ...reader,
      choices: { ...reader.choices, managersOnly: off ? true : undefined },
    }));
  },
  complete: (_option, typed) =>
    ["on", "off"].filter((value) => value.startsWith(typed.trim())).map((value) => ({ label: value, value })),
};

/** Who set the briefings up, where that was somebody else. */
export function setByWords({ choices: { setBy } }: Subscription, { words, from }: Context): string[] {
  return setBy === undefined || setBy === from.user ? [] : [words.settings.setBy(setBy)];
}
