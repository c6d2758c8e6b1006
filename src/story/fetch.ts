import { STATUS_CODES } from "node:http";
import { isIP } from "node:net";
import { Agent, request, type Dispatcher } from "undici";
import { guardedLookup, mustBePublic, Refused } from "./public-address.ts";
import { readBody, UnreadableBody } from "./read-body.ts";
import { readDate } from "./read-date.ts";

export type FetchOptions = {
  /** What the server said last time: it then answers "unchanged" where it can. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** The most decoded bytes that are taken; 5 MB unless said otherwise. */
  readonly maxBytes?: number;
  /** For everything together, redirects included; 20,000 unless said otherwise. */
  readonly timeoutMs?: number;
  /** Hosts, addresses and ranges ("10.0.0.0/8") that may be fetched from though they are private. */
  readonly allow: readonly string[];
};

/** What became of a fetch. `reason` is one line for a person; it holds nothing of the address but its host. */
export type Fetched =
  | {
      readonly kind: "ok";
      readonly bytes: Uint8Array;
      /** The Content-Type. */
      readonly type?: string;
      /** Where it was found, after redirects. */
      readonly url: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly reason: string; readonly retryAfterMs?: number };

type Answer = Dispatcher.ResponseData;

const mostRedirects = 5;

/**
 * Fetches a web address that anybody may have written: a source's, an article's. It connects to public addresses only,
 * whatever a name resolves to and wherever a redirect leads, and is bounded in time and in decoded bytes.
 */
export async function fetchUrl(url: string, options: FetchOptions): Promise<Fetched> {
  const { timeoutMs = 20_000, allow } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  // The signal alone bounds the time. There is one request for a connection, for which HTTP/2 gains nothing.
  const dispatcher = new Agent({
    connect: { lookup: guardedLookup(allow), timeout: 0 },
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  });
  try {
    return await follow(url, options, { dispatcher, signal });
  } catch (error) {
    if (signal.aborted) return failed(`timed out after ${timeoutMs / 1000} s`);
    return failed(reasonOf(error));
  } finally {
    await dispatcher.destroy();
  }
}

async function follow(
  start: string,
  options: FetchOptions,
  connection: Pick<Dispatcher.RequestOptions, "signal"> & { readonly dispatcher: Dispatcher },
): Promise<Fetched> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const address = mustBeFetchable(url, options.allow);
    const answer = await request(address, { ...connection, headers: headersOf(options) });
    const location = header(answer, "location");
    if (![301, 302, 303, 307, 308].includes(answer.statusCode) || location === undefined) {
      return take(answer, address.href, options);
    }
    if (!URL.canParse(location, address.href)) return failed("redirected to something that is no address");
    url = new URL(location, address).href;
  }
  return failed(`more than ${mostRedirects} redirects`);
}

/** The address, if it is one to go to. The URL parser has written 127.1, 0x7f000001 and 2130706433 as 127.0.0.1. */
function mustBeFetchable(url: string, allow: readonly string[]): URL {
  if (!URL.canParse(url)) throw new Refused("refused: not a web address");
  const address = new URL(url);
  const { protocol, username, password } = address;
  if (protocol !== "http:" && protocol !== "https:") throw new Refused("refused: not an http or https address");
  if (username !== "" || password !== "") throw new Refused("refused: the address holds a user name or password");
  const host = address.hostname.replace(/^\[|\]$/gu, "");
  // No lookup is made for an address in numbers.
  if (isIP(host) !== 0) mustBePublic(host, allow);
  return address;
}

function headersOf({ etag, lastModified }: FetchOptions): Record<string, string> {
  return {
    "user-agent": "Tidings/0.1 (feed reader)",
    accept: "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.8",
    "accept-encoding": "gzip, br",
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(lastModified !== undefined && { "if-modified-since": lastModified }),
  };
}

async function take(answer: Answer, url: string, { maxBytes = 5 * 1024 * 1024 }: FetchOptions): Promise<Fetched> {
  const { statusCode } = answer;
  if (statusCode === 304) return { kind: "unchanged" };
  if (statusCode < 200 || statusCode > 299) {
    return failed(`${statusCode} ${STATUS_CODES[statusCode] ?? ""}`.trim(), retryAfter(answer));
  }
  const bytes = await readBody(answer.body, header(answer, "content-encoding"), maxBytes);
  const type = header(answer, "content-type");
  const etag = header(answer, "etag");
  const lastModified = header(answer, "last-modified");
  return {
    kind: "ok",
    bytes,
    url,
    ...(type !== undefined && { type }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

/** RFC 9110, section 10.2.3: seconds, or a date, which counts from the server's own date. */
function retryAfter(answer: Answer): number | undefined {
  const value = header(answer, "retry-after") ?? "";
  if (/^\d{1,9}$/u.test(value)) return Number(value) * 1000;
  const until = readDate(value);
  const from = readDate(header(answer, "date") ?? "");
  return until === undefined || from === undefined ? undefined : Math.max(until - from, 0);
}

function header({ headers }: Answer, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : value?.[0];
}

function failed(reason: string, retryAfterMs?: number): Fetched {
  return { kind: "failed", reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the host name cannot be looked up now",
  ECONNREFUSED: "the host refuses the connection",
  ECONNRESET: "the connection broke off",
  UND_ERR_SOCKET: "the connection broke off",
  ERR_STREAM_PREMATURE_CLOSE: "the connection broke off",
  ETIMEDOUT: "the host cannot be reached",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the host cannot be reached",
};

/** What went wrong between here and the server, for a person. An error without a code is a mistake of ours, and thrown. */
function reasonOf(error: unknown): string {
  if (error instanceof Refused || error instanceof UnreadableBody) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string") throw error;
  return reasons[code] ?? `the exchange failed (${code})`;
}
