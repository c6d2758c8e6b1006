import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { WhatsappSettings } from "./settings.ts";

/** A webhook's body that is truly from the platform, or the response that ends the request. */
type Received = { readonly body: unknown } | { readonly response: Response };

/**
 * Opens a request to our webhook. GET is the platform's handshake: its challenge comes back as plain text if it knows
 * our verify token, else 403. POST must carry the HMAC-SHA256 of the raw bytes by the app secret (401 if not); it may
 * have 3 MB (413). See "Webhooks: getting started" in the Graph API's documentation.
 */
export async function receive(request: Request, settings: WhatsappSettings): Promise<Received> {
  if (request.method === "GET")
    return { response: shakeHands(new URL(request.url).searchParams, settings.verifyToken) };
  if (request.method !== "POST") return answer(405);
  const bytes = await readUpTo(request, 3 * 1024 * 1024);
  if (bytes === undefined) return answer(413);
  if (!isSigned(bytes, request.headers.get("x-hub-signature-256") ?? "", settings.appSecret)) return answer(401);
  return readJson(bytes);
}

function answer(status: number): Received {
  return { response: new Response(null, { status }) };
}

function shakeHands(query: URLSearchParams, verifyToken: string): Response {
  const knows = isSame(query.get("hub.verify_token") ?? "", verifyToken) && query.get("hub.mode") === "subscribe";
  if (!knows) return new Response(null, { status: 403 });
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  return new Response(query.get("hub.challenge") ?? "", { headers });
}

/** Over the bytes as they came: the platform writes its JSON in its own way, which no second writing repeats. */
function isSigned(bytes: Uint8Array, signature: string, appSecret: string): boolean {
  return isSame(signature, `sha256=${createHmac("sha256", appSecret).update(bytes).digest("hex")}`);
}

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

async function readUpTo(request: Request, max: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > max) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(bytes: Uint8Array): Received {
  try {
    return { body: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return answer(400);
  }
}
