import { oneLine, shorten, webAddress } from "../../messages/layout.ts";
import type { Action, Message } from "../../messages/message.ts";
import type { TelegramButton } from "./part.ts";

/**
 * The choices of the menu, and below them the actions, as rows of an inline keyboard. One that Telegram would not take
 * (more than 64 bytes of data, an address that it does not open) is left out: it would cost the whole message. Pure.
 */
export function keyboard({ menu, actions = [] }: Message): TelegramButton[][] {
  const below = actions.flatMap(asButton).slice(0, maxButtons);
  const choices = (menu?.choices ?? []).flatMap(({ label, command, chosen }) =>
    oneLine(label) === "" ? [] : asButton({ label: chosen ? `✓ ${label}` : label, command }),
  );
  return [...inRows(choices.slice(0, maxButtons - below.length)), ...inRows(below)];
}

// "InlineKeyboardButton: callback_data, 1-64 bytes". At most 100 buttons in rows of 8 show (python-telegram-bot,
// constants.InlineKeyboardMarkupLimit). Three short labels are what a narrow phone shows whole in a row.
const maxData = 64;
const maxButtons = 100;
const maxInRow = 3;
const maxWidth = 30;
const maxLabel = 40;

function inRows(buttons: readonly TelegramButton[]): TelegramButton[][] {
  const rows: TelegramButton[][] = [];
  let width = 0;
  for (const button of buttons) {
    const row = rows.at(-1);
    width += button.text.length;
    if (row !== undefined && row.length < maxInRow && width <= maxWidth) {
      row.push(button);
    } else {
      rows.push([button]);
      width = button.text.length;
    }
  }
  return rows;
}

function asButton(action: Action): TelegramButton[] {
  const text = shorten(oneLine(action.label), maxLabel);
  if (text === "") return [];
  if ("command" in action) return commandButton(text, action.command);
  const url = webAddress(action.url);
  // A button to a host without a dot ("localhost") is refused, and with it the message.
  return url !== undefined && new URL(url).hostname.includes(".") ? [{ text, url }] : [];
}

/** The button that types a command; none where the command is too long for one. Pure. */
export function commandButton(text: string, command: string): TelegramButton[] {
  const size = Buffer.byteLength(command);
  return size > 0 && size <= maxData ? [{ text, callback_data: command }] : [];
}
