import { expect, test } from "vitest";
import { discordCommands, sameCommands } from "../../../adapters/discord/commands.ts";
import { catalogs } from "../../../messages/words.ts";
import { judgeCommands } from "../../../playground/discord/judge-commands.ts";
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
  expect(wanted.map((it) => [it.name, it.default_member_permissions])).toEqual(
    specs.map(({ name, changes }) => [name, changes ? "32" : null]),
  );
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
    name_localizations: null,
    contexts: [2, 1, 0],
    ...(options.length > 0 && { options: options.map((option) => ({ ...option, required: undefined })) }),
  }));
  expect(sameCommands(listed, wanted)).toBe(true);
});

test.each([
  ["a description", { description: "Other" }],
  ["a translation", { description_localizations: null }],
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
