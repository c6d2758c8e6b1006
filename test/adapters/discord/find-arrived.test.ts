import { afterEach, beforeEach, expect, test } from "vitest";
import { renderDiscord } from "../../../adapters/discord/render.ts";
import { type DiscordRig, openDiscord, startRecording } from "./rig.ts";

const minute = 60_000;
const start = Date.parse("2026-11-24T06:30:00Z");
let now: number;
let rig: DiscordRig;
beforeEach(async () => {
  now = start;
  rig = await openDiscord({ now: () => now });
  await startRecording(rig);
});
afterEach(() => rig.close());

const [news] = renderDiscord({
  blocks: [{ kind: "item", title: "Rain", url: "https://example.org/a" }],
  actions: [{ label: "Now", command: "/brief" }],
});
const [other] = renderDiscord({ blocks: [{ kind: "text", text: "Something else" }] });
const send = (chat: string, key: string, unsureSince?: number) =>
  rig.adapter.send({ chat, locale: "en" }, key === "other" ? other! : news!, {
    key,
    silent: false,
    ...(unsureSince !== undefined && { unsureSince }),
  });
const texts = (chat: string) => rig.server.shown(chat, rig.person).map(({ text }) => text);
/** A send of which no answer comes back, though it arrived. */
async function cutOff(chat: string, key: string): Promise<void> {
  rig.server.refuse("cut off");
  expect(await send(chat, key)).toEqual({ kind: "unknown" });
  rig.server.refuse(undefined);
}

test("finds what arrived long ago, also behind other messages, and sends no copy", async () => {
  await cutOff(rig.dm, "k");
  now += 30_000;
  await send(rig.dm, "other");
  now += 10 * minute;
  expect(await send(rig.dm, "k", start)).toEqual({ kind: "delivered", id: expect.stringMatching(/^\d+$/u) });
  expect(texts(rig.dm)).toEqual(["Rain", "Something else"]);
});

test("sends what did not arrive, as late as it is", async () => {
  await send(rig.dm, "other");
  now += 10 * minute;
  expect((await send(rig.dm, "k", start)).kind).toBe("delivered");
  expect(texts(rig.dm)).toEqual(["Something else", "Rain"]);
  // The same words under another key are another message.
  now += 10 * minute;
  expect((await send(rig.dm, "next day", now - 5 * minute)).kind).toBe("delivered");
  expect(texts(rig.dm)).toEqual(["Something else", "Rain", "Rain"]);
});

test("sends what never left, into a direct message that is empty", async () => {
  now += 10 * minute;
  expect((await send(rig.dm, "k", start)).kind).toBe("delivered");
  expect(texts(rig.dm)).toEqual(["Rain"]);
});

test("asks nothing as long as Discord itself drops a copy", async () => {
  await cutOff(rig.dm, "k");
  now += 30_000;
  expect((await send(rig.dm, "k", start)).kind).toBe("delivered");
  expect(texts(rig.dm)).toEqual(["Rain"]);
  expect(rig.server.requests.filter((line) => /^GET .*messages$/u.test(line))).toEqual([]);
});

test("does not send again where nobody can see what arrived", async () => {
  await cutOff(rig.channel, "k");
  rig.server.deny(rig.channel, "history");
  now += 10 * minute;
  expect(await send(rig.channel, "k", start)).toEqual({ kind: "unknown", final: true });
  expect(texts(rig.channel)).toEqual(["Rain"]);
});

test("gives up a channel that is gone meanwhile", async () => {
  rig.server.deleteChannel(rig.channel);
  now += 10 * minute;
  expect(await send(rig.channel, "k", start)).toEqual({ kind: "gone", reason: "deleted" });
});
