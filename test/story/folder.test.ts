import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readFolder, readStoryFile } from "../../src/story/folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tidings-folder-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text =
  "Ferry sails again\n\nThe ferry between the old harbour and North Island sails again from Monday, its owner said.";

test.each([
  ["harbour-wire.ferry.en.txt", text, "Harbour Wire"],
  ["harbour-wire.ferry.md", `---\nsource: The Gazette\n---\n# ${text}`, "The Gazette"],
  ["ferry.txt", text, ""],
])("a story in %s is from %o", async (name, content, source) => {
  writeFileSync(join(folder, name), content);
  const alone = await readStoryFile(join(folder, name));
  expect(alone).toMatchObject({ stories: [{ title: "Ferry sails again", source }] });
  expect((await readFolder(folder, new Map())).stories).toMatchObject([{ source }]);
});

test("a file that gives no story is named with the reason, and read again when it has changed", async () => {
  writeFileSync(join(folder, "empty.txt"), "");
  writeFileSync(join(folder, "large.txt"), "x".repeat(5 * 1024 * 1024 + 1));
  writeFileSync(join(folder, ".hidden"), text);
  const seen = new Map<string, number>();
  expect(await readFolder(folder, seen)).toEqual({
    stories: [],
    unread: [
      { file: "empty.txt", reason: "empty" },
      { file: "large.txt", reason: "larger than 5 MB" },
    ],
  });
  expect(await readFolder(folder, seen)).toEqual({ stories: [], unread: [] });
  expect(await readFolder(join(folder, "nowhere"), seen)).toEqual({ stories: [], unread: [] });
});
