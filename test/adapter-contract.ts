import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter, Command, Part, Recipient } from "../src/adapter.ts";
import { oneLine } from "../messages/layout.ts";
import type { Block, Message } from "../messages/message.ts";
import { recordingHost } from "./host.ts";

/** One message as the reader's screen shows it, found by the platform's own rules from what arrived on the wire. */
type Shown = {
  /** The visible text: markup read and gone, escapes undone. */
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** Labels of the buttons, in order. */
  readonly buttons: readonly string[];
  /** Everybody whom it would ping or name by a mention. */
  readonly pings: readonly string[];
};

/** An adapter on a playground server, and a reader in front of it. */
export type Rig = {
  readonly adapter: Adapter;
  /** A private chat of a reader who has written to us just now. */
  readonly to: Recipient;
  /** What the reader's chat shows, oldest first. */
  shown(): readonly Shown[];
  /** The reader types a command ("/subscribe 07:30") in the platform's own way, and it is on its way to the adapter. */
  type(text: string): Promise<void>;
  /** The reader taps a button of the newest message. */
  tap(label: string): Promise<void>;
  /** The reader says something that is no command, in their private chat; absent where the platform does not tell us. */
  say?(text: string): Promise<void>;
  /** The reader shares a place in their private chat; absent where the platform has none. */
  locate?(latitude: number, longitude: number): Promise<void>;
  /** What the menu of the newest message offers, as its labels show, and how the reader makes one of these choices. */
  readonly menu?: { shown(): readonly string[]; choose(label: string): Promise<void> };
  /** Undefined when the platform would take the part; else what it would say. No network: quick, for many parts. */
  judge(part: Part): string | undefined;
  /** What the screen shows of a part that `judge` accepts. */
  look(part: Part): Shown;
  /** The reader fills in the form that the last tap opened, and sends it; absent where the platform has no forms. */
  fill?(text: string): Promise<void>;
  /** From now on the platform refuses: the reader blocked us; too fast, wait; the token is revoked; no answer comes. */
  refuse(how: "blocked" | "slow down" | "revoked" | "cut off"): void;
  /** Stops the adapter and the server. */
  close(): Promise<void>;
};

const hostile = [
  "<b>not bold</b> & <a href='https://evil.example'>not a link</a>",
  "*stars* _lines_ ~tilde~ `tick` ||bar|| **both** __under__ ~~gone~~",
  "@everyone @here <@123> <@&456> <#789> <t:0:R> </brief:1>",
  "[words](https://evil.example) ![x](tg://user?id=1)",
  "# heading",
  "> quote",
  "- list + plus 1. one",
  "back\\slash \\* \\_ \\[",
  "نشرة الأخبار: 5% <b>",
  "שלום *עולם*",
  "👩‍👩‍👧‍👦 family 🇰🇷 flag 👍🏽 skin é composed",
  "```code``` ``` `` `",
  "$HOME %s {0} {{1}} ${x}",
  "a_b_c snake_case file_name*",
  "***",
  "tabs\tand\u0000 controls\u001b[31m",
  "\u202Eoverride",
];

/** What not every platform has: messages that change, free text, places. */
type Ability = "redraws" | "say" | "locate";

/** The suite that every adapter runs: the same promises on every platform, kept through its real client over a socket. */
export function adapterContract(name: string, open: () => Promise<Rig>, lacks: readonly Ability[] = []): void {
  const has = (ability: Ability) => !lacks.includes(ability);
  describe(`${name} keeps the adapter contract`, () => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await open();
    });
    afterEach(() => rig.close());

    const started = async (answer?: (command: Command) => Message) => {
      const recording = recordingHost(() => rig.adapter, answer);
      await rig.adapter.start(recording.host);
      return recording;
    };
    const sendAll = async (message: Message, key = "k") => {
      const outcomes = [];
      for (const [i, part] of rig.adapter.render(message, "en").entries()) {
        outcomes.push(await rig.adapter.send(rig.to, part, { key: `${key}:${i}`, silent: false }));
      }
      return outcomes;
    };
    const short: Message = { blocks: [{ kind: "text", text: "Hello" }] };

    test("renders the same message alike, as JSON", () => {
      const message = briefing(hostile);
      const parts = rig.adapter.render(message, "en");
      expect(rig.adapter.render(structuredClone(message), "en")).toEqual(parts);
      expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
    });

    test("delivers a message and tells its id", async () => {
      await started();
      const outcomes = await sendAll(short);
      expect(outcomes).toEqual([{ kind: "delivered", id: expect.stringMatching(/./) }]);
      expect(rig.shown().at(-1)?.text).toBe("Hello");
    });

    test("shows a hostile headline as written, and pings nobody", async () => {
      await started();
      for (const text of hostile) {
        const message: Message = {
          blocks: [{ kind: "item", title: text, url: "https://example.org/story", body: text }],
        };
        for (const outcome of await sendAll(message, text)) expect(outcome.kind).toBe("delivered");
        const shown = rig.shown().at(-1);
        expect(squeeze(shown?.text)).toContain(visible(text));
        expect(shown?.pings).toEqual([]);
        const masked = shown?.links.filter(
          ({ text: label, url }) => url !== "https://example.org/story" && !label.includes(new URL(url).host),
        );
        expect(masked).toEqual([]);
      }
    });

    test("links an item to its story, and to nothing that is no web address", () => {
      const urls = ["https://example.org/a?b=(1)&c=<d>", "javascript:alert(1)", "tg://user?id=1", "not an address"];
      for (const [i, url] of urls.entries()) {
        const [part] = rig.adapter.render({ blocks: [{ kind: "item", title: "Headline", url }] }, "en");
        const links = part && rig.judge(part) === undefined ? rig.look(part).links : [];
        expect(links.map((link) => new URL(link.url).host)).toEqual(i === 0 ? ["example.org"] : []);
      }
    });

    test("splits what is too long for one part, and loses nothing", async () => {
      await started();
      const words = Array.from({ length: 4000 }, (_, i) => `word${i}`);
      const outcomes = await sendAll({ blocks: [{ kind: "text", text: words.join(" ") }] });
      expect(outcomes.length).toBeGreaterThan(1);
      expect(outcomes.every(({ kind }) => kind === "delivered")).toBe(true);
      expect(
        squeeze(
          rig
            .shown()
            .map(({ text }) => text)
            .join(" "),
        ),
      ).toBe(words.join(" "));
    });

    test("renders any message to parts that the platform takes and that show all of it", () => {
      fc.assert(
        fc.property(fc.array(anyBlock, { minLength: 1, maxLength: 12 }), (blocks) => {
          const parts = rig.adapter.render({ blocks, actions: [{ label: "Brief", command: "/brief" }] }, "en");
          for (const part of parts) expect(rig.judge(part)).toBeUndefined();
          const text = glue(parts.map((part) => rig.look(part).text).join(""));
          for (const block of blocks)
            expect(text).toContain(glue(block.kind === "item" ? visible(block.title) : visible(block.text)));
          expect(parts.flatMap((part) => rig.look(part).pings)).toEqual([]);
        }),
        { numRuns: 150 },
      );
    });

    test("cuts no grapheme in two", () => {
      const family = "👩‍👩‍👧‍👦";
      const parts = rig.adapter.render({ blocks: [{ kind: "text", text: family.repeat(2000) }] }, "en");
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) {
        expect(rig.judge(part)).toBeUndefined();
        expect(rig.look(part).text.replaceAll(family, "").trim()).toBe("");
      }
    });

    test("carries a typed command to the host and the answer back", async () => {
      const recording = await started();
      await rig.type("/subscribe 07:30");
      const { command } = await recording.until("command");
      expect(command).toMatchObject({ name: "subscribe", args: "07:30", from: { chat: rig.to.chat, manager: true } });
      expect((await recording.until("outcome")).outcome.kind).toBe("delivered");
      expect(rig.shown().at(-1)?.text).toBe("You said: subscribe 07:30");
    });

    test("makes a button the command that it stands for", async () => {
      const recording = await started(({ name }) =>
        name === "help"
          ? { blocks: [{ kind: "text", text: "Tap" }], actions: [{ label: "At 08:00", command: "/subscribe 08:00" }] }
          : { blocks: [{ kind: "text", text: "Done" }] },
      );
      await rig.type("/help");
      await recording.until("outcome");
      expect(rig.shown().at(-1)?.buttons).toEqual(["At 08:00"]);
      await rig.tap("At 08:00");
      const { command } = await recording.until("command", (entry) => entry.command.name !== "help");
      expect(command).toMatchObject({ name: "subscribe", args: "08:00" });
    });

    test("asks for what a command needs beside, where the platform has forms", async () => {
      const actions = [{ label: "Elsewhere", command: "/zone", asks: "Which city?" }];
      const recording = await started(() => ({ blocks: [{ kind: "text", text: "Where?" }], actions }));
      await rig.type("/help");
      await recording.until("outcome");
      await rig.tap("Elsewhere");
      await rig.fill?.("São Paulo");
      const { command } = await recording.until("command", (entry) => entry.command.name === "zone");
      expect(command.args).toBe(rig.fill ? "São Paulo" : "");
    });

    const soon = expect.any(Number);
    test.each([
      ["blocked", { kind: "gone" }],
      ["slow down", { kind: "later", afterMs: soon }],
      ["revoked", { kind: "halted" }],
      ["cut off", { kind: "unknown" }],
    ] as const)("answers %s with %o", async (how, outcome) => {
      await started();
      rig.refuse(how);
      expect(await sendAll(short)).toMatchObject([outcome]);
    });

    test("shows every choice of a menu, and makes the one that is chosen", async () => {
      const { menu } = rig;
      if (menu === undefined) throw new Error("A rig must show menus.");
      const labels = ["Sports", "<b>World</b> *news*", "과학 👩‍🔬", "אמנות", "A very long label ".repeat(9).trim()];
      const choices = labels.map((label, i) => ({
        label,
        command: `/brief ${i}`,
        ...(i === 1 && { chosen: true as const }),
      }));
      const recording = await started(() => ({
        blocks: [{ kind: "text", text: "Your topics" }],
        menu: { label: "Topics", choices },
      }));
      await rig.type("/help");
      await recording.until("outcome");
      for (const [i, label] of labels.entries()) {
        // A long label may be cut, a chosen one may have a sign before it.
        const shown = menu.shown().find((one) => one.includes(label.slice(0, 12)));
        expect(shown).toBeDefined();
        await menu.choose(shown ?? "");
        await recording.until("command", ({ command }) => command.name === "brief" && command.args === String(i));
        await recording.until("outcome", () => recording.log.filter(({ kind }) => kind === "outcome").length === i + 2);
      }
    });

    if (has("redraws")) {
      test("puts the answer to a tap in place of what was tapped, where the command wants it", async () => {
        const answer = ({ args }: Command): Message => ({
          blocks: [{ kind: "text", text: `Set: ${args}` }],
          actions: [{ label: "Next", command: "/subscribe 09:00" }],
        });
        const recording = recordingHost(() => rig.adapter, answer);
        const commands = recording.host.commands.map((spec) => ({ ...spec, redraws: true as const }));
        await rig.adapter.start({ ...recording.host, commands });
        await rig.type("/subscribe 08:00");
        await recording.until("outcome");
        await rig.tap("Next");
        await recording.until("outcome", () => recording.log.filter(({ kind }) => kind === "outcome").length === 2);
        expect(rig.shown().map(({ text }) => text)).toEqual(["Set: 09:00"]);
      });
    }

    if (has("say")) {
      test("hands over free text as it was said", async () => {
        if (rig.say === undefined) throw new Error("A rig must say things, unless the platform lacks that.");
        const recording = await started();
        const text = "less sport, please <b>& more</b>\n과학 👩‍🔬";
        await rig.say(text);
        expect((await recording.until("command")).command).toMatchObject({ name: "say", args: text });
      });
    }

    if (has("locate")) {
      test("makes a shared place a zone, and keeps no more of it than that takes", async () => {
        if (rig.locate === undefined) throw new Error("A rig must share places, unless the platform lacks that.");
        const recording = await started();
        await rig.locate(37.566535, -126.977969);
        expect((await recording.until("command")).command).toMatchObject({ name: "zone", args: "37.57,-126.98" });
      });
    }

    test("can be stopped twice, and stopped before it was started", async () => {
      await rig.adapter.stop();
      await expect(rig.adapter.stop()).resolves.toBeUndefined();
    });
  });
}

function briefing(titles: readonly string[]): Message {
  return {
    blocks: [
      { kind: "title", text: "Monday, November 23" },
      ...titles.map((title, i): Block => ({
        kind: "item",
        title,
        url: `https://example.org/${i}`,
        body: `${title}.`,
        sources: "Example · 2 h",
      })),
      { kind: "note", text: "That is all." },
    ],
    actions: [{ label: "Help", command: "/help" }],
  };
}

const anyText = fc
  .oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    fc.lorem({ maxCount: 60 }),
    fc
      .array(
        fc.constantFrom(
          "*",
          "_",
          "~",
          "`",
          "|",
          "\\",
          "<",
          ">",
          "@",
          "#",
          "[",
          "]",
          "(",
          ")",
          "-",
          "1.",
          " ",
          "a",
          "\n",
          "http://",
          "x.example",
        ),
        { minLength: 1, maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((text): Block => ({ kind: "text", text })),
  fc.record({ title: anyText, body: anyText, url: fc.webUrl() }).map((item): Block => ({ kind: "item", ...item })),
);

/** A text as a screen shows it: one line, without what cannot be shown. */
const visible = (text: string) => squeeze(oneLine(text));
const squeeze = (text = "") => text.normalize("NFC").replace(invisible, "").replace(/\s+/gu, " ").trim();
/** Without any blank: parts and lines end where a blank stood. */
const glue = (text: string) => text.normalize("NFC").replace(invisible, "").replace(/\s+/gu, "");
/** What a renderer may put in to break a mark, and no screen shows: zero width space, word joiner. */
const invisible = /[\u200b\u2060]/gu;
