import { createHmac } from "node:crypto";
import { type IncomingMessage, createServer } from "node:http";
import { createWhatsapp } from "../../../adapters/whatsapp/index.ts";
import { whatsappSettings } from "../../../adapters/whatsapp/settings.ts";
import { startWhatsapp } from "../../../playground/whatsapp.ts";
import type { KnownBy } from "../../../playground/whatsapp/person.ts";
import type { Adapter, Command, Json } from "../../../src/adapter.ts";
import type { Message } from "../../../messages/message.ts";
import type { Rig } from "../../adapter-contract.ts";
import { recordingHost } from "../../host.ts";

export const start = Date.UTC(2026, 10, 23, 7, 0);

/** The adapter, a playground platform, a reader who has just written, and a clock that a test can move. */
export async function openWhatsapp(options: { knownBy?: KnownBy; lateWindow?: boolean; seed?: number } = {}) {
  const clock = { at: start };
  const now = () => clock.at;
  const { seed = 1, lateWindow = false } = options;
  const server = await startWhatsapp({ now, seed, lateWindow });
  const settings = whatsappSettings.parse(server.environment);
  const logged: { fields: Record<string, Json>; text: string }[] = [];
  const write = (fields: Record<string, Json>, text: string) => void logged.push({ fields, text });
  const adapter = createWhatsapp(settings, { now, log: { info: write, warn: write, error: write } });
  const hook = await serveWebhook(adapter);
  const reader = server.meet(options.knownBy);

  async function closeHook() {
    hook.server.closeAllConnections();
    await new Promise((resolve) => hook.server.close(resolve));
  }

  return {
    adapter,
    server,
    settings,
    logged,
    clock,
    reader,
    hook: hook.url,
    /** Starts the adapter with a host that writes down; webhooks come from now on. */
    async listen(answer?: (command: Command) => Message) {
      const recording = recordingHost(() => adapter, answer);
      await adapter.start(recording.host);
      server.postman.subscribe(hook.url);
      return recording;
    },
    /** Brings a body of our own making, signed unless told otherwise. */
    async post(body: string, signature = sign(body, settings.appSecret)) {
      const headers = { "content-type": "application/json", "x-hub-signature-256": signature };
      const response = await fetch(hook.url, { method: "POST", headers, body });
      return response.status;
    },
    async close() {
      await adapter.stop();
      await server.close();
      await closeHook();
    },
  };
}

/** The same as the contract's suite wants it. */
export async function openRig(): Promise<Rig> {
  const rig = await openWhatsapp();
  const { adapter, server, reader } = rig;
  await reader.write("hello");
  server.postman.subscribe(rig.hook);
  return {
    adapter,
    to: { chat: reader.chat(), locale: "en", heardAt: start },
    shown: () => reader.shown(),
    type: (text) => reader.write(text),
    tap: (label) => reader.tap(label),
    say: (text) => reader.write(text),
    locate: (latitude, longitude) => reader.sendPlace(latitude, longitude),
    menu: { shown: () => reader.shown().at(-1)?.buttons ?? [], choose: (label) => reader.tap(label) },
    judge: (part) => server.judge(part),
    look: (part) => server.look(part),
    refuse: (how) => server.refuse(how),
    close: () => rig.close(),
  };
}

export function sign(body: string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}

async function serveWebhook(adapter: Adapter) {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const response = await adapter.webhook!(toRequest(incoming));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { server, url: `http://127.0.0.1:${address.port}/webhooks/whatsapp` };
}

function toRequest(incoming: IncomingMessage): Request {
  const url = `http://127.0.0.1${incoming.url ?? "/"}`;
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
  if (incoming.method === "GET") return new Request(url, { headers });
  const body = incoming.iterator();
  return new Request(url, {
    method: incoming.method ?? "POST",
    headers,
    body: ReadableStream.from(body),
    duplex: "half",
  });
}
