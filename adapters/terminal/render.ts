import type { Item, Message } from "../../messages/message.ts";
import { layOut, oneLine, webAddress, type Line } from "../../messages/layout.ts";

/** A message as the terminal shows it. `buttons` are there to be typed. */
export type TerminalPart = {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly command: string }[];
};

/**
 * Renders a message as plain text, one part, of any length: a terminal scrolls. No escape sequence of a headline gets
 * through, because `layOut` takes out what cannot be shown.
 */
export function renderTerminal(message: Message): TerminalPart[] {
  const text = layOut(message, itemLines)
    .map((line) => line.map((span) => span.text).join(""))
    .join("\n");
  const buttons = (message.actions ?? []).flatMap((action) =>
    "command" in action ? [{ label: oneLine(action.label), command: oneLine(action.command) }] : [],
  );
  const links = (message.actions ?? []).flatMap((action) =>
    "url" in action ? [`${oneLine(action.label)}: ${webAddress(action.url)}`] : [],
  );
  return [{ text: [text, ...links].join("\n"), buttons }];
}

/** The text of a part as it is sent, markup and all. */
export function terminalText({ text }: TerminalPart): string {
  return text;
}

function itemLines(item: Item, number: number): Line[] {
  const label = item.label === undefined ? "" : `${oneLine(item.label)}: `;
  const indent = " ".repeat(`${number}. `.length);
  const rest = [...(item.body ?? "").split("\n"), item.sources ?? "", webAddress(item.url) ?? ""];
  return [
    [{ text: `${number}. ${label}${oneLine(item.title)}` }],
    ...rest.map(oneLine).flatMap((text): Line[] => (text === "" ? [] : [[{ text: indent + text }]])),
  ];
}
