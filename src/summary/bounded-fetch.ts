import type { OpenAICompatibleProviderSettings } from "@ai-sdk/openai-compatible";
import { request } from "undici";
import { readBody } from "../story/read-body.ts";

// An answer is a few kilobytes. The package itself would take two gigabytes.
const mostBytes = 256 * 1024;

/**
 * The way to the model, in the shape of `fetch` that its package takes. It follows no redirect, with which the key would
 * travel, and reads 256 kB at most. The address is the operator's own and may be private. Throws what undici and
 * `readBody` throw.
 */
export const boundedFetch: NonNullable<OpenAICompatibleProviderSettings["fetch"]> = async (input, init) => {
  const asked = new Request(input, init);
  const { statusCode, headers, body } = await request(asked.url, {
    method: "POST",
    headers: Object.fromEntries(asked.headers),
    body: await asked.text(),
    signal: asked.signal,
  });
  const header = (name: string) => [headers[name] ?? []].flat()[0];
  const bytes = await readBody(body, header("content-encoding"), mostBytes);
  const kept = ["content-type", "retry-after"].flatMap((name): [string, string][] => {
    const value = header(name);
    return value === undefined ? [] : [[name, value]];
  });
  return new Response(Buffer.from(bytes), { status: statusCode, headers: kept });
};
