import { afterEach, expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import { type DiscordRig, openDiscord } from "./rig.ts";

let rig: DiscordRig;
afterEach(() => rig.close());

const [part] = renderDiscord({ blocks: [{ kind: "item", title: "Rain" }] });
const send = (chat: string, key: string) => rig.adapter.send({ chat, locale: "en" }, part!, { key, silent: false });
const published = (channel: string) => rig.server.shown(channel, rig.person).filter((shown) => shown.published).length;
const crossposts = () => rig.server.requests.filter((line) => line.endsWith("/crosspost")).length;
const untilAsked = (times: number) => rig.server.until(() => (crossposts() >= times ? true : undefined));

test("publishes what it sends to an announcement channel, and nothing elsewhere", async () => {
  rig = await openDiscord({ publish: true });
  const news = rig.server.addAnnouncements(rig.guild);
  for (const chat of [rig.dm, rig.channel, news]) expect((await send(chat, chat)).kind).toBe("delivered");
  await untilAsked(1);
  expect(published(news)).toBe(1);
  expect(crossposts()).toBe(1);
});

test("leaves a rate for it beside the account's, and publishes nothing unless asked to", async () => {
  rig = await openDiscord({ publish: true });
  const sends = rig.adapter.pace.account.sends;
  await rig.close();
  rig = await openDiscord();
  expect(rig.adapter.pace.account.sends).toBe(sends + 10);
  await send(rig.server.addAnnouncements(rig.guild), "a");
  await rig.adapter.stop();
  expect(rig.server.requests.filter((line) => line.startsWith("GET /channels") || line.endsWith("/crosspost"))).toEqual(
    [],
  );
});

test("takes a message that is published already for done", async () => {
  rig = await openDiscord({ publish: true });
  const news = rig.server.addAnnouncements(rig.guild);
  await send(news, "same");
  await untilAsked(1);
  await send(news, "same");
  await untilAsked(2);
  await rig.adapter.stop();
  expect(rig.logged).toEqual([]);
});

test("asks no more often than 10 times an hour and channel, and logs the rest", async () => {
  rig = await openDiscord({ publish: true });
  const news = rig.server.addAnnouncements(rig.guild);
  const other = rig.server.addAnnouncements(rig.guild);
  for (let i = 0; i < 12; i++) expect((await send(news, `${i}`)).kind).toBe("delivered");
  await send(other, "other");
  await untilAsked(11);
  expect([published(news), published(other)]).toEqual([10, 1]);
  expect(rig.logged.map(({ text }) => text)).toEqual(
    Array(2).fill("A message was not published: its channel has had 10 in an hour"),
  );
});

test("delivers all the same where publishing fails, and only logs it", async () => {
  rig = await openDiscord({ publish: true });
  const news = rig.server.addAnnouncements(rig.guild);
  await send(news, "first");
  await untilAsked(1);
  const outcome = await send(news, "second");
  rig.server.deny(news, "permission");
  await untilAsked(2);
  await rig.adapter.stop();
  expect(outcome.kind).toBe("delivered");
  expect(published(news)).toBe(1);
  expect(rig.logged.map(({ fields }) => fields)).toEqual([{ outcome: "gone", code: 50013 }]);
});
