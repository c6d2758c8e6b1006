import { expect, test } from "vitest";
import { discordSettings } from "../../../adapters/discord/settings.ts";

test("takes the public address where none is given, and an empty value for none", () => {
  expect(discordSettings.parse({ DISCORD_TOKEN: "a.b.c", DISCORD_API_ROOT: "" })).toEqual({
    token: "a.b.c",
    apiRoot: "https://discord.com/api",
    publish: false,
  });
});

test.each([
  ["true", true],
  ["false", false],
  ["", false],
])("publishes where DISCORD_PUBLISH is %j: %j", (value, publish) => {
  expect(discordSettings.parse({ DISCORD_TOKEN: "a.b.c", DISCORD_PUBLISH: value }).publish).toBe(publish);
});

test("takes another address, without its last slash", () => {
  const settings = discordSettings.parse({ DISCORD_TOKEN: "a.b.c", DISCORD_API_ROOT: "http://127.0.0.1:1/api/" });
  expect(settings.apiRoot).toBe("http://127.0.0.1:1/api");
});

test.each([
  [{}, "DISCORD_TOKEN", "is missing"],
  [{ DISCORD_TOKEN: "" }, "DISCORD_TOKEN", "is missing"],
  [{ DISCORD_TOKEN: "se cret" }, "DISCORD_TOKEN", "has a blank"],
  [{ DISCORD_TOKEN: "a", DISCORD_PUBLISH: "yes" }, "DISCORD_PUBLISH", "must be true or false"],
  [{ DISCORD_TOKEN: "a", DISCORD_API_ROOT: "ftp://x" }, "DISCORD_API_ROOT", "must be"],
])("says what is wrong with %j, and no secret", (env, name, text) => {
  const { issues } = discordSettings.safeParse(env).error!;
  expect(issues).toEqual([expect.objectContaining({ path: [name], message: expect.stringContaining(text) })]);
  expect(issues[0]?.message).not.toContain("se cret");
});
