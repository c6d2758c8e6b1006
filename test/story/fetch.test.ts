import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { fetchUrl, type FetchOptions } from "../../src/story/fetch.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

/** A server on loopback that answers with `listener`: its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
}

const get = (url: string, options: Partial<FetchOptions> = {}) => fetchUrl(url, { allow: ["127.0.0.1"], ...options });
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const megabyte = Buffer.alloc(1024 * 1024);

describe("fetchUrl", () => {
  test("brings the bytes and what the server says of them", async () => {
    const url = await serve((_request, response) =>
      response
        .writeHead(200, { "content-type": "application/rss+xml", etag: '"1"', "last-modified": "yesterday" })
        .end("<rss/>"),
    );
    const answer = await get(`${url}/feed`);
    expect(answer).toMatchObject({ kind: "ok", type: "application/rss+xml", etag: '"1"', lastModified: "yesterday" });
    expect(answer).toMatchObject({ url: `${url}/feed`, bytes: Buffer.from("<rss/>") });
  });

  test("asks only for what has changed", async () => {
    const url = await serve(({ headers }, response) => {
      const same = headers["if-none-match"] === '"1"' && headers["if-modified-since"] === "yesterday";
      response.writeHead(same ? 304 : 500).end();
    });
    expect(await get(url, { etag: '"1"', lastModified: "yesterday" })).toEqual({ kind: "unchanged" });
  });

  test.each([
    ["gzip", gzipSync("Grüße")],
    ["br", brotliCompressSync("Grüße")],
    ["identity", Buffer.from("Grüße")],
  ])("unpacks %s", async (encoding, bytes) => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bytes),
    );
    const answer = await get(url);
    expect(answer.kind === "ok" && text(answer.bytes)).toBe("Grüße");
  });

  test("follows redirects, and tells where they led", async () => {
    const url = await serve(({ url: path }, response) =>
      path === "/new" ? response.end("here") : response.writeHead(301, { location: "/new" }).end(),
    );
    expect(await get(`${url}/old`)).toMatchObject({ kind: "ok", url: `${url}/new` });
  });

  test("leaves a redirect loop", async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: "/again" }).end());
    expect(await get(url)).toEqual({ kind: "failed", reason: "more than 5 redirects" });
  });

  test("says what the server refused, and how long to wait", async () => {
    const url = await serve(({ url: path }, response) => {
      const later = path === "/date" ? "Mon, 23 Nov 2026 07:32:00 GMT" : "90";
      if (path === "/gone") response.writeHead(404).end("x");
      else response.writeHead(503, { "retry-after": later, date: "Mon, 23 Nov 2026 07:30:00 GMT" }).end();
    });
    expect(await get(`${url}/gone`)).toEqual({ kind: "failed", reason: "404 Not Found" });
    const busy = { kind: "failed", reason: "503 Service Unavailable" };
    expect(await get(`${url}/seconds`)).toEqual({ ...busy, retryAfterMs: 90_000 });
    expect(await get(`${url}/date`)).toEqual({ ...busy, retryAfterMs: 120_000 });
  });

  test("counts what a gzip bomb unpacks to", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * megabyte.length));
    const url = await serve((_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    expect(await get(url)).toEqual({ kind: "failed", reason: "larger than 5 MB" });
  });

  test("leaves a body that does not end", async () => {
    const url = await serve((_request, response) => {
      const more = () => {
        while (response.write(megabyte));
      };
      response.on("drain", more);
      more();
    });
    expect(await get(url, { maxBytes: 3 * megabyte.length })).toEqual({ kind: "failed", reason: "larger than 3 MB" });
  });

  test("leaves a server that says nothing, and one that never comes to an end", async () => {
    const url = await serve(({ url: path }, response) => {
      if (path === "/drip") response.write("a");
    });
    const slow = { kind: "failed", reason: "timed out after 0.1 s" };
    expect(await get(url, { timeoutMs: 100 })).toEqual(slow);
    expect(await get(`${url}/drip`, { timeoutMs: 100 })).toEqual(slow);
  });

  test.each([
    ["a broken gzip", 200, { "content-encoding": "gzip" }, "the exchange failed (Z_DATA_ERROR)"],
    ["a packing that was not asked for", 200, { "content-encoding": "zip" }, "packed in a way that was not asked for"],
    ["a redirect to nowhere", 301, { location: "http://[" }, "redirected to something that is no address"],
    ["a redirect to a file", 301, { location: "file:///etc/passwd" }, "refused: not an http or https address"],
    ["a redirect inside", 302, { location: "http://10.0.0.1/" }, "refused: 10.0.0.1 is a private address"],
  ])("is not led astray by %s", async (_name, status, headers, reason) => {
    const url = await serve((_request, response) => response.writeHead(status, headers).end("not packed"));
    expect(await get(url)).toEqual({ kind: "failed", reason });
  });

  test.each([
    ["http://127.0.0.1/", "127.0.0.1"],
    ["http://2130706433/", "127.0.0.1"],
    ["http://0177.0.0.1/", "127.0.0.1"],
    ["http://0x7f.1/", "127.0.0.1"],
    ["http://169.254.169.254/latest/", "169.254.169.254"],
    ["http://192.168.1.1/", "192.168.1.1"],
    ["http://100.64.0.1/", "100.64.0.1"],
    ["http://0.0.0.0/", "0.0.0.0"],
    ["http://[::1]/", "::1"],
    ["http://[::]/", "::"],
    ["http://[::ffff:127.0.0.1]/", "::ffff:7f00:1"],
    ["http://[::127.0.0.1]/", "::7f00:1"],
    ["http://[64:ff9b::10.0.0.1]/", "64:ff9b::a00:1"],
    ["http://[2002:a00:1::]/", "2002:a00:1::"],
    ["http://[fd00::1]/", "fd00::1"],
    ["http://[fe80::1]/", "fe80::1"],
  ])("refuses %s", async (url, address) => {
    const reason = `refused: ${address} is a private address`;
    expect(await fetchUrl(url, { allow: [] })).toEqual({ kind: "failed", reason });
  });

  test("refuses a name that resolves to a private address, unless the name is allowed", async () => {
    const url = (await serve((_request, response) => response.end("hello"))).replace("127.0.0.1", "localhost");
    const refused = await fetchUrl(url, { allow: [] });
    expect(refused).toMatchObject({
      kind: "failed",
      reason: expect.stringMatching(/^refused: \S+ is a private address$/),
    });
    expect((await fetchUrl(url, { allow: ["localhost"] })).kind).toBe("ok");
    expect((await fetchUrl(url, { allow: ["127.0.0.0/8", "::1"] })).kind).toBe("ok");
  });

  test.each([
    ["ftp://example.org/", "refused: not an http or https address"],
    ["https://user:secret@example.org/", "refused: the address holds a user name or password"],
    ["nonsense", "refused: not a web address"],
  ])("does not go to %s", async (url, reason) => {
    expect(await fetchUrl(url, { allow: [] })).toEqual({ kind: "failed", reason });
  });

  test("says when there is no such host", async () => {
    // Without a network the resolver cannot tell.
    const reason = expect.stringMatching(/^(no such host|the host name cannot be looked up now)$/);
    expect(await get("http://nowhere.invalid/")).toEqual({ kind: "failed", reason });
  });

  test("says when nobody listens", async () => {
    const url = await serve(() => {});
    servers.splice(0).forEach((server) => server.close());
    expect(await get(url)).toEqual({ kind: "failed", reason: "the host refuses the connection" });
  });
});
