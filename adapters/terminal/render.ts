import type { Action, Item, Message } from "../../messages/message.ts";
import { layOut, oneLine, webAddress, type Line } from "../../messages/layout.ts";

/** A message as the terminal shows it. Buttons, and the choices of a menu, are there to be typed, by their numbers. */
export type TerminalPart = {
  readonly text: string;
  /** The number of the first button: those before it are the stories'. */
  readonly from: number;
  readonly buttons: readonly Button[];
};

type Button = {
  readonly label: string;
  readonly command: string;
  /** The name of what is typed after the command; "" where the command is enough. */
  readonly asks: string;
};

/**
 * Renders a message as plain text, one part, of any length: a terminal scrolls. No escape sequence of a headline gets
 * through, because `layOut` takes out what cannot be shown.
 */
export function renderTerminal({ blocks, menu, actions = [] }: Message): TerminalPart[] {
  const items = blocks.filter(({ kind }) => kind === "item").length;
  const numbered = items > 1;
  const lines = layOut({ blocks }, (item, number) => itemLines(item, numbered ? `${number}. ` : ""));
  const links = actions.flatMap((action) => {
    const url = "url" in action ? webAddress(action.url) : undefined;
    return url === undefined ? [] : [`${oneLine(action.label)}: ${url}`];
  });
  const choices = (menu?.choices ?? []).map(({ label, command, chosen }): Action => ({
    label: chosen ? `✓ ${label}` : label,
    command,
  }));
  const buttons = [...choices, ...actions].flatMap((action): Button[] => {
    if ("url" in action) return [];
    const { label, command, asks = "" } = action;
    return [{ label: oneLine(label), command: oneLine(command), asks: oneLine(asks) }];
  });
  const text = [
    ...lines.map((line) => line.map((span) => span.text).join("")),
    ...links,
    ...(menu ? ["", `${oneLine(menu.label)}:`] : []),
  ].join("\n");
  return [{ text, from: numbered ? items + 1 : 1, buttons }];
}

/** The text of a part as it is sent, markup and all. */
export function terminalText({ text }: TerminalPart): string {
  return text;
}

function itemLines(item: Item, number: string): Line[] {
  const label = item.label === undefined ? "" : `${oneLine(item.label)}: `;
  const indent = " ".repeat(number.length);
  const rest = [...(item.body ?? "").split("\n"), item.sources ?? "", webAddress(item.url) ?? ""];
  return [
    [{ text: `${number}${label}${oneLine(item.title)}` }],
    ...rest.map(oneLine).flatMap((text): Line[] => (text === "" ? [] : [[{ text: indent + text }]])),
  ];
}
