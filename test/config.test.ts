import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { adapters } from "../adapters/index.ts";
import { readConfig } from "../src/config.ts";

test("starts a trial with nothing configured, or with everything left empty", () => {
  for (const env of [{}, { ADAPTERS: "", STORE: " ", PORT: "" }]) {
    const config = readConfig(env, adapters);
    expect(config).toMatchObject({ trial: true, store: "sqlite:data/tidings.db", locale: "en", port: undefined });
  }
});

test("lists all that is wrong, each with its name and what would be right", () => {
  const config = readConfig(
    {
      ADAPTERS: "telegram,discord,whatsapp,pigeon",
      STORE: "mysql://x",
      PORT: "70000",
      TIME_ZONE: "Mars/Base",
      LOCALE: "!!",
      LOG_LEVEL: "loud",
      TELEGRAM_TOKEN: "x",
    },
    adapters,
  );
  const problems = "problems" in config ? config.problems : [];
  for (const name of [
    "STORE",
    "PORT",
    "TIME_ZONE",
    "LOCALE",
    "LOG_LEVEL",
    "TELEGRAM_TOKEN",
    "DISCORD_TOKEN",
    "WHATSAPP_TOKEN",
    "WHATSAPP_PHONE_NUMBER_ID",
    "WHATSAPP_APP_SECRET",
    "WHATSAPP_VERIFY_TOKEN",
  ]) {
    expect(problems.filter((problem) => problem.startsWith(`${name}: `))).toHaveLength(1);
  }
  expect(problems.find((problem) => problem.includes("pigeon"))).toContain("terminal, telegram, discord, whatsapp");
});

test("has no summary model unless one is named, and then wants to know where it is", () => {
  const read = (env: Record<string, string>) => readConfig(env, adapters);
  const problems = (env: Record<string, string>) => {
    const config = read({ SUMMARY_MODEL: "tiny", SUMMARY_API_ROOT: "http://127.0.0.1:1/v1", ...env });
    return "problems" in config ? config.problems : [];
  };
  expect(read({ SUMMARY_API_ROOT: "http://127.0.0.1:1/v1" })).not.toHaveProperty("summary");
  expect(
    read({ SUMMARY_MODEL: "tiny", SUMMARY_API_ROOT: "https://m.example/v1/", SUMMARY_LANGUAGES: "EN, ko" }),
  ).toMatchObject({
    summary: { model: "tiny", apiRoot: "https://m.example/v1", languages: ["en", "ko"], dailyTokens: 200_000 },
  });
  expect(problems({ SUMMARY_API_ROOT: "" })).toEqual([
    "SUMMARY_API_ROOT: must say where SUMMARY_MODEL is served, such as http://127.0.0.1:11434/v1",
  ]);
  for (const [name, value] of [
    ["SUMMARY_API_ROOT", "127.0.0.1:11434"],
    ["SUMMARY_API_ROOT", "ftp://m.example/v1"],
    ["SUMMARY_API_ROOT", "https://user:secret@m.example/v1"],
    ["SUMMARY_API_ROOT", "https://m.example/v1?key=secret"],
    ["SUMMARY_KEY", "sk secret"],
    ["SUMMARY_KEY", "sk-secret\u200b"],
    ["SUMMARY_LANGUAGES", "English"],
    ["SUMMARY_DAILY_TOKENS", "lots"],
    ["SUMMARY_DAILY_TOKENS", "19999"],
  ] as const) {
    expect(problems({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: must `, "u"))]);
    expect(problems({ [name]: value }).join("\n")).not.toContain("secret");
  }
});

test("names every adapter once, in any case, and knows nothing of what objects inherit", () => {
  expect(readConfig({ ADAPTERS: "Terminal, terminal" }, adapters)).toMatchObject({
    trial: false,
    adapters: [{ name: "terminal" }],
  });
  expect(readConfig({ ADAPTERS: "constructor" }, adapters)).toHaveProperty("problems");
});

test("has a safe example for every setting, and the example is right", () => {
  const text = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const example = parseEnv(text.replaceAll(/^# ?([A-Z_]+=)/gmu, "$1"));
  const config = readConfig(example, adapters);
  expect(config).not.toHaveProperty("problems");
  const files = ["src/config.ts", ...["telegram", "discord", "whatsapp"].map((name) => `adapters/${name}/settings.ts`)];
  const code = files.map((file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8")).join("\n");
  const names = new Set(code.match(/^ {4}[A-Z]+(?:_[A-Z]+)*(?=:)/gmu)?.map((name) => name.trim()));
  expect(names.size).toBeGreaterThan(15);
  for (const name of names) expect(Object.keys(example)).toContain(name);
});
