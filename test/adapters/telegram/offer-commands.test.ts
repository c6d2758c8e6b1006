import { Api } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import { offerCommands } from "../../../adapters/telegram/offer-commands.ts";
import { catalogs } from "../../../messages/words.ts";
import { startTelegram, type TelegramServer } from "../../../playground/telegram.ts";
import { specs } from "../../host.ts";
import { quiet } from "../../quiet-log.ts";

let town: TelegramServer;
let api: Api;
let calls: string[];
beforeEach(async () => {
  town = await startTelegram();
  calls = [];
  api = new Api(town.token, { apiRoot: town.root });
  api.config.use((call, method, payload, signal) => {
    calls.push(method);
    return call(method, payload, signal);
  });
});
afterEach(() => town.close());

const offer = (commands = specs) => offerCommands(api, commands, quiet);
const names = (chat: number, person: number) => town.menu(chat, person).map(({ command }) => command);
const all = ["start", "brief", "subscribe", "stop", "settings", "zone", "help"];

test("shows each what they may use, in their language", async () => {
  await offer();
  const [ann, bora, cem] = [town.person("Ann", "en"), town.person("Bora", "ko"), town.person("Cem", "tr")];
  const group = town.group("Talk", "supergroup");
  town.join(group, ann, "creator");
  town.join(group, bora, "administrator");
  town.join(group, cem, "member");
  for (const person of [ann, bora, cem]) expect(names(person, person)).toEqual([...all, "channel"]);
  expect(names(group, ann)).toEqual(all);
  expect(names(group, bora)).toEqual(all);
  expect(names(group, cem)).toEqual(["start", "brief", "settings", "help"]);
  expect(town.menu(bora, bora)[0]?.description).toBe(catalogs["ko"]?.commands.start);
  expect(town.menu(cem, cem)).toEqual(town.menu(ann, ann));
});

test("asks once where nothing has changed, and puts up only what has", async () => {
  await offer();
  calls = [];
  await offer();
  expect(calls).toEqual(["getMyCommands"]);

  calls = [];
  await offer(specs.map((spec) => (spec.name === "stop" ? { ...spec, changes: false } : spec)));
  const languages = Object.keys(catalogs).length + 1;
  expect(calls.filter((method) => method === "setMyCommands")).toHaveLength(languages + 1);

  await offer();
  calls = [];
  await offer();
  expect(calls).toEqual(["getMyCommands"]);
});

test("goes on where it was refused", async () => {
  let left = 20;
  const warned: string[] = [];
  const failing = new Api(town.token, { apiRoot: town.root });
  failing.config.use(async (call, method, payload, signal) =>
    method === "setMyCommands" && left-- <= 0
      ? { ok: false, error_code: 429, description: "Too Many Requests: retry after 3" }
      : call(method, payload, signal),
  );
  await offerCommands(failing, specs, { ...quiet, warn: (fields) => void warned.push(JSON.stringify(fields)) });
  expect(warned).toEqual([expect.stringContaining("setMyCommands: 429")]);
  await offer();
  expect(calls.filter((method) => method === "setMyCommands")).toHaveLength(
    3 * (Object.keys(catalogs).length + 1) - 20 + 1,
  );
});
