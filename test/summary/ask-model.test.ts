import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { MockLanguageModelV4 } from "ai/test";
import { afterEach, describe, expect, test } from "vitest";
import type { SummarySettings } from "../../src/config.ts";
import { askModel, openModel } from "../../src/summary/ask-model.ts";
import { refuses, says, startModel } from "./model-server.ts";

const prompt = { instructions: "Sum up.", articles: "[]" };
const never = new AbortController().signal;
const secret = "sk-very-secret";

describe("a model behind an OpenAI-compatible address", () => {
  let server: Awaited<ReturnType<typeof startModel>>;
  afterEach(() => server.close());
  const ask = async (behaviour: Parameters<typeof startModel>[0], timeoutMs = 20_000, signal = never) => {
    server = await startModel(behaviour);
    const settings: SummarySettings = {
      model: "tiny",
      apiRoot: server.apiRoot,
      key: secret,
      languages: [],
      dailyTokens: 1000,
    };
    return askModel(await openModel(settings), timeoutMs)(prompt, signal);
  };

  test("is asked once, with the key, a bound for its answer and the articles apart from the instructions", async () => {
    expect(await ask(says("The ferry sails."))).toEqual({ kind: "text", text: "The ferry sails.", tokens: 700 });
    expect(server.requests).toMatchObject([
      {
        path: "/v1/chat/completions",
        key: `Bearer ${secret}`,
        body: {
          model: "tiny",
          max_tokens: 1000,
          temperature: 0,
          messages: [
            { role: "system", content: "Sum up." },
            { role: "user", content: "[]" },
          ],
        },
      },
    ]);
  });

  test("is given up after its time, and when the program stops", { timeout: 60_000 }, async () => {
    expect(await ask(() => undefined, 50)).toEqual({ kind: "failed", reason: "no answer within 0.05 s" });
    await server.close();
    const stop = new AbortController();
    const answer = ask(() => stop.abort(), 20_000, stop.signal);
    expect(await answer).toEqual({ kind: "failed", reason: "the program stops" });
  });

  test.each([
    [401, "the key is not accepted (401): see SUMMARY_KEY"],
    [404, "there is no such model or address (404): see SUMMARY_MODEL and SUMMARY_API_ROOT"],
    [500, "the server answered 500"],
    [302, "the server answered 302"],
  ])("that answers %i is not asked again, and what it says is not told", async (status, reason) => {
    const answer = await ask(refuses(status, `Incorrect key ${secret}`, { location: "http://127.0.0.1:1/" }));
    expect(answer).toEqual({ kind: "failed", reason, retryAfterMs: 0 });
    expect(server.requests).toHaveLength(1);
  });

  test("says how long to wait", async () => {
    expect(await ask(refuses(429, "slow down", { "retry-after": "90" }))).toMatchObject({ retryAfterMs: 90_000 });
  });

  test.each([
    ["HTML", "<html>It works!</html>"],
    ["nothing", ""],
    ["another JSON", '{"ok":true}'],
    ["no choice", '{"choices":[]}'],
    ["a trap", '{"__proto__":{"x":1},"choices":[{"message":{"role":"assistant","content":5}}]}'],
    ["bytes", "\u0000\u0001\ufffd"],
  ])("fails when it answers with %s", async (_what, body) => {
    const answer = await ask((_request, response) => response.end(body));
    expect(answer).toMatchObject({ kind: "failed", reason: expect.stringMatching(/^the answer /u) });
  });

  test("is not read to the end when its answer has none", async () => {
    const answer = await ask((_request, response) => {
      response.setHeader("content-type", "application/json");
      const more = () => {
        while (response.write("a".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    expect(answer).toEqual({ kind: "failed", reason: "the answer is larger than 256 kB" });
  });

  test("cannot fill the memory with a few bytes either", async () => {
    const answer = await ask((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync(Buffer.alloc(50_000_000)));
    });
    expect(answer).toEqual({ kind: "failed", reason: "the answer is larger than 256 kB" });
  });

  test("is not believed where it was cut off", async () => {
    expect(await ask(says("The ferry cost 4.", { finish: "length" }))).toMatchObject({ kind: "text", text: "" });
  });

  test("may say nonsense of what it cost", async () => {
    expect(await ask(says("Hello.", { tokens: -5 }))).toEqual({ kind: "text", text: "Hello." });
  });

  test("may not be there", async () => {
    const answer = ask((_request, response) => response.destroy());
    expect(await answer).toMatchObject({ kind: "failed", reason: expect.stringContaining("cannot be reached") });
  });
});

test("a model of the package itself is asked in the same way", async () => {
  const model = new MockLanguageModelV4({
    doGenerate: async () => ({
      content: [{ type: "text", text: "The ferry sails." }],
      finishReason: { unified: "stop", raw: undefined },
      usage: {
        inputTokens: { total: 90, noCache: 90, cacheRead: undefined, cacheWrite: undefined },
        outputTokens: { total: 10, text: 10, reasoning: undefined },
      },
      warnings: [],
    }),
  });
  expect(await askModel(model, 1000)(prompt, never)).toEqual({ kind: "text", text: "The ferry sails.", tokens: 100 });
  expect(model.doGenerateCalls).toHaveLength(1);
});

test("its packages are loaded when a model is opened, and not with the program", () => {
  const script = `
    import { registerHooks } from "node:module";
    const seen = new Set();
    registerHooks({ resolve: (name, context, next) => (seen.add(name), next(name, context)) });
    const { openModel } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/summary/ask-model.ts"))});
    await import(${JSON.stringify(join(import.meta.dirname, "../../src/tidings.ts"))});
    const before = seen.has("ai") || seen.has("@ai-sdk/openai-compatible");
    await openModel({ model: "tiny", apiRoot: "http://127.0.0.1:1/v1" });
    console.log(before, seen.has("@ai-sdk/openai-compatible"));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(stdout.trim()).toBe("false true");
});
