import { fitsButton, type Action, type Block } from "../../../messages/message.ts";
import type { Words } from "../../../messages/words.ts";
import type { Subscription } from "../subscription.ts";
import type { Answer } from "../answer.ts";
import type { Context } from "./command.ts";

/** Something that a reader can set, with a command of its own. */
export type Setting = {
  readonly name: keyof Words["settings"]["names"];
  /** The command, as a button holds it, that sets what is set now: typed later, it takes back what was set meanwhile. */
  written(reader: Subscription, now: number): string;
  /** What is set, in a word or two, and in a sentence. */
  value(reader: Subscription, context: Context): string;
  says(reader: Subscription, context: Context): string;
  /** What to choose from. */
  choices(reader: Subscription, context: Context): readonly Choosing[];
  /** A form may ask for what is not among the choices. */
  readonly form?: (context: Context) => Action;
};

/** `chosen` where a command does not set all of it. */
type Choosing = { readonly label: string; readonly command: string; readonly chosen?: boolean };

/** Asks for a setting: what there is to say first, what is set, and the menu. */
export function askSetting(context: Context, setting: Setting, first: readonly string[]): Answer {
  const lines = [...first, setting.says(context.reader, context)];
  return screen(context, setting, context.reader, lines, []);
}

/** Sets something, and answers with what is now set, the menu, and how to take it back. */
export async function set(
  context: Context,
  setting: Setting,
  edit: (reader: Subscription) => Subscription,
): Promise<Answer & { readonly reader: Subscription }> {
  let before = "";
  const reader = await context.change((current) => {
    before = setting.written(current, context.now);
    return edit(current);
  });
  const undoes = before !== setting.written(reader, context.now) && fitsButton(before);
  const undo = undoes ? [{ label: context.words.buttons.undo, command: before }] : [];
  return { ...screen(context, setting, reader, [setting.says(reader, context)], undo), reader };
}

function screen(
  context: Context,
  setting: Setting,
  reader: Subscription,
  lines: readonly string[],
  actions: readonly Action[],
): Answer {
  const { words } = context;
  const now = setting.written(reader, context.now);
  const choices = setting
    .choices(reader, context)
    .filter(({ command }) => fitsButton(command))
    .map(({ label, command, chosen = command === now }) => ({ label, command, ...(chosen && ({ chosen } as const)) }));
  return {
    message: {
      blocks: lines.map((text): Block => ({ kind: "text", text })),
      ...(choices.length > 0 && { menu: { label: words.settings.names[setting.name], choices } }),
      actions: [
        ...actions,
        ...(setting.form ? [setting.form(context)] : []),
        { label: words.buttons.settings, command: "/settings" },
      ],
    },
  };
}
