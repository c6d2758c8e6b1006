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
