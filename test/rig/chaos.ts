import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";

/** What may befall a request: before the far end has it, after it took it, or in place of its answer. */
export const faults = ["cut before", "cut after", "slow down", "broken", "garbage", "delay"] as const;
export type Fault = (typeof faults)[number];

/** How a platform says "slow down". */
export type TooFast = { readonly status: number; readonly headers?: Record<string, string>; readonly body: unknown };

/**
 * A network that misbehaves: an HTTP proxy in front of `target`. `chance` draws, for each request that sends a message,
 * the fault that befalls it, if any. Everything else passes.
 */
export async function startChaos(
  target: string,
  { sends, chance, tooFast }: { sends: (path: string) => boolean; chance: () => Fault | undefined; tooFast: TooFast },
) {
  const counts = new Map<Fault, number>();
  const pass = async (incoming: IncomingMessage, body: Buffer) => {
    const { host: _host, connection: _connection, "transfer-encoding": _coding, ...headers } = incoming.headers;
    const answer = await request(new URL(incoming.url ?? "/", target), {
      method: incoming.method === "GET" ? "GET" : (incoming.method ?? "POST"),
      headers,
      ...(body.length > 0 && { body }),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(await answer.body.arrayBuffer()) };
  };
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const fault = sends(incoming.url ?? "") && incoming.method !== "GET" ? chance() : undefined;
    if (fault) counts.set(fault, (counts.get(fault) ?? 0) + 1);
    if (fault === "cut before") return void incoming.socket.destroy();
    if (fault === "slow down") {
      outgoing.writeHead(tooFast.status, { "content-type": "application/json", ...tooFast.headers });
      return void outgoing.end(JSON.stringify(tooFast.body));
    }
    if (fault === "delay") await wait(300);
    const answer = await pass(incoming, body);
    if (fault === "cut after") return void incoming.socket.destroy();
    if (fault === "broken") return void outgoing.writeHead(502).end("Bad Gateway");
    if (fault === "garbage")
      return void outgoing.writeHead(200, { "content-type": "application/json" }).end('{"ok":tr');
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const server = createServer((incoming, outgoing) => {
    // A worker that was killed leaves requests without anybody to answer.
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    counts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
