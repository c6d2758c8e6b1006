import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Adapter, Log } from "../adapter.ts";

// WhatsApp sends the largest webhooks of all, up to 3 MB (Cloud API, "Webhooks").
const mostBytes = 3 * 1024 * 1024;

/**
 * The web server: GET /health, and /webhooks/PLATFORM for each adapter that has a webhook. Who may post there is for the
 * adapter to judge; size and time are limited here. Resolves when it listens, with the port it has (0 picks one), and how
 * to stop it.
 */
export async function startWeb(
  { adapterOf, log }: { adapterOf: (platform: string) => Adapter | undefined; log: Log },
  { host, port }: { host: string; port: number },
): Promise<{ port: number; stop: () => Promise<void> }> {
  const app = new Hono();
  app.get("/health", (c) => c.json({ ok: true }));
  const limit = bodyLimit({ maxSize: mostBytes, onError: (c) => c.text("Too large", 413) });
  app.all("/webhooks/:platform", limit, async (c) => {
    const adapter = adapterOf(c.req.param("platform"));
    return adapter?.webhook ? adapter.webhook(c.req.raw) : c.notFound();
  });
  app.onError((error, c) => {
    log.error({ error: error.message }, "A web request failed.");
    return c.text("Internal error", 500);
  });
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: host, port, serverOptions: { requestTimeout: 30_000 } },
      (address) =>
        resolve({
          port: address.port,
          stop: () =>
            new Promise((stopped) => {
              server.close(() => stopped());
              if ("closeAllConnections" in server) server.closeAllConnections();
            }),
        }),
    );
    server.on("error", (error) =>
      reject(new Error(`The web server cannot listen on ${host}:${port}: ${error.message}`)),
    );
  });
}
