import { expect, test } from "vitest";
import { telegramSettings } from "../../../adapters/telegram/settings.ts";

const token = "123456789:AAEabcdefghijklmnopqrstuvwxyz012345";
const url = "https://news.example.org/webhooks/telegram";
const secret = "sixteen_letters-and-more";

test("needs no more than a token, and takes an empty variable for one that is not set", () => {
  expect(telegramSettings.parse({ TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: "", PATH: "/bin" })).toEqual({
    token,
    apiRoot: "https://api.telegram.org",
  });
});

test("takes another server, with or without a slash at its end", () => {
  const settings = telegramSettings.parse({ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: "http://127.0.0.1:8081/" });
  expect(settings.apiRoot).toBe("http://127.0.0.1:8081");
});

test("takes a webhook with its secret", () => {
  const env = { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret };
  expect(telegramSettings.parse(env).webhook).toEqual({ url, secret });
});

test.each([
  ["TELEGRAM_TOKEN", {}, /@BotFather/u],
  ["TELEGRAM_TOKEN", { TELEGRAM_TOKEN: "" }, /@BotFather/u],
  ["TELEGRAM_TOKEN", { TELEGRAM_TOKEN: "my-bot" }, /@BotFather/u],
  ["TELEGRAM_API_ROOT", { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: "api.example.org" }, /address/u],
  ["TELEGRAM_WEBHOOK_URL", { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: url.replace("https", "http") }, /https/u],
  ["TELEGRAM_WEBHOOK_URL", { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: `${url}/more` }, /end in/u],
  ["TELEGRAM_WEBHOOK_SECRET", { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_URL: url }, /needed with/u],
  ["TELEGRAM_WEBHOOK_SECRET", { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: "short" }, /16/u],
])("tells what is wrong with %s in %j, and not its value", (name, env, problem) => {
  const { error } = telegramSettings.safeParse(env);
  expect(error?.issues.map(({ path }) => path)).toEqual([[name]]);
  expect(error?.issues[0]?.message).toMatch(problem);
  expect(JSON.stringify(error?.issues)).not.toContain("my-bot");
});
