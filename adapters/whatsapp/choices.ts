import { oneLine, shorten, webAddress } from "../../messages/layout.ts";
import type { Action, Message } from "../../messages/message.ts";
import { words } from "../../messages/words.ts";

/** What can be tapped below a text: see "Interactive messages" in the Cloud API's reference. */
export type Interactive =
  | { readonly type: "button"; readonly body: Body; readonly action: { readonly buttons: readonly Button[] } }
  | {
      readonly type: "list";
      readonly body: Body;
      readonly action: { readonly button: string; readonly sections: readonly { readonly rows: readonly Row[] }[] };
    }
  | {
      readonly type: "cta_url";
      readonly body: Body;
      readonly action: {
        readonly name: "cta_url";
        readonly parameters: { readonly display_text: string; readonly url: string };
      };
    };
type Body = { readonly text: string };
type Button = { readonly type: "reply"; readonly reply: { readonly id: string; readonly title: string } };
type Row = { readonly id: string; readonly title: string; readonly description?: string };

/** What a message gives to choose from: those of its menu, ticked where they are set, and its buttons. */
export type Choices = {
  readonly label: string | undefined;
  readonly menu: readonly Tap[];
  readonly actions: readonly Action[];
};

type Tap = Extract<Action, { command: string }>;

// "Interactive messages" (June 28, 2026) gives 1024 units to the text above buttons and 4096 to that above a list; older
// libraries of the platform's own have 1024 for both, so the smaller one counts. As elsewhere, UTF-16 with 2 % to spare.
const maxBody = Math.floor(1024 * 0.98);
const [mostButtons, mostRows] = [3, 10];
const [buttonTitle, rowTitle, rowDescription] = [20, 24, 72];

/** What there is to choose in a message, without what no button can do. Pure. */
export function readChoices({ menu, actions = [] }: Message): Choices {
  const ticked = (menu?.choices ?? []).map(({ label, command, chosen }) => ({
    label: chosen ? `✓ ${label}` : label,
    command,
  }));
  const isNew = (action: Action, i: number, all: readonly Action[]) =>
    oneLine(action.label) !== "" &&
    ("url" in action
      ? webAddress(action.url) !== undefined
      : !all.slice(0, i).some((other) => "command" in other && other.command === action.command));
  const choices = ticked.filter(isNew);
  const isOther = (action: Action) =>
    !("command" in action) ||
    action.command.includes(" ") ||
    choices.every(({ command }) => command !== action.command);
  return { label: menu && oneLine(menu.label), menu: choices, actions: actions.filter(isNew).filter(isOther) };
}

/**
 * The choices as WhatsApp's own: a link that is alone as a link; up to 3 short ones as buttons; else a list of 10 rows, of
 * the menu and then of at least 3 buttons: a way back is not to be lost behind many choices. What has no place in it goes
 * into the text, which `text` writes with these in it. Nothing where there is nothing to tap, or the text is too long for
 * it. Pure.
 */
export function offer(
  { label, menu, actions }: Choices,
  text: (untapped: readonly Action[]) => string,
  locale: string,
): Interactive | undefined {
  const all: readonly Action[] = [...menu, ...actions];
  const [single] = all;
  if (all.length === 1 && single && "url" in single) return withLink(single.label, single.url, text([]));
  const taps = all.filter((action) => "command" in action);
  const buttons = actions.filter((action) => "command" in action);
  const kept = buttons.slice(0, Math.max(mostButtons, mostRows - menu.length));
  const rows = [...menu.slice(0, mostRows - kept.length), ...kept];
  const body = { text: text(all.filter((action) => !rows.some((row) => row === action))) };
  if (rows.length === 0 || !fits(body.text)) return undefined;
  const isShort = rows.every(({ label: title }) => oneLine(title).length <= buttonTitle);
  if (taps.length <= mostButtons && isShort) {
    const replies = titled(rows, buttonTitle).map(
      ({ id, title }) => ({ type: "reply", reply: { id, title } }) as const,
    );
    return { type: "button", body, action: { buttons: replies } };
  }
  const button = shorten(label || words(locale).buttons.choose, buttonTitle);
  return { type: "list", body, action: { button, sections: [{ rows: titled(rows, rowTitle) }] } };
}

function fits(text: string): boolean {
  return /\S/u.test(text) && text.length <= maxBody;
}

function withLink(label: string, address: string, text: string): Interactive | undefined {
  const url = webAddress(address);
  if (url === undefined || !fits(text)) return undefined;
  const parameters = { display_text: shorten(oneLine(label), buttonTitle), url };
  return { type: "cta_url", body: { text }, action: { name: "cta_url", parameters } };
}

/**
 * Titles of at most `max` units, no two alike, and no two ids, since the platform refuses those: "Undo" may be what the
 * menu has, too, and a further blank changes no command. A row says below its title what was cut off.
 */
function titled(taps: readonly Tap[], max: number): Row[] {
  const taken = new Set<string>();
  const ids = new Set<string>();
  return taps.map(({ label, command, asks }) => {
    const name = oneLine(label);
    let title = shorten(name, max);
    for (let n = 2; taken.has(title); n++) title = `${shorten(name, max - ` ${n}`.length)} ${n}`;
    taken.add(title);
    let id = command;
    while (ids.has(id)) id = id.replace(" ", "  ");
    ids.add(id);
    const more = [title === name ? "" : name, oneLine(asks ?? "")].filter((text) => text !== "").join(" · ");
    return { id, title, ...(more !== "" && { description: shorten(more, rowDescription) }) };
  });
}
