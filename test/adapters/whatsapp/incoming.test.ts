import { afterEach, describe, expect, test } from "vitest";
import { catalogs } from "../../../messages/words.ts";
import { createTurns } from "../../../src/delivery/pace.ts";
import { createHost } from "../../../src/host.ts";
import { openStore } from "../../../src/store/store.ts";
import { quiet } from "../../quiet-log.ts";
import { openWhatsapp, start } from "./rig.ts";

const minute = 60_000;

describe("what readers do", () => {
  let rig: Awaited<ReturnType<typeof openWhatsapp>>;
  afterEach(() => rig.close());

  test.each([
    ["/subscribe 07:30", "subscribe", "07:30"],
    ["/Brief", "brief", ""],
    ["subscribe 07:30 Asia/Seoul", "subscribe", "07:30 Asia/Seoul"],
    ["STOP", "stop", ""],
    ["Unsubscribe!", "stop", ""],
    ["수신거부", "stop", ""],
    ["구독 취소", "stop", ""],
    ["2", "open", "2"],
    ["What is this?\n*Tell* me  more", "say", "What is this?\n*Tell* me  more"],
    ["/nonsense 1", "nonsense", "1"],
    ["//", "say", "//"],
  ])("reads %o as a command", async (words, name, args) => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.write(words);
    const { command } = await recording.until("command");
    const chat = rig.reader.chat();
    expect(command).toEqual({ name, args, from: { chat, user: chat, manager: true } });
  });

  test.each([
    [37.5665, 126.978, "37.57,126.98"],
    [-33.8688, -0.001, "-33.87,0.00"],
  ])("takes a place that is shared (%d, %d) for the wish for its clock", async (latitude, longitude, args) => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.sendPlace(latitude, longitude);
    expect((await recording.until("command")).command).toMatchObject({ name: "zone", args });
  });

  test("hears every word of every language for leaving, at once and days late", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const all = Object.values(catalogs).flatMap(({ keywords }) => keywords.stop);
    for (const [i, word] of all.entries()) await rig.reader.write(i % 2 ? word.toUpperCase() : `${word}.`);
    for (const word of all) await rig.reader.write(word, start - 7 * 24 * 60 * minute);
    await rig.adapter.stop();
    expect(all.length).toBeGreaterThan(50);
    expect(recording.commands().map(({ name }) => name)).toEqual(Array.from({ length: all.length * 2 }, () => "stop"));
  });

  describe("with the core behind it", () => {
    /** What the core knows of the reader, who subscribes first, after all of `does`. */
    const after = async (does: (reader: typeof rig.reader) => Promise<void>) => {
      rig = await openWhatsapp({ knownBy: "user id" });
      const store = await openStore("sqlite::memory:");
      const { adapter, clock, reader } = rig;
      const now = () => clock.at;
      const turns = createTurns(adapter.pace, now, () => {});
      const defaults = { locale: "en", timeZone: "UTC" };
      await adapter.start(createHost({ store, adapter, turns, defaults, now, log: quiet, halted: () => {} }));
      rig.server.postman.subscribe(rig.hook);
      await reader.write("subscribe 07:30");
      clock.at += 60 * minute;
      await does(reader);
      await adapter.stop();
      turns.stop();
      const known = await store.subscriptions.find("whatsapp", reader.chat());
      await store.close();
      return known;
    };
    const subscribed = { slots: [{ at: "07:30" }] };

    test("ends the briefings of who leaves, however late it is told", async () => {
      const known = await after((reader) => reader.write("수신거부", start - 3 * 24 * 60 * minute));
      expect(known).toMatchObject({ slots: [], nextAt: null });
    });

    test("leaves alone who opted out in WhatsApp, though older words come later", async () => {
      const known = await after(async (reader) => {
        await reader.optOut();
        await reader.write("hello", start + minute);
      });
      expect(known).toMatchObject({ ...subscribed, gone: "opted out", nextAt: null });
    });

    test("goes on for who writes after that", async () => {
      const known = await after(async (reader) => {
        await reader.optOut();
        await reader.write("hello");
      });
      expect(known).toMatchObject({ ...subscribed, gone: null, nextSlot: "2026-11-24T07:30" });
    });
  });

  test("hears a picture and answers nothing", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.sendPicture();
    await rig.adapter.stop();
    expect(recording.log.map(({ kind }) => kind)).toEqual(["moved", "heard"]);
  });

  test("shows that it reads and writes before it answers", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.write("brief");
    await recording.until("outcome");
    expect(rig.server.reads()).toEqual([{ messageId: expect.stringMatching(/^wamid\.IN/u), typing: true }]);
  });

  test.each(["phone", "user id", "both"] as const)("answers somebody known by %s", async (knownBy) => {
    rig = await openWhatsapp({ knownBy });
    const recording = await rig.listen();
    await rig.reader.write("brief");
    const { command } = await recording.until("command");
    expect(command.from.chat).toMatch(knownBy === "phone" ? /^\d+$/u : /^US\./u);
    expect((await recording.until("outcome")).outcome.kind).toBe("delivered");
    expect(rig.reader.shown().map(({ text }) => text)).toEqual(["You said: brief"]);
  });

  test("moves a chat from its number to the user id once that is told, and once only", async () => {
    rig = await openWhatsapp({ knownBy: "phone" });
    const recording = await rig.listen();
    await rig.reader.write("brief");
    const number = rig.reader.chat();
    rig.reader.show("both");
    await rig.reader.write("brief");
    await rig.reader.write("help");
    await recording.until("command", ({ command }) => command.name === "help");
    const told = recording.log.filter(({ kind }) => kind === "moved" || kind === "heard");
    expect(told).toEqual([
      { kind: "heard", chat: number, at: start },
      { kind: "moved", chat: number, to: rig.reader.chat() },
      { kind: "heard", chat: rig.reader.chat(), at: start },
      { kind: "heard", chat: rig.reader.chat(), at: start },
    ]);
  });

  test.each(["phone", "both"] as const)(
    "moves the chat of somebody known by %s who changes number",
    async (knownBy) => {
      rig = await openWhatsapp({ knownBy });
      const recording = await rig.listen();
      const old = rig.reader.chat();
      await rig.reader.changeNumber();
      await recording.until("moved", ({ chat, to }) => chat === old && to === rig.reader.chat());
      await rig.reader.write("brief");
      expect((await recording.until("command")).command.from.chat).toBe(rig.reader.chat());
      expect((await recording.until("outcome")).outcome.kind).toBe("delivered");
    },
  );

  test("ignores a command older than ten minutes, but never a wish to stop", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.write("brief", start - 11 * minute);
    await rig.reader.write("그만", start - 25 * 60 * minute);
    await rig.reader.write("help", start - 9 * minute);
    await recording.until("command", ({ command }) => command.name === "help");
    expect(recording.commands().map(({ name }) => name)).toEqual(["stop", "help"]);
    expect(recording.log.filter(({ kind }) => kind === "heard")).toHaveLength(3);
  });

  test("handles all of a batch with several entries and changes, in order", async () => {
    for (const seed of [1, 2, 3, 4]) {
      rig = await openWhatsapp({ seed });
      const recording = await rig.listen();
      const other = rig.server.meet("phone");
      rig.server.postman.hold();
      const words = Array.from({ length: 8 }, (_, i) => `/subscribe 0${i}:00`);
      for (const typed of words) await rig.reader.write(typed);
      await other.write("brief");
      await rig.reader.optOut();
      await rig.server.postman.release();
      await rig.adapter.stop();
      const from = (chat: string) => recording.commands().filter((command) => command.from.chat === chat);
      expect(from(rig.reader.chat()).map(({ name, args }) => `/${name} ${args}`)).toEqual(words);
      expect(from(other.chat()).map(({ name }) => name)).toEqual(["brief"]);
      expect(recording.log.at(-1)).toMatchObject({ kind: "left", chat: rig.reader.chat() });
      if (seed < 4) await rig.close();
    }
  });

  test("ignores a message that comes again", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const message = {
      from: "15550100001",
      id: "wamid.X",
      timestamp: String(start / 1000),
      type: "text",
      text: { body: "help" },
    };
    const value = { metadata: { phone_number_id: rig.settings.phoneNumberId }, messages: [message, message] };
    const body = JSON.stringify({ entry: [{ id: "1", changes: [{ field: "messages", value }] }] });
    await Promise.all([rig.post(body), rig.post(body)]);
    await rig.adapter.stop();
    expect(recording.commands()).toHaveLength(1);
  });

  test("ignores what is for another number, and groups", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const message = {
      from: "15550100001",
      id: "wamid.X",
      timestamp: String(start / 1000),
      type: "text",
      text: { body: "help" },
    };
    const change = (id: string, more: object) => ({
      field: "messages",
      value: { metadata: { phone_number_id: id }, messages: [{ ...message, ...more }] },
    });
    const changes = [change("999", {}), change(rig.settings.phoneNumberId, { group_id: "Y2FwaV9n" })];
    expect(await rig.post(JSON.stringify({ entry: [{ id: "1", changes }] }))).toBe(200);
    await rig.adapter.stop();
    expect(recording.log).toEqual([]);
  });

  test("tells that a reader opted out in WhatsApp itself, and came back", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    await rig.reader.optOut();
    await rig.reader.optIn();
    expect(await recording.until("heard")).toMatchObject({ chat: rig.reader.chat(), at: start });
    expect(recording.log[0]).toEqual({ kind: "left", chat: rig.reader.chat(), reason: "opted out" });
  });

  test("goes on after a host that fails, and logs neither address nor words", async () => {
    rig = await openWhatsapp();
    const recording = await rig.listen();
    const heard = recording.host.heard;
    let fails = true;
    Object.assign(recording.host, {
      heard: async (chat: string, at: number) => {
        if (!fails) return heard(chat, at);
        fails = false;
        throw new RangeError(`no room for ${chat}`);
      },
    });
    await rig.reader.write("my secret");
    await rig.reader.write("brief");
    expect((await recording.until("command")).command.name).toBe("brief");
    expect(rig.logged).toEqual([{ fields: { error: "RangeError" }, text: expect.any(String) }]);
  });
});
