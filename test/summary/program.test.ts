import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adapters } from "../../adapters/index.ts";
import { readConfig, type Config } from "../../src/config.ts";
import { start, type Running } from "../../src/tidings.ts";
import { memoryAdapter } from "../delivery/fake-adapter.ts";
import { refuses, says, startModel } from "./model-server.ts";

const key = "sk-very-secret";
const article = `Bridge reopens to traffic

The bridge over the Arle carries cars and buses again from this morning, the road office said. It had been closed for repairs since August. The work cost 12 million crowns, which is 2 million more than planned. Cyclists get a lane of their own, and a second one follows in spring. Buses of line 4 take the new lane to the station.
`;
const written = "The bridge over the Arle carries cars again from this morning. The work cost 12 million crowns.";

describe("the program with a summary model", () => {
  let folder: string;
  let model: Awaited<ReturnType<typeof startModel>>;
  let running: Running | undefined;
  let log: string;
  const chat = memoryAdapter();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tidings-model-"));
    mkdirSync(join(folder, "stories"));
    writeFileSync(join(folder, "stories", "one.txt"), article);
    log = "";
  });
  afterEach(async () => {
    await running?.stop();
    await model.close();
    rmSync(folder, { recursive: true });
  });

  const launch = async (behaviour: Parameters<typeof startModel>[0]) => {
    model = await startModel(behaviour);
    const read = readConfig(
      {
        STORE: `sqlite:${join(folder, "tidings.db")}`,
        STORIES: join(folder, "stories"),
        TIME_ZONE: "UTC",
        SUMMARY_MODEL: "tiny",
        SUMMARY_API_ROOT: model.apiRoot,
        SUMMARY_KEY: key,
      },
      adapters,
    );
    if ("problems" in read) throw new Error(read.problems.join("\n"));
    const render: typeof chat.adapter.render = ({ blocks }) => [
      { text: blocks.map((block) => (block.kind === "item" ? `${block.body} (${block.sources})` : "")).join("") },
    ];
    const config: Config = {
      ...read,
      adapters: [{ name: "telegram", make: async () => ({ ...chat.adapter, render }) }],
    };
    const write = (fields: object, text: string) => void (log += `${JSON.stringify(fields)} ${text}\n`);
    const tools = { now: () => Date.now(), log: { info: write, warn: write, error: write } };
    running = await start(config, tools, folder);
  };
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise(setImmediate);
  };
  const summed = () => {
    const database = new DatabaseSync(join(folder, "tidings.db"), { readOnly: true });
    const row = database.prepare("select count(*) as count from event where summary_of is not null").get();
    database.close();
    return row?.["count"] === 1;
  };

  test("tells what it wrote, to whoever asks, after one call", async () => {
    await launch(says(written));
    await until(summed);
    for (const from of ["1", "2"]) {
      const { text } = await chat.say("/brief", { chat: from });
      expect(text).toContain(written);
      expect(text).toContain("summary by AI");
    }
    expect(model.requests).toHaveLength(1);
    expect(JSON.stringify(model.requests[0]?.body)).toContain("12 million crowns");
  });

  test("makes nobody wait for it, and does not wait for it at the end either", async () => {
    await launch(() => undefined);
    await until(() => model.requests.length > 0);
    const { text } = await chat.say("/brief");
    expect(text).toContain("carries cars and buses again");
    expect(text).not.toContain("AI");
    await running?.stop();
    expect(model.requests).toHaveLength(1);
  });

  test("tells the stories themselves where the model writes what they do not say", async () => {
    await launch(
      says("**Breaking:** the mayor resigned! Visit https://evil.example now. The work cost 13 million crowns."),
    );
    await until(summed);
    const { text } = await chat.say("/brief");
    expect(text).toContain("carries cars and buses again");
    expect(text).not.toMatch(/mayor|evil|13|AI/u);
  });

  test("tells the key to nobody but the model", async () => {
    await launch(refuses(401, `Incorrect API key provided: ${key}`));
    await until(() => log.includes("SUMMARY_KEY"));
    expect(log).not.toContain(key);
    expect(log).not.toContain("Arle");
    expect(JSON.stringify(model.requests[0]?.body)).not.toContain(key);
  });
});
