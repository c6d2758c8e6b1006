import { z } from "zod";

/** How a stretch of the text is set. `offset` and `length` are UTF-16 units, as Telegram counts them. */
export type TelegramEntity =
  | { readonly type: "bold" | "italic" | "expandable_blockquote"; readonly offset: number; readonly length: number }
  | { readonly type: "text_link"; readonly offset: number; readonly length: number; readonly url: string };

export type TelegramButton =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly url: string };

type Text = {
  readonly text: string;
  readonly entities: readonly TelegramEntity[];
  readonly link_preview_options: { readonly is_disabled: true };
};

/** One message as the Bot API's sendMessage takes it, but for the address. The last one of a message has its buttons. */
export type TelegramPart =
  | Text
  | (Text & { readonly reply_markup: { readonly inline_keyboard: readonly (readonly TelegramButton[])[] } });

const stretch = { offset: z.number(), length: z.number() };

/** Reads a part that comes back from the store. */
export const telegramPart = z.object({
  text: z.string(),
  entities: z.array(
    z.discriminatedUnion("type", [
      z.object({ type: z.literal("bold"), ...stretch }),
      z.object({ type: z.literal("italic"), ...stretch }),
      z.object({ type: z.literal("expandable_blockquote"), ...stretch }),
      z.object({ type: z.literal("text_link"), ...stretch, url: z.string() }),
    ]),
  ),
  link_preview_options: z.object({ is_disabled: z.literal(true) }),
  reply_markup: z
    .object({
      inline_keyboard: z.array(
        z.array(
          z.union([
            z.object({ text: z.string(), callback_data: z.string() }),
            z.object({ text: z.string(), url: z.string() }),
          ]),
        ),
      ),
    })
    .optional(),
});
