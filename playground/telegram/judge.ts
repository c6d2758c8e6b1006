import { z } from "zod";
import { clean } from "./clean.ts";

/** What the Bot API answers when it refuses. */
export type Refusal = {
  readonly ok: false;
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
};

const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  url: z.string().optional(),
  user: z.object({ id: z.int() }).optional(),
});
const button = z.object({ text: z.string(), url: z.string().optional(), callback_data: z.string().optional() });

export type Entity = z.infer<typeof entity>;
export type Button = z.infer<typeof button>;

/** What a message says, as it is kept after the server has cleaned it. */
export type Content = {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: readonly (readonly Button[])[];
};

const content = z.object({
  text: z.string().default(""),
  parse_mode: z.string().optional(),
  entities: z.array(entity).default([]),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(button)).default([]) }).optional(),
});

/**
 * Judges what a message says, as the Bot API does with sendMessage and editMessageText: the content as it is kept, or
 * the refusal in the platform's words. Knows nothing of chats. It reads no markup, so it takes no `parse_mode`. Pure.
 */
export function judge(payload: unknown): { ok: true; content: Content } | Refusal {
  const { data } = content.safeParse(payload);
  if (data === undefined) return refuse("can't parse the message");
  if (data.parse_mode) return refuse("unsupported parse_mode");
  const keyboard = data.reply_markup?.inline_keyboard ?? [];
  const fault = faultOfText(data.text, data.entities) ?? faultOfKeyboard(keyboard);
  if (fault !== undefined) return refuse(fault);
  // The rest silently loses its effect, and so does a link that leads nowhere.
  const { text, stretches } = clean(data.text, outsideQuotes(data.entities.slice(0, 100).filter(leads)));
  if (text === "") return refuse("message text is empty");
  if (Array.from(text).length > 4096) return refuse("message is too long");
  return { ok: true, content: { text, entities: stretches, keyboard } };
}

/** A refusal with status 400. */
export function refuse(description: string): Refusal {
  return { ok: false, error_code: 400, description: `Bad Request: ${description}` };
}

function faultOfText(text: string, entities: readonly Entity[]): string | undefined {
  if (!text.isWellFormed()) return "strings must be encoded in UTF-8";
  for (const { type, offset, length } of entities) {
    if (!types.has(type)) return "can't parse MessageEntity: Unsupported type specified";
    const end = offset + length;
    if (offset < 0 || length <= 0) return `entity at UTF-16 offset ${offset} has a wrong length`;
    if (splits(text, offset)) return `entity begins in a middle of a UTF-16 symbol at offset ${offset}`;
    const begins = `entity beginning at UTF-16 offset ${offset}`;
    if (end > text.length) {
      return `${begins} ends after the end of the text at UTF-16 offset ${end}`;
    }
    if (splits(text, end)) return `${begins} ends in a middle of a UTF-16 symbol at UTF-16 offset ${end}`;
  }
  return undefined;
}

function faultOfKeyboard(rows: readonly (readonly Button[])[]): string | undefined {
  if (rows.flat().length > 100 || rows.some((row) => row.length > 8)) return "reply markup is too long";
  for (const { text, url, callback_data: data } of rows.flat()) {
    if (clean(text, []).text === "") return "inline keyboard button text must be non-empty";
    if (url !== undefined) {
      if (!isWeb(url)) return `inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`;
    } else if (data === undefined) {
      return "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
    } else if (data === "" || Buffer.byteLength(data) > 64) {
      return "BUTTON_DATA_INVALID";
    }
  }
  return undefined;
}

/**
 * Quotes hold no quotes, and nothing reaches over a quote's edge; only a style may stand around one. The inner or later
 * one silently loses its effect (TDLib, fix_entities; it would split a style at the edge, here all of it goes, so that it
 * is missed).
 */
function outsideQuotes(entities: readonly Entity[]): Entity[] {
  const end = ({ offset, length }: Entity) => offset + length;
  const apart = (a: Entity, b: Entity) => end(a) <= b.offset || end(b) <= a.offset;
  const around = (a: Entity, b: Entity) => a.offset <= b.offset && end(b) <= end(a);
  const quotes: Entity[] = [];
  for (const entity of entities.filter(({ type }) => quoting.test(type))) {
    if (quotes.every((quote) => apart(quote, entity))) quotes.push(entity);
  }
  return entities.filter((entity) =>
    quoting.test(entity.type)
      ? quotes.includes(entity)
      : quotes.every(
          (quote) =>
            apart(quote, entity) || around(quote, entity) || (styles.test(entity.type) && around(entity, quote)),
        ),
  );
}

const styles = /^(?:bold|italic|underline|strikethrough|spoiler)$/u;
const quoting = /^(?:expandable_)?blockquote$/u;

// Bot API, MessageEntity.
const types = new Set(
  (
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler blockquote " +
    "expandable_blockquote code pre text_link text_mention custom_emoji date_time"
  ).split(" "),
);

function splits(text: string, index: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(index - 1, index + 1));
}

function leads({ type, url }: Entity): boolean {
  return type !== "text_link" || (url !== undefined && (isWeb(url) || url.startsWith("tg://")));
}

function isWeb(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && /\.|^\[/u.test(hostname);
}
