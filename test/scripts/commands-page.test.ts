import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandsPage } from "../../scripts/commands-page.mjs";

/** Without what formatting adds: the width of columns. */
const plain = (text: string) => text.replaceAll(/ {2,}/gu, " ").replaceAll(/-{3,}/gu, "---");

test("the page of commands says what the commands say (npm run docs writes it)", () => {
  const page = readFileSync(new URL("../../docs/commands.md", import.meta.url), "utf8");
  expect(plain(page)).toBe(plain(commandsPage()));
});
