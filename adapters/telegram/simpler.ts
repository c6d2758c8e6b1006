import type { z } from "zod";
import type { telegramPart } from "./part.ts";

type Content = z.output<typeof telegramPart>;

/**
 * The form in which a part goes once more when Telegram refused it for its markup: as plain text, without its links, or
 * without its buttons, whichever it complained of. The words stay. Nothing where no simpler form would help. `complaint`
 * is the `description` of its answer. Pure.
 *
 * Wording: the error table of the Bot API's server (tdlib/telegram-bot-api 10.0) and TDLib's MessageEntity.cpp; names in
 * capitals are the backend's (core.telegram.org/method/messages.sendMessage).
 */
export function simplerForm(content: Content, complaint: string): Content | undefined {
  const text = complaint.toLowerCase();
  const simplify = cures.find(([wording]) => wording.test(text))?.[1];
  const simpler = simplify?.(content);
  return JSON.stringify(simpler) === JSON.stringify(content) ? undefined : simpler;
}

// In this order: a button's wrong address is a matter of links, not of buttons.
const cures: readonly (readonly [RegExp, (content: Content) => Content])[] = [
  [/wrong http url|url '.*' is invalid|url_invalid|url host is empty/u, withoutLinks],
  // A server of one's own may be older than folded quotes (Bot API 7.4).
  [/unsupported type specified/u, withoutQuotes],
  [/can't parse (?:message)?entit|entit(?:y|ies)_|entity (?:at|begin)/u, plain],
  [/reply[ _]markup|inline keyboard|button_/u, withoutButtons],
];

function plain(content: Content): Content {
  return { ...withoutLinks(content), entities: [] };
}

function withoutQuotes(content: Content): Content {
  const entities = content.entities.filter(({ type }) => type !== "expandable_blockquote");
  return entities.length < content.entities.length ? { ...content, entities } : plain(content);
}

function withoutLinks(content: Content): Content {
  const rows = (content.reply_markup?.inline_keyboard ?? [])
    .map((row) => row.filter((button) => "callback_data" in button))
    .filter((row) => row.length > 0);
  return {
    ...withoutButtons(content),
    entities: content.entities.filter(({ type }) => type !== "text_link"),
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
  };
}

function withoutButtons({ text, entities, link_preview_options }: Content): Content {
  return { text, entities, link_preview_options };
}
