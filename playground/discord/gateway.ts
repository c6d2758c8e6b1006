import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";

/** The gateway of one bot with one shard. It keeps what it sent, so that a client that comes back misses nothing. */
export type Gateway = {
  /** Sends an event, or keeps it for a session that is between two connections. */
  dispatch(type: string, data: unknown): void;
  /** Asks the client to reconnect and resume, as before a deployment of Discord's. */
  reconnect(): void;
  /** Closes the connection: 4004, 4014 and their like for good. */
  disconnect(code: number): void;
  /** The number of connections that were resumed. */
  resumed(): number;
  close(): Promise<void>;
};

type Session = { readonly id: string; readonly events: { s: number; t: string; d: unknown }[]; socket?: WebSocket };

/** What the gateway asks the server that it is part of. */
export type Greeting = {
  readonly address: () => string;
  readonly token: string;
  /** The code to close a new connection with, where it is turned away. */
  readonly turnedAway: () => number | undefined;
  /** READY without its session, and what follows it. */
  readonly ready: () => Record<string, unknown>;
  readonly afterReady: () => readonly { t: string; d: unknown }[];
};

const frame = z.object({ op: z.number(), d: z.unknown().optional() });
const identify = z.object({ token: z.string(), intents: z.number() });
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** Opens the gateway at /gateway of a server. By Discord's documentation, "Gateway" and "Gateway Events". */
export function openGateway(server: Server, greeting: Greeting): Gateway {
  const sockets = new WebSocketServer({ server, path: "/gateway" });
  let session: Session | undefined;
  let sessions = 0;
  let resumptions = 0;

  const say = (socket: WebSocket | undefined, op: number, d: unknown, more: { s?: number; t?: string } = {}) =>
    socket?.send(JSON.stringify({ op, d, s: more.s ?? null, t: more.t ?? null }));
  const emit = (to: Session, t: string, d: unknown) => {
    const event = { s: to.events.length + 1, t, d };
    to.events.push(event);
    say(to.socket, 0, d, event);
  };
  const begin = (socket: WebSocket) => {
    session = { id: `session${++sessions}`, events: [], socket };
    emit(session, "READY", {
      v: 10,
      ...greeting.ready(),
      session_id: session.id,
      resume_gateway_url: greeting.address(),
      shard: [0, 1],
    });
    for (const { t, d } of greeting.afterReady()) emit(session, t, d);
  };
  const hear = (socket: WebSocket, { op, d }: z.infer<typeof frame>) => {
    if (op === 1) return say(socket, 11, null);
    if (op === 2) {
      const { data } = identify.safeParse(d);
      const code = data === undefined ? 4002 : data.token === greeting.token ? greeting.turnedAway() : 4004;
      return code === undefined ? begin(socket) : socket.close(code);
    }
    if (op !== 6) return socket.close(4001);
    const { data } = resume.safeParse(d);
    if (data?.token !== greeting.token) return socket.close(4004);
    if (session?.id !== data.session_id) return say(socket, 9, false);
    session.socket = socket;
    resumptions += 1;
    for (const event of session.events.slice(data.seq)) say(socket, 0, event.d, event);
    return emit(session, "RESUMED", {});
  };

  sockets.on("connection", (socket) => {
    say(socket, 10, { heartbeat_interval: 41_250 });
    socket.on("message", (data: Buffer) => {
      const parsed = frame.safeParse(read(data.toString("utf8")));
      if (parsed.success) hear(socket, parsed.data);
      else socket.close(4002);
    });
    socket.on("close", (code) => {
      if (session?.socket !== socket) return;
      delete session.socket;
      // By closing with 1000 or 1001 a client says that it will not resume.
      if (code === 1000 || code === 1001) session = undefined;
    });
  });

  return {
    dispatch: (t, d) => {
      if (session) emit(session, t, d);
    },
    reconnect() {
      say(session?.socket, 7, null);
      // What happens from here on, happens to a client that is away.
      if (session) delete session.socket;
    },
    disconnect: (code) => session?.socket?.close(code),
    resumed: () => resumptions,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
