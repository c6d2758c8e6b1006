import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import type { Desk, Request, Response } from "./discord/desk.ts";
import { openGateway, type Gateway } from "./discord/gateway.ts";
import { refusal } from "./discord/judge.ts";
import { createLimits, type Limit } from "./discord/limits.ts";
import { bot, guildPayload } from "./discord/payloads.ts";
import { createPeople, type People } from "./discord/people.ts";
import { answerRequest } from "./discord/rest.ts";
import { emptyWorld, idMaker } from "./discord/world.ts";

/**
 * How Discord fails from now on: the reader blocked us; too fast; the token is revoked; no answer to a POST, though it
 * arrived; a link is taken for a harmful one; every message gets one answer (a body that is a text is no JSON).
 */
type Fault = "blocked" | "slow down" | "revoked" | "cut off" | "harmful link" | Canned;

type Canned = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type DiscordOptions = {
  /** UTC milliseconds: interactions, nonces and limits go by it. */
  readonly now?: () => number;
  /** Messages to one channel; 5 in 5 seconds, as its users report of Discord, where not given. */
  readonly channel?: Limit;
  /** Messages of the whole account; 50 a second where not given. */
  readonly account?: Limit;
};

/** A Discord on loopback: its HTTP API v10, its gateway, and people. */
export type DiscordServer = People & {
  /** What the bot's client is pointed at, without a version. */
  readonly apiRoot: string;
  /** The one token that it takes. */
  readonly token: string;
  readonly gateway: Pick<Gateway, "dispatch" | "reconnect" | "disconnect" | "resumed">;
  /** Every request so far, without bodies: "POST /channels/9/messages". */
  readonly requests: readonly string[];
  /** How many times the bot replaced its list of commands. */
  registrations(): number;
  /** Fails like this until it is told otherwise. */
  refuse(how: Fault | undefined): void;
  /** Closes every new connection to the gateway with this code. */
  turnAway(code: number): void;
  /** Resolves once `check` gives something; it is asked after every request. */
  until<T>(check: () => T | undefined): Promise<T>;
  close(): Promise<void>;
};

const token = "playground.discord.token";

/** Starts a Discord on a free port of 127.0.0.1. It judges what it is sent as the platform does. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordServer> {
  const { now = Date.now, channel = { sends: 5, perMs: 5000 }, account = { sends: 50, perMs: 1000 } } = options;
  const requests: string[] = [];
  const waiting = new Set<() => void>();
  let fault: Fault | undefined;
  let turnedAway: number | undefined;
  let origin = "";
  const address = () => `${origin.replace("http", "ws")}/gateway`;
  const desk: Desk = { world: emptyWorld(), id: idMaker(), now, gateway: address };
  const limits = createLimits(channel, account, now);

  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing);
  });
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await readRequest(incoming);
    requests.push(`${request.method} ${request.path}`);
    const headers: Record<string, string> = {};
    const answer = respond(incoming, request, headers);
    if (fault === "cut off" && request.method === "POST") incoming.socket.destroy();
    else write(outgoing, answer, headers);
    for (const check of waiting) check();
  };
  const respond = (incoming: IncomingMessage, request: Request, headers: Record<string, string>): Response => {
    if (!incoming.headers["user-agent"]?.startsWith("DiscordBot ("))
      return refusal(403, 40333, "internal network error");
    // The token of an interaction, in its path, is all that its routes ask for.
    const open = /^\/(?:interactions|webhooks)\//u.test(request.path);
    const trusted = incoming.headers.authorization === `Bot ${token}` && fault !== "revoked";
    if (!open && !trusted) return refusal(401, 0, "401: Unauthorized");
    if (!isMessage(request)) return answerRequest(desk, request);
    if (fault === "blocked") return refusal(403, 50007, "Cannot send messages to this user");
    if (fault === "harmful link" && /https?:/u.test(JSON.stringify(request.body)))
      return refusal(400, 240000, "Message blocked by harmful links filter");
    if (typeof fault === "object") {
      Object.assign(headers, fault.headers);
      return fault;
    }
    const checked = limits(request.path);
    const slow = {
      headers: { "Retry-After": "1", "X-RateLimit-Scope": "user", "X-RateLimit-Limit": "5" },
      refused: { retryAfterMs: 400, global: false },
    };
    const { refused, headers: told } = fault === "slow down" ? slow : checked;
    Object.assign(headers, told);
    if (!refused) return answerRequest(desk, request);
    const message = "You are being rate limited.";
    return { status: 429, body: { message, retry_after: refused.retryAfterMs / 1000, global: refused.global } };
  };

  const guilds = () => [...desk.world.guilds.values()].filter((guild) => guild.bot);
  const gateway = openGateway(server, {
    address,
    token,
    turnedAway: () => turnedAway,
    ready: () => ({
      user: { ...bot, global_name: null },
      guilds: guilds().map(({ id }) => ({ id, unavailable: true })),
      application: { id: bot.id, flags: 0 },
    }),
    afterReady: () => guilds().map((guild) => ({ t: "GUILD_CREATE", d: guildPayload(desk.world, guild) })),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${port.parse(server.address()).port}`;

  return {
    ...createPeople(desk, gateway),
    apiRoot: `${origin}/api`,
    token,
    gateway,
    requests,
    registrations: () => desk.world.registrations,
    refuse(how) {
      fault = how;
    },
    turnAway(code) {
      turnedAway = code;
    },
    until: (check) =>
      new Promise((resolve) => {
        const ask = () => {
          const found = check();
          if (found === undefined) return;
          waiting.delete(ask);
          resolve(found);
        };
        waiting.add(ask);
        ask();
      }),
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const port = z.object({ port: z.number() });

function isMessage({ method, path }: Request): boolean {
  return method === "POST" && /^\/channels\/[^/]+\/messages$/u.test(path);
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://playground");
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString();
  return {
    method: incoming.method ?? "GET",
    path: decodeURIComponent(pathname).replace(/^\/api\/v10(?=\/)/u, ""),
    query: searchParams,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

function write(outgoing: ServerResponse, { status, body }: Response, headers: Record<string, string>): void {
  if (typeof body === "string") {
    outgoing.writeHead(status, { ...headers, "Content-Type": "text/html" }).end(body);
    return;
  }
  outgoing.writeHead(status, { ...headers, ...(body !== undefined && { "Content-Type": "application/json" }) });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
}
