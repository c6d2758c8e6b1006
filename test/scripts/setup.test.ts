import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fits } from "../../scripts/runtime.mjs";

const root = join(import.meta.dirname, "../..");

test.each([
  ["20.20.2", false],
  ["22.18.0", false],
  ["24.14.9", false],
  ["24.15.0", true],
  ["24.21.0", true],
  ["25.9.0", false],
  ["26.0.0", true],
])("runs on Node %s: %s", (version, right) => {
  expect(fits(version)).toBe(right);
});

const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const stamp = join(root, "node_modules/.tidings-lock");
// Without it the set-up would replace the packages that this test runs on.
const installed = existsSync(stamp) && readFileSync(stamp, "utf8") === lock;

test.skipIf(!installed)(
  `has nothing to say or do where all is ready${installed ? "" : ' (skipped: run "npm run setup" first)'}`,
  () => {
    spawnSync(process.execPath, [join(root, "scripts/setup.mjs")]);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "scripts/setup.mjs")], {
      encoding: "utf8",
    });
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
  },
);

test("passes on arguments and the exit code", () => {
  const run = (code: string) =>
    spawnSync(process.execPath, [join(root, "scripts/node.mjs"), join(root, "node_modules/typescript/bin/tsc"), code], {
      encoding: "utf8",
    });
  expect(run("--version").stdout).toMatch(/^Version 7/u);
  expect(run("--no-such-option").status).not.toBe(0);
});
