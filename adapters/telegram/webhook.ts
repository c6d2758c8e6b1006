import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Reads a call of Telegram's to our webhook: its body, or what to answer where it is none. The secret is the one given
 * to setWebhook; it comes back in a header (Bot API, setWebhook: secret_token).
 */
export async function readCall(request: Request, secret: string): Promise<{ body: unknown } | { refusal: Response }> {
  const shown = request.headers.get("x-telegram-bot-api-secret-token") ?? "";
  if (!timingSafeEqual(digest(shown), digest(secret))) return refuse(401);
  if (request.method !== "POST") return refuse(405);
  const text = await request.text();
  try {
    const body: unknown = JSON.parse(text);
    return { body };
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400);
    throw error;
  }
}

function refuse(status: number): { refusal: Response } {
  return { refusal: new Response(null, { status }) };
}

// Of one length whatever was shown, so that the comparison takes one time.
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
