import type { Answer } from "./outcome.ts";

/**
 * What an operator must repair when the platform refuses our number and token: one sentence, without the token.
 * Nothing where it did not refuse them, which a network or server fault does not mean.
 */
export function readRefusal(answer: Answer): string | undefined {
  if (answer.kind !== "rejected") return undefined;
  const { status, code } = answer;
  if (status === 401 || code === 0 || code === 190) {
    return "WhatsApp refuses WHATSAPP_TOKEN: it is wrong, expired or revoked. Generate a new one for the system user.";
  }
  if (status === 403 || code === 3 || code === 10 || (code !== undefined && code >= 200 && code <= 299)) {
    return "WHATSAPP_TOKEN may not use this number: give its system user the permission whatsapp_business_messaging.";
  }
  // Code 100 with HTTP 400 is the Graph API's way to say that there is no such object, or none that the token sees.
  if (status === 404 || code === 100) {
    return "WhatsApp knows no number with the ID in WHATSAPP_PHONE_NUMBER_ID, or WHATSAPP_TOKEN may not see it.";
  }
  return undefined;
}
