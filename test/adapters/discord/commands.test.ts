import { expect, test } from "vitest";
import { discordCommands, sameCommands } from "../../../adapters/discord/commands.ts";
import { catalogs } from "../../../messages/words.ts";
import { judgeCommands } from "../../../playground/discord/judge-commands.ts";
import { asTyped } from "../../../src/reader/commands/as-typed.ts";
import { commands } from "../../../src/reader/commands/index.ts";
import { specs } from "../../host.ts";

const wanted = discordCommands(specs);

test("offers every command in the words of the catalogs", () => {
  const brief = wanted.find(({ name }) => name === "brief");
  expect(brief).toMatchObject({
    description: catalogs.en!.commands.brief,
    description_localizations: { ko: catalogs.ko!.commands.brief },
    options: [{ name: "format", description: catalogs.en!.options.format, autocomplete: true, required: false }],
  });
  expect(brief?.description_localizations).not.toHaveProperty("en-US");
});

test("offers to managers only what changes a server's briefings", () => {
  expect(wanted.map((it) => [it.name, it.default_member_permissions])).toEqual([
    ["start", null],
    ["brief", null],
    ["subscribe", "32"],
    ["stop", "32"],
    ["settings", null],
    ["help", null],
  ]);
});

test("offers a command under another as its subcommand, and that one as the subcommand show", () => {
  const settings = wanted.find(({ name }) => name === "settings");
  expect(settings?.options.map(({ type, name }) => [type, name])).toEqual([
    [1, "show"],
    [1, "zone"],
  ]);
  expect(settings?.options[1]).toMatchObject({ options: [{ type: 3, name: "zone", autocomplete: true }] });
});

test("calls commands by their names in the reader's language", () => {
  const brief = wanted.find(({ name }) => name === "brief");
  expect(brief?.name_localizations).toMatchObject({
    ko: catalogs.ko!.names!.brief,
    "zh-TW": catalogs.zh!.names!.brief,
  });
  expect(brief?.name_localizations).not.toHaveProperty("en-US");
});

test.each(Object.entries(catalogs))(
  "are named in what is said in %s as they are listed",
  (_language, { answers, settings }) => {
    const all = commands.map(({ spec }) => spec);
    const listed = new Set(
      discordCommands(all).flatMap(({ name, options }) => [
        `/${name}`,
        ...options.flatMap((option) => (option.type === 1 ? `/${name} ${option.name}` : [])),
      ]),
    );
    const says = [answers.help("Asia/Seoul"), answers.askWhen("UTC"), answers.otherZone("UTC"), settings.askQuiet];
    const message = asTyped({ blocks: says.map((text) => ({ kind: "text", text })) }, all);
    for (const block of message.blocks) {
      const text = block.kind === "item" ? "" : block.text;
      const named = text.match(/(?<![\p{L}\p{N}])\/(?:settings )?[a-z]+/gu) ?? [];
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((command) => !listed.has(command))).toEqual([]);
      expect(named.filter((command) => listed.has(command.replace("/", "/settings ")))).toEqual([]);
    }
  },
);

test("of a story's headline stay as the story has them", () => {
  const item = { kind: "item", title: "The /zone command", body: "/zone Seoul" } as const;
  const text = { kind: "text", text: "See https://a.example/zone or a/zone, not /zones, but /zone." } as const;
  expect(
    asTyped(
      { blocks: [item, text] },
      commands.map(({ spec }) => spec),
    ).blocks,
  ).toEqual([item, { kind: "text", text: "See https://a.example/zone or a/zone, not /zones, but /settings zone." }]);
});

test("keeps to Discord's rules with the commands that there are", () => {
  expect(judgeCommands(discordCommands(commands.map(({ spec }) => spec)), () => "1")).toHaveProperty("commands");
});

test("keeps to Discord's rules for commands", () => {
  expect(judgeCommands(wanted, () => "1")).toHaveProperty("commands");
});

test("knows its own commands again, in another order and with what Discord adds and leaves out", () => {
  const listed = wanted.toReversed().map(({ options, ...rest }) => ({
    ...rest,
    id: "1",
    version: "2",
    nsfw: false,
    contexts: [2, 1, 0],
    ...(options.length > 0 && { options: options.map((option) => ({ ...option, required: undefined })) }),
  }));
  expect(sameCommands(listed, wanted)).toBe(true);
});

test.each([
  ["a description", { description: "Other" }],
  ["a translation", { description_localizations: null }],
  ["a name in another language", { name_localizations: null }],
  ["a permission", { default_member_permissions: null }],
  ["an option", { options: [] }],
  ["a context", { contexts: [0] }],
])("sees that %s changed", (_, change) => {
  expect(
    sameCommands(
      wanted.map((it) => (it.name === "subscribe" ? { ...it, ...change } : it)),
      wanted,
    ),
  ).toBe(false);
});

test("sees that a command is missing, one too many, or the answer is none", () => {
  expect(sameCommands(wanted.slice(1), wanted)).toBe(false);
  expect(sameCommands([...wanted, { ...wanted[0], name: "old" }], wanted)).toBe(false);
  expect(sameCommands({ message: "?" }, wanted)).toBe(false);
});
