import type { Item, Message } from "../../messages/message.ts";
import { layOut, oneLine, paginate, webAddress, type Line } from "../../messages/layout.ts";
import { keyboard } from "./keyboard.ts";
import type { TelegramEntity, TelegramPart } from "./part.ts";
import { unlink } from "./unlink.ts";

/**
 * A message as Telegram shows it: plain text and entities, never markup, so there is nothing to escape and nothing to
 * fail. The last part has the buttons. No part where there is nothing to show. Pure, and the same in every language.
 */
export function renderTelegram(message: Message): TelegramPart[] {
  const pages = paginate(layOut(message, itemLines), (page) => fits(set(page)));
  const parts = pages
    .map(set)
    .filter(({ text }) => text !== "")
    .map((part) => ({ ...part, link_preview_options: { is_disabled: true } as const }));
  const rows = keyboard(message);
  return parts.map((part, i) =>
    i === parts.length - 1 && rows.length > 0 ? { ...part, reply_markup: { inline_keyboard: rows } } : part,
  );
}

type Content = { readonly text: string; readonly entities: readonly TelegramEntity[] };

// Bot API, sendMessage: "1-4096 characters after entities parsing". The server counts code points; UTF-16 units are
// never fewer. Entities beyond the hundredth silently lose their effect.
/** The most UTF-16 units of text in one part. */
export const maxText = 4096;
const maxEntities = 100;
// Of a folded quote three lines show; a body that is hardly longer stays open.
const maxOpen = 300;

/** The text of a part as it is sent; its markup is in the entities beside it. */
export function telegramText({ text }: TelegramPart): string {
  return text;
}

function fits({ text, entities }: Content): boolean {
  return text.length <= maxText && entities.length <= maxEntities;
}

function itemLines({ label, title, url, body, sources }: Item): Line[] {
  const theirs = (text = "") => unlink(compose(oneLine(text)), "theirs");
  const mark = theirs(label);
  const long = body !== undefined && body.length > maxOpen;
  const link = webAddress(url);
  const lines: Line[] = [
    [
      { text: mark && `${mark} · `, style: "bold" },
      { text: theirs(title), style: "bold", ...(link !== undefined && { url: link }) },
    ],
    ...(body ?? "").split(/\r\n?|\n/u).map((text) => [{ text: theirs(text), ...(long && { folded: true as const }) }]),
    [{ text: theirs(sources), style: "small" }],
  ];
  return lines.filter((line) => line.some(({ text }) => text !== ""));
}

/** Lines as one text with its entities, cleaned and trimmed as the server would do it. */
function set(lines: readonly Line[]): Content {
  let text = "";
  const entities: TelegramEntity[] = [];
  for (const [i, line] of lines.entries()) {
    if (i > 0) text += "\n";
    for (const span of line) {
      const words = unlink(compose(text === "" ? span.text.trimStart() : span.text), "ours");
      const stretch = { offset: text.length, length: words.length };
      text += words;
      // Its lines are one quote.
      if (span.folded) put(entities, { type: "expandable_blockquote", ...stretch }, 1);
      if (span.style !== undefined) put(entities, { type: span.style === "small" ? "italic" : "bold", ...stretch }, 0);
      if (span.url !== undefined) entities.push({ type: "text_link", ...stretch, url: span.url });
    }
  }
  text = text.trimEnd();
  const within = entities.map((entity) => ({
    ...entity,
    length: Math.min(entity.length, text.length - entity.offset),
  }));
  return { text, entities: within.filter(({ length }) => length > 0) };
}

/** Adds an entity, as a longer stretch of the same kind at most `gap` units before it where there is one. */
function put(entities: TelegramEntity[], entity: TelegramEntity, gap: number): void {
  const i = entities.findLastIndex(({ type }) => type === entity.type);
  const before = entities[i];
  if (before !== undefined && before.offset + before.length + gap >= entity.offset) {
    entities[i] = { ...before, length: entity.offset + entity.length - before.offset };
  } else {
    entities.push(entity);
  }
}

// The server takes these three marks out, and every offset behind them would be wrong (TDLib, clean_input_string). A
// ring above its letter has a character of its own (å), which stays.
function compose(text: string): string {
  return text.replace(/\P{M}\u030a/gu, (ring) => ring.normalize("NFC")).replace(/[\u030a\u0333\u033f]/gu, "");
}
