import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Answer, createMethods, tooFast } from "./telegram/methods.ts";
import { createPeople, type People } from "./telegram/people.ts";
import { createRates, type Rates } from "./telegram/rates.ts";
import { createTown } from "./telegram/town.ts";
import type { Update } from "./telegram/updates.ts";

export { judge } from "./telegram/judge.ts";
export { look } from "./telegram/look.ts";
export { publishedRates } from "./telegram/rates.ts";

export type TelegramOptions = {
  readonly token?: string;
  readonly username?: string;
  /** The port on loopback; any free one if absent. */
  readonly port?: number;
  /** What the bot may send; as much as it likes if absent. */
  readonly rates?: Rates;
  /** The bot hears everything that is said in groups: its privacy mode is off. */
  readonly hearsAll?: boolean;
  /** The time, UTC milliseconds. */
  readonly now?: () => number;
};

/**
 * What goes wrong from now on. "slow down": every message is too early, by three seconds. "revoked": nobody knows the
 * token. "broken": status 500. "cut before" and "cut after": the connection breaks with no answer, before or after the
 * message was taken. "no look-ups": status 500 to who asks about a chat or its members.
 */
type Fault = "no look-ups" | "slow down" | "revoked" | "broken" | "cut before" | "cut after";

/** A Bot API server with one bot, and the people around it. */
export type TelegramServer = People & {
  /** For the client's apiRoot: "http://127.0.0.1:port". */
  readonly root: string;
  readonly token: string;
  readonly username: string;
  /** Gives the bot an update as it is, number and all. */
  push(update: Update): void;
  /** The newest update comes once more, as if nobody had confirmed it. */
  again(): void;
  /** Makes something go wrong, or all well again. */
  refuse(fault: Fault | undefined): void;
  close(): Promise<void>;
};

/**
 * Opens a server on loopback that speaks Telegram's Bot API as far as a bot of text and buttons needs it: what it takes,
 * what it refuses and in which words. It is the far end of tests, and of the phone that a newcomer tries Tidings on.
 */
export async function startTelegram(options: TelegramOptions = {}): Promise<TelegramServer> {
  const { token = "1000:PLAYGROUND-0123456789-abcdefghij", username = "tidings_bot", now = Date.now } = options;
  const town = createTown({ id: Number.parseInt(token, 10), username, hearsAll: options.hearsAll ?? false }, now);
  const methods = createMethods(town, options.rates ? createRates(options.rates) : () => 0);
  let fault: Fault | undefined;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(asError(error)));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const [, given, name = ""] =
      /^\/bot([^/]+)\/(\w+)$/u.exec(new URL(request.url ?? "/", "http://bot").pathname) ?? [];
    const body = await text(request);
    if (given === undefined) return reply(response, notFound("Not Found"));
    if (given !== token || fault === "revoked") return reply(response, unauthorized);
    const method = methods.get(name);
    if (method === undefined) return reply(response, notFound("Not Found: method not found"));
    const sends = name === "sendMessage" || name === "editMessageText";
    if (name.startsWith("getChat") && fault === "no look-ups") return reply(response, broken);
    if (sends && fault === "cut before") return void response.destroy();
    if (sends && fault === "broken") return reply(response, broken);
    if (sends && fault === "slow down") return reply(response, tooFast(3000));
    const answer = await method(body === "" ? {} : JSON.parse(body), gone.signal);
    if (sends && fault === "cut after") return void response.destroy();
    return reply(response, answer);
  }

  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");

  return {
    ...createPeople(town),
    root: `http://127.0.0.1:${address.port}`,
    token,
    username,
    push: (update) => town.updates.push(update),
    again: () => town.updates.again(),
    refuse(how) {
      fault = how;
      if (how === "revoked") town.updates.finish(unauthorized);
    },
    async close() {
      town.updates.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const unauthorized = { ok: false, error_code: 401, description: "Unauthorized" } as const;
const broken = { ok: false, error_code: 500, description: "Internal Server Error" } as const;

function notFound(description: string): Answer {
  return { ok: false, error_code: 404, description };
}

function reply(response: ServerResponse, answer: Answer): void {
  const wait = answer.ok ? undefined : answer.parameters?.retry_after;
  response.writeHead(answer.ok ? 200 : answer.error_code, {
    "content-type": "application/json",
    ...(wait !== undefined && { "retry-after": String(wait) }),
  });
  response.end(JSON.stringify(answer));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("The playground failed", { cause: error });
}
