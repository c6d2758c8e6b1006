import { z } from "zod";

/** What a webhook tells, one by one. Chats are addresses (see `address`), times UTC milliseconds. */
export type Sign =
  /**
   * The reader wrote, tapped or shared a place. `tapped` is what a button of ours carries, `text` what was typed, `place`
   * "LATITUDE,LONGITUDE" to a hundredth of a degree; none of them for a picture and such.
   */
  | {
      readonly kind: "message";
      readonly id: string;
      readonly chat: string;
      /** The phone number of a chat that goes by its user id. */
      readonly phone?: string;
      readonly at: number;
      readonly tapped?: string;
      readonly text?: string;
      readonly place?: string;
    }
  /** How a message of ours fares: "sent", "delivered", "read", "failed" … `note` is what went with it when it was sent. */
  | {
      readonly kind: "status";
      readonly id: string;
      readonly status: string;
      readonly note?: string;
      readonly chat?: string;
      readonly code?: number;
      readonly price?: Price;
    }
  /** The reader switched marketing messages off or on again in WhatsApp itself. */
  | { readonly kind: "preference"; readonly chat: string; readonly wanted: boolean; readonly at: number }
  | { readonly kind: "moved"; readonly chat: string; readonly to: string };

/** As what the platform charges a message, in its own words: "marketing" and "regular", "service" and "free_entry_point". */
export type Price = { readonly category: string; readonly type: string };

/**
 * Reads a webhook's body, already verified: all entries and changes of it, as far as they are for this number. What
 * is unknown, malformed or about a group is left out, and spoils nothing beside it. Pure.
 */
export function readSigns(body: unknown, phoneNumberId: string): Sign[] {
  const changes = readEach(webhook.safeParse(body).data?.entry, entry).flatMap((found) =>
    readEach(found.changes, change),
  );
  return changes
    .map(({ value }) => value)
    .filter((value) => value.metadata.phone_number_id === phoneNumberId)
    .flatMap((value) => {
      const contacts = readEach(value.contacts, contact);
      return [
        ...readEach(value.messages, message).flatMap((found) => readMessage(found, contacts)),
        ...readEach(value.statuses, status).flatMap(readStatus),
        ...readEach(value.user_preferences, preference).flatMap((found) => readPreference(found, contacts)),
        ...readEach(value.user_id_update, update).flatMap((found) =>
          moved(found.user_id.previous, found.user_id.current),
        ),
      ];
    });
}

// The address of a chat is the business-scoped user id ("US.1349…") where it is known, since a number may be hidden
// and may change; else the phone number as digits ("Business-scoped user IDs" in the documentation).
const userId = z.string().regex(/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/u);
const phoneNumber = z.string().regex(/^\d{5,20}$/u);
const time = z.coerce
  .number()
  .int()
  .nonnegative()
  .transform((seconds) => seconds * 1000);
const list = z.array(z.unknown()).catch([]);

// It is written into the log.
const priceWord = z.string().regex(/^[a-z_]{1,40}$/u);

/** A coordinate to a hundredth of a degree, about a kilometre: no more is needed for a time zone. */
function degrees(most: number) {
  const value = z.union([z.number(), z.string().trim().min(1).transform(Number)]);
  // Rounded first: toFixed alone makes "-0.00" of what is a little below zero.
  return value.pipe(z.number().min(-most).max(most)).transform((degree) => (Math.round(degree * 100) / 100).toFixed(2));
}

const webhook = z.object({ entry: list });
const entry = z.object({ changes: list });
const change = z.object({
  value: z.object({
    metadata: z.object({ phone_number_id: z.string() }),
    contacts: list,
    messages: list,
    statuses: list,
    user_preferences: list,
    user_id_update: list,
  }),
});

const contact = z.object({
  wa_id: phoneNumber.optional().catch(undefined),
  user_id: userId.optional().catch(undefined),
});
type Contact = z.output<typeof contact>;

const reply = z.object({ id: z.string() }).optional().catch(undefined);
const message = z.object({
  id: z.string(),
  from: phoneNumber.optional().catch(undefined),
  from_user_id: userId.optional().catch(undefined),
  group_id: z.unknown().optional(),
  timestamp: time,
  type: z.string(),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  location: z
    .object({ latitude: degrees(90), longitude: degrees(180) })
    .optional()
    .catch(undefined),
  button: z.object({ payload: z.string() }).optional().catch(undefined),
  interactive: z.object({ button_reply: reply, list_reply: reply }).optional().catch(undefined),
  system: z
    .object({ wa_id: phoneNumber.optional().catch(undefined), user_id: userId.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const status = z.object({
  id: z.string(),
  status: z.string(),
  recipient_type: z.string().optional().catch(undefined),
  recipient_id: phoneNumber.optional().catch(undefined),
  recipient_user_id: userId.optional().catch(undefined),
  biz_opaque_callback_data: z.string().optional().catch(undefined),
  pricing: z
    .object({ category: priceWord, type: priceWord.default("regular") })
    .optional()
    .catch(undefined),
  errors: list,
});
const failure = z.object({ code: z.number() });

const preference = z.object({
  wa_id: phoneNumber.optional().catch(undefined),
  user_id: userId.optional().catch(undefined),
  value: z.enum(["stop", "resume", "signup"]),
  timestamp: time,
});

const update = z.object({ user_id: z.object({ previous: userId, current: userId }) });

function readEach<S extends z.ZodType>(items: readonly unknown[] = [], schema: S): z.output<S>[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

function readMessage(found: z.output<typeof message>, contacts: readonly Contact[]): Sign[] {
  if (found.group_id !== undefined) return [];
  if (found.type === "system") return readSystem(found);
  const sender = resolve(found.from, found.from_user_id, contacts);
  if (sender === undefined) return [];
  const tapped = found.button?.payload ?? found.interactive?.button_reply?.id ?? found.interactive?.list_reply?.id;
  const text = found.type === "text" ? found.text?.body : undefined;
  const { location } = found;
  return [
    {
      kind: "message",
      id: found.id,
      ...sender,
      at: found.timestamp,
      ...(tapped !== undefined && { tapped }),
      ...(text !== undefined && { text }),
      ...(location && { place: `${location.latitude},${location.longitude}` }),
    },
  ];
}

/** The address of a person: what stands beside a message or a preference can lack the user id that a contact has. */
function resolve(number: string | undefined, id: string | undefined, contacts: readonly Contact[]) {
  const known = contacts.find(
    ({ wa_id, user_id }) => (wa_id !== undefined && wa_id === number) || (user_id !== undefined && user_id === id),
  );
  const phone = number ?? known?.wa_id;
  const user = id ?? known?.user_id;
  if (user !== undefined) return { chat: user, ...(phone !== undefined && { phone }) };
  return phone === undefined ? undefined : { chat: phone };
}

/** A changed number or user id; both old addresses lead to the new one. Other system messages say nothing to us. */
function readSystem({ system, from, from_user_id }: z.output<typeof message>): Sign[] {
  const to = system?.user_id ?? system?.wa_id;
  return to === undefined ? [] : [...moved(from, to), ...moved(from_user_id, to)];
}

function moved(chat: string | undefined, to: string): Sign[] {
  return chat === undefined || chat === to ? [] : [{ kind: "moved", chat, to }];
}

function readStatus(found: z.output<typeof status>): Sign[] {
  if (found.recipient_type === "group") return [];
  const chat = found.recipient_user_id ?? found.recipient_id;
  const code = readEach(found.errors, failure)[0]?.code;
  return [
    {
      kind: "status",
      id: found.id,
      status: found.status,
      ...(found.biz_opaque_callback_data !== undefined && { note: found.biz_opaque_callback_data }),
      ...(chat !== undefined && { chat }),
      ...(code !== undefined && { code }),
      ...(found.pricing && { price: found.pricing }),
    },
  ];
}

function readPreference(found: z.output<typeof preference>, contacts: readonly Contact[]): Sign[] {
  const person = resolve(found.wa_id, found.user_id, contacts);
  return person === undefined
    ? []
    : [{ kind: "preference", chat: person.chat, wanted: found.value !== "stop", at: found.timestamp }];
}
