import { z } from "zod";

/** What the adapter is made with. With `webhook` Telegram calls us at `url`; without it we ask for updates. */
export type TelegramSettings = {
  readonly token: string;
  /** The Bot API server, with no slash at the end. */
  readonly apiRoot: string;
  readonly webhook?: { readonly url: string; readonly secret: string };
};

const unset = (value: unknown) => (value === "" ? undefined : value);

/** The environment's TELEGRAM_ variables as settings; an empty one counts as not set. */
export const telegramSettings: z.ZodType<TelegramSettings> = z
  .object({
    TELEGRAM_TOKEN: z.preprocess(
      unset,
      z
        .string("is missing: get a token from @BotFather on Telegram")
        .regex(/^\d+:[\w-]{20,}$/u, 'does not look like a token ("123456789:AAE..."): get one from @BotFather'),
    ),
    TELEGRAM_API_ROOT: z.preprocess(
      unset,
      z
        .url({ protocol: /^https?$/u, error: "must be the http or https address of a Bot API server" })
        .default("https://api.telegram.org")
        .transform((url) => url.replace(/\/+$/u, "")),
    ),
    TELEGRAM_WEBHOOK_URL: z.preprocess(
      unset,
      z
        .url({ protocol: /^https$/u, error: "must be an https address that Telegram can reach" })
        .refine((url) => URL.canParse(url) && new URL(url).pathname.endsWith("/webhooks/telegram"), {
          error: "must end in /webhooks/telegram",
        })
        .optional(),
    ),
    TELEGRAM_WEBHOOK_SECRET: z.preprocess(
      unset,
      z
        .string()
        .regex(/^[\w-]{16,256}$/u, "must be 16 to 256 letters, digits, _ or -: make up a random one")
        .optional(),
    ),
  })
  .transform((env, context) => {
    const { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_URL: url } = env;
    const secret = env.TELEGRAM_WEBHOOK_SECRET;
    if (url === undefined) return { token, apiRoot };
    if (secret !== undefined) return { token, apiRoot, webhook: { url, secret } };
    context.addIssue({
      code: "custom",
      path: ["TELEGRAM_WEBHOOK_SECRET"],
      message: "is needed with TELEGRAM_WEBHOOK_URL: make up 16 or more letters and digits",
    });
    return z.NEVER;
  });
