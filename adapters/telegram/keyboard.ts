import { oneLine, shorten, webAddress } from "../../messages/layout.ts";
import type { Action } from "../../messages/message.ts";
import type { TelegramButton } from "./part.ts";

/**
 * Actions as rows of an inline keyboard. One that Telegram would not take (more than 64 bytes of data, an address that
 * it does not open) is left out: it would cost the whole message. Pure.
 */
export function keyboard(actions: readonly Action[]): TelegramButton[][] {
  const rows: TelegramButton[][] = [];
  let width = 0;
  for (const button of actions.flatMap(asButton).slice(0, maxButtons)) {
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

// "InlineKeyboardButton: callback_data, 1-64 bytes". At most 100 buttons in rows of 8 show (python-telegram-bot,
// constants.InlineKeyboardMarkupLimit). Three short labels are what a narrow phone shows whole in a row.
const maxData = 64;
const maxButtons = 100;
const maxInRow = 3;
const maxWidth = 30;
const maxLabel = 40;

function asButton(action: Action): TelegramButton[] {
  const text = shorten(oneLine(action.label), maxLabel);
  if (text === "") return [];
  if ("command" in action) {
    const size = Buffer.byteLength(action.command);
    return size > 0 && size <= maxData ? [{ text, callback_data: action.command }] : [];
  }
  const url = webAddress(action.url);
  // A button to a host without a dot ("localhost") is refused, and with it the message.
  return url !== undefined && new URL(url).hostname.includes(".") ? [{ text, url }] : [];
}
