import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

describe("the directions between the rooms", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tidings-rules-"));
    copyFileSync(join(root, "oxlint.config.ts"), join(folder, "oxlint.config.ts"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The names of the rules that these files break. */
  const lint = (files: Record<string, string>): string[] => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, "node_modules/oxlint/bin/oxlint"), "--format=json", "."],
      { cwd: folder, encoding: "utf8" },
    );
    const { diagnostics }: { diagnostics: { code: string; filename: string }[] } = JSON.parse(stdout);
    return diagnostics.map(({ code }) => code);
  };
  const restricted = ["eslint(no-restricted-imports)"];

  test.each([
    ["messages reach into src", "messages/a.ts", 'import { x } from "../src/config.ts";\nexport const y = x;'],
    ["src reaches an adapter", "src/story/a.ts", 'import { x } from "../../adapters/index.ts";\nexport const y = x;'],
    [
      "src reaches the playground",
      "src/story/a.ts",
      'import { x } from "../../playground/telegram.ts";\nexport const y = x;',
    ],
    [
      "an adapter reaches another",
      "adapters/telegram/a.ts",
      'import { x } from "../discord/render.ts";\nexport const y = x;',
    ],
    [
      "an adapter reaches the rest of src",
      "adapters/telegram/a.ts",
      'import { x } from "../../src/config.ts";\nexport const y = x;',
    ],
    [
      "an adapter imports another one's package",
      "adapters/discord/a.ts",
      'import { Bot } from "grammy";\nexport const y = Bot;',
    ],
    [
      "the core imports a platform's package",
      "src/delivery/a.ts",
      'import { Bot } from "grammy";\nexport const y = Bot;',
    ],
    ["SQL leaves the store", "src/delivery/a.ts", 'import { sql } from "kysely";\nexport const y = sql;'],
    [
      "node-cron leaves the schedule",
      "src/delivery/a.ts",
      'import { schedule } from "node-cron";\nexport const y = schedule;',
    ],
    [
      "a model is asked by another room",
      "src/delivery/a.ts",
      'import { generateText } from "ai";\nexport const y = generateText;',
    ],
    [
      "a model is loaded by another room",
      "src/briefing/a.ts",
      'export const y = () => import("@ai-sdk/openai-compatible");',
    ],
    ["a model is asked by an adapter", "adapters/telegram/a.ts", 'export const y = () => import("ai");'],
    ["SQL is in the summaries", "src/summary/a.ts", 'import { sql } from "kysely";\nexport const y = sql;'],
    [
      "the playground borrows what it judges",
      "playground/a.ts",
      'import { x } from "../adapters/telegram/render.ts";\nexport const y = x;',
    ],
  ])("are broken when %s", (_what, file, text) => {
    expect(lint({ [file]: text })).toEqual(restricted);
  });

  test.each([
    ["of imports", 'import { a } from "./a.ts";\nexport const b = () => a;'],
    ["that a type closes", 'import type { A } from "./a.ts";\nexport const b = (a: A) => a;'],
  ])("are broken by a circle %s", (_what, text) => {
    const found = lint({
      "src/story/a.ts": 'import { b } from "./b.ts";\nexport type A = string;\nexport const a = () => b;',
      "src/story/b.ts": text,
    });
    expect(new Set(found)).toEqual(new Set(["import(no-cycle)"]));
  });

  test("are broken by a second reader of the clock or of the environment", () => {
    const found = lint({
      "src/delivery/a.ts": 'export const at = Date.now();\nexport const zone = process.env["TZ"];',
    });
    expect(found).toEqual(["eslint(no-restricted-properties)", "eslint(no-restricted-properties)"]);
  });

  test("allow what they are there for", () => {
    expect(
      lint({
        "adapters/telegram/index.ts":
          'import { Bot } from "grammy";\nimport { a } from "../../src/adapter.ts";\nimport { b } from "../../messages/layout.ts";\nimport { c } from "./render.ts";\nexport const y = [Bot, a, b, c];',
        "src/main.ts":
          'import { x } from "../adapters/index.ts";\nexport const y = [x, Date.now(), process.env["TZ"]];',
        "src/store/sqlite.ts": 'import { sql } from "kysely";\nexport const y = sql;',
        "src/summary/ask.ts": 'export const y = () => import("ai");',
        "src/schedule/clock.ts": 'import { schedule } from "node-cron";\nexport const y = schedule;',
      }),
    ).toEqual([]);
  });
});
