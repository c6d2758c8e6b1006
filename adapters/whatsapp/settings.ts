import { z } from "zod";

/**
 * What the WhatsApp adapter needs from the environment: `WHATSAPP_…` variables in, plain names out. An empty variable
 * counts as absent. Each problem is a sentence that tells the operator where the value is found.
 */
export const whatsappSettings = z
  .object({
    WHATSAPP_TOKEN: required("the permanent token of a system user: Business settings > System users > Generate token")
      // A header takes nothing else, and what is refused there would be shown in an error.
      .regex(/^[\x21-\x7e]+$/u, "A token has no blanks and only ASCII characters; copy it again."),
    WHATSAPP_PHONE_NUMBER_ID: required("the phone number ID: App dashboard > WhatsApp > API setup").regex(
      /^\d+$/u,
      "This is the ID of the number, digits only (not the number itself): App dashboard > WhatsApp > API setup.",
    ),
    WHATSAPP_APP_SECRET: required(
      "the app secret: App dashboard > App settings > Basic. It proves that a webhook is real",
    ),
    WHATSAPP_VERIFY_TOKEN: required(
      "a secret word of your own, the same as in App dashboard > WhatsApp > Configuration > Verify token",
    ),
    WHATSAPP_TEMPLATE: optional(
      "tidings_briefing_ready",
      z.string().max(512, "The name of a template is at most 512 characters."),
    ),
    WHATSAPP_TEMPLATE_LANGUAGES: optional("en", z.string()).transform((list, context) => {
      const [first, ...others] = list
        .split(",")
        .map((code) => code.trim())
        .filter((code) => code !== "");
      if (first !== undefined) return [first, ...others] as const;
      context.addIssue("Name at least one language of the approved template, as in WhatsApp Manager: en,ko,pt_BR.");
      return z.NEVER;
    }),
    WHATSAPP_API_ROOT: optional(
      "https://graph.facebook.com",
      z.url({ protocol: /^https?$/u, error: "Write it like https://graph.facebook.com." }),
    ).transform((root) => root.replace(/\/+$/u, "")),
    WHATSAPP_API_VERSION: optional("v25.0", z.string().regex(/^v\d+\.\d+$/u, "Write it like v25.0.")),
  })
  .transform((env) => ({
    token: env.WHATSAPP_TOKEN,
    phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID,
    appSecret: env.WHATSAPP_APP_SECRET,
    verifyToken: env.WHATSAPP_VERIFY_TOKEN,
    /** An approved template with a fixed body and one quick reply button: "your briefing is ready". */
    template: env.WHATSAPP_TEMPLATE,
    /** The languages it is approved in, as WhatsApp writes them ("pt_BR"); the first serves everybody else. */
    templateLanguages: env.WHATSAPP_TEMPLATE_LANGUAGES,
    apiRoot: env.WHATSAPP_API_ROOT,
    apiVersion: env.WHATSAPP_API_VERSION,
  }));

export type WhatsappSettings = z.output<typeof whatsappSettings>;

function required(what: string) {
  const error = `Set it to ${what}.`;
  return z.string({ error }).trim().min(1, { error, abort: true });
}

function optional<S extends z.ZodType<string, string>>(fallback: string, schema: S) {
  return z
    .string()
    .trim()
    .optional()
    .transform((value) => (value === undefined || value === "" ? fallback : value))
    .pipe(schema);
}
