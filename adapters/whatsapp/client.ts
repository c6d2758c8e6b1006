import { Agent, errors, request } from "undici";
import { z } from "zod";
import type { Json } from "../../src/adapter.ts";
import type { Answer } from "./outcome.ts";
import type { WhatsappSettings } from "./settings.ts";

/**
 * A thin client of the WhatsApp Cloud API, for one business number, over kept-alive connections. An answer has 15 s to be complete, headers and
 * body, and 1 MB. What the network does comes back as an Answer; only bugs throw. The token travels in the
 * Authorization header and nowhere else.
 */
export function cloudApi(settings: WhatsappSettings) {
  const agent = new Agent({ maxResponseSize: 1024 * 1024 });
  const number = `${settings.apiRoot}/${settings.apiVersion}/${settings.phoneNumberId}`;
  const headers = { authorization: `Bearer ${settings.token}`, "content-type": "application/json" };
  let closing: Promise<void> | undefined;

  async function call(path: string, body?: Json): Promise<Answer> {
    try {
      const response = await request(number + path, {
        dispatcher: agent,
        method: body === undefined ? "GET" : "POST",
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      return readAnswer(response.statusCode, parseJson(await response.body.text()));
    } catch (error) {
      return readFault(error);
    }
  }

  return {
    /** Sends a message, complete with its address: POST …/messages. */
    send: (message: Json) => call("/messages", message),
    /** Marks a message as read and shows that an answer is being written, for 25 s or until it is there. */
    async markRead(messageId: string): Promise<void> {
      const typing = { typing_indicator: { type: "text" } };
      // A courtesy: nothing depends on its answer.
      await call("/messages", { messaging_product: "whatsapp", status: "read", message_id: messageId, ...typing });
    },
    /** Asks for the number itself: is the token good, and for this number? Accepted with the number's id. */
    check: () => call("?fields=id"),
    /** Waits for the requests under way; may be called again. What is sent afterwards does not reach the platform. */
    close: () => (closing ??= agent.close()),
  };
}

const accepted = z.object({ messages: z.tuple([z.object({ id: z.string() })], z.unknown()) });
const identified = z.object({ id: z.string() });
const rejected = z.object({ error: z.object({ code: z.number() }) });

function readAnswer(status: number, body: unknown): Answer {
  if (status < 200 || status > 299) {
    const code = rejected.safeParse(body).data?.error.code;
    return code === undefined ? { kind: "rejected", status } : { kind: "rejected", status, code };
  }
  const id = accepted.safeParse(body).data?.messages[0].id ?? identified.safeParse(body).data?.id;
  return id === undefined ? { kind: "lost" } : { kind: "accepted", id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's page, say: the HTTP status speaks
  }
}

// Codes of the errors that come before a byte of the request has left.
const unreached = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_CLOSED",
  "UND_ERR_DESTROYED",
]);

function readFault(error: unknown): Answer {
  if (error instanceof TypeError || error instanceof errors.InvalidArgumentError) throw error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && unreached.has(code) ? { kind: "unreached" } : { kind: "lost" };
}
