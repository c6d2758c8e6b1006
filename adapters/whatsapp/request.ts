import type { Json } from "../../src/adapter.ts";
import type { WhatsappSettings } from "./settings.ts";

type Address = { readonly to: string } | { readonly recipient: string };

/** The frame of every message: to whom. A phone number goes by `to`, a user id ("US.1349…") by `recipient`. */
export function addressed(chat: string) {
  const address: Address = /^\d+$/u.test(chat) ? { to: chat } : { recipient: chat };
  return { messaging_product: "whatsapp", recipient_type: "individual", ...address } as const;
}

/**
 * The approved template that says "your briefing is ready". Its body is fixed; the tap on its button comes back as the
 * command /brief, and opens the window for the briefing itself.
 */
export function briefingReady(
  { template, templateLanguages }: WhatsappSettings,
  locale: string,
): { [key: string]: Json } {
  return {
    type: "template",
    template: {
      name: template,
      language: { code: fittingLanguage(templateLanguages, locale) },
      components: [
        { type: "button", sub_type: "quick_reply", index: "0", parameters: [{ type: "payload", payload: "/brief" }] },
      ],
    },
  };
}

/** The language of the template for a locale (BCP 47): the same, else one with the same language, else the first. */
function fittingLanguage([first, ...others]: WhatsappSettings["templateLanguages"], locale: string): string {
  const codes = [first, ...others];
  const wanted = locale.replaceAll("-", "_").toLowerCase();
  const language = (code: string) => code.split("_")[0]?.toLowerCase();
  return (
    codes.find((code) => code.toLowerCase() === wanted) ??
    codes.find((code) => language(code) === language(wanted)) ??
    first
  );
}

/**
 * What goes with a message and comes back with each of its statuses (`biz_opaque_callback_data`, at most 512
 * characters): the delivery's key, and whether it was the message itself or the template in its place.
 */
export function writeNote(kind: Note["kind"], key: string): { biz_opaque_callback_data: string } {
  return { biz_opaque_callback_data: `${kind}:${key}` };
}

type Note = { readonly kind: "message" | "nudge"; readonly key: string };

/** Nothing for a note that is not ours, and for an answer, which has none. */
export function readNote(text = ""): Note | undefined {
  if (text.startsWith("message:")) return { kind: "message", key: text.slice("message:".length) };
  if (text.startsWith("nudge:")) return { kind: "nudge", key: text.slice("nudge:".length) };
  return undefined;
}
