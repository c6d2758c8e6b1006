import { z } from "zod";

// Only what we read, and each kind by itself: one that changes its shape, or a new one, is as if it were not there.
const chat = z.object({ id: z.int(), type: z.string() });
const user = z.object({ id: z.int(), is_bot: z.boolean(), language_code: z.string().optional() });
const inTopic = { is_topic_message: z.boolean().optional(), message_thread_id: z.int().optional() };

/** Where a forwarded message, or one replied to from another chat, comes from; only a channel is of interest. */
const origin = z
  .object({ type: z.literal("channel"), chat: z.object({ id: z.int() }) })
  .optional()
  .catch(undefined);

const message = z.object({
  date: z.int(),
  chat,
  from: user.optional(),
  sender_chat: z.object({ id: z.int() }).optional(),
  text: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  forward_origin: origin,
  reply_to_message: z.object({ forward_origin: origin }).optional(),
  external_reply: z.object({ origin }).optional(),
  ...inTopic,
  migrate_to_chat_id: z.int().optional(),
  migrate_from_chat_id: z.int().optional(),
});

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  /** Absent, or of the date 0, where the message is too old for the platform to show. */
  message: z.object({ message_id: z.int(), date: z.int(), chat, ...inTopic }).optional(),
  data: z.string().optional(),
});

const membership = z.object({
  date: z.int(),
  chat,
  new_chat_member: z.object({
    status: z.string(),
    is_member: z.boolean().optional(),
    can_send_messages: z.boolean().optional(),
    can_post_messages: z.boolean().optional(),
  }),
});

/** An update of the Bot API, read tolerantly; dates are seconds. */
export const telegramUpdate = z.object({
  update_id: z.int(),
  message: message.optional().catch(undefined),
  callback_query: callbackQuery.optional().catch(undefined),
  my_chat_member: membership.optional().catch(undefined),
});

export type TelegramUpdate = z.infer<typeof telegramUpdate>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramTap = z.infer<typeof callbackQuery>;
export type TelegramMembership = z.infer<typeof membership>;
