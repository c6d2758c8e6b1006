import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backup, restore } from "../../src/store/backup.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { openStore } from "../../src/store/store.ts";
import { storyStore } from "../../src/store/stories.ts";
import { aStory } from "../samples.ts";
import { sqlite } from "./engines.ts";

const now = Date.parse("2026-11-24T06:30:00Z");
let at: Awaited<ReturnType<typeof sqlite.place>>;
let path: string;
beforeEach(async () => {
  at = await sqlite.place();
  path = at.address.slice("sqlite:".length);
});
afterEach(() => at.remove());

/** A store of some pages. */
async function fill(address: string): Promise<void> {
  const store = await openStore(address);
  for (let i = 0; i < 50; i++)
    await store.stories.add({ id: `s${i}`, story: aStory({ text: "x".repeat(4000) }) }, "v1", now);
  await store.close();
}
const stories = async (address: string) => {
  const store = await openStore(address);
  const [event] = await store.stories.since(0);
  await store.close();
  return event?.stories.length;
};
/** Writes over some bytes of a file. */
function scratch(file: string, from: number, length: number): void {
  writeFileSync(file, readFileSync(file).fill(0x5a, from, from + length));
}

describe("a file that is damaged", () => {
  test.each([
    ["in its header", () => scratch(path, 0, 16)],
    ["in a page", () => scratch(path, 3 * 4096, 4096)],
    ["because its end is missing", () => truncateSync(path, 20 * 4096)],
  ])("%s is refused with what to do", async (_, damage) => {
    await fill(at.address);
    damage();
    await expect(openStore(at.address)).rejects.toThrow(
      /is damaged: restore a backup \(tidings restore FILE\), or move/u,
    );
  });

  test("is told from one that is new and empty", async () => {
    mkdirSync(dirname(path));
    writeFileSync(path, "");
    expect(await stories(at.address)).toBeUndefined();
  });
});

describe("a disk that is full", () => {
  test("is named, and what was there stays and can be added to when there is room", async () => {
    const database = await openDatabase(at.address);
    const stories = storyStore(database);
    const add = (id: string, length: number) =>
      stories.add({ id, story: aStory({ text: "x".repeat(length) }) }, id, now);
    await add("a", 10);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 2)}`.execute(database.db);
    await expect(add("b", 100_000)).rejects.toThrow("the disk is full");
    await sql`pragma max_page_count = 100000`.execute(database.db);
    await add("c", 100_000);
    expect((await stories.since(0)).map(({ id }) => id)).toEqual(["a", "c"]);
    await database.db.destroy();
  });
});

describe("a backup", () => {
  const file = () => `${dirname(path)}/backups/today.db`;

  test("is made while the program writes, and can be put in place of a store that is gone", async () => {
    await fill(at.address);
    const store = await openStore(at.address);
    const [, first] = await Promise.all([backup(at.address, file()), store.subscriptions.first("a", now)]);
    expect(first).toBe(true);
    await store.close();
    const again = `sqlite:${path}.again`;
    restore(file(), again);
    expect(await stories(again)).toBe(50);
  });

  test("goes into a new file only", async () => {
    await fill(at.address);
    await backup(at.address, file());
    await expect(backup(at.address, file())).rejects.toThrow("there already");
    expect(existsSync(`${file()}.part`)).toBe(false);
    await expect(backup(`sqlite:${path}.typo`, `${file()}.2`)).rejects.toThrow("There is no store");
  });

  test("fails with what went wrong, and leaves nothing behind", async () => {
    await fill(at.address);
    scratch(path, 3 * 4096, 4096);
    await expect(backup(at.address, file())).rejects.toThrow("malformed");
    expect([existsSync(file()), existsSync(`${file()}.part`)]).toEqual([false, false]);
  });

  test("is refused where it is damaged, is none, or would take the place of a store", async () => {
    await fill(at.address);
    await backup(at.address, file());
    expect(() => restore(file(), at.address)).toThrow("there already");
    writeFileSync(`${path}.left-wal`, "");
    expect(() => restore(file(), `sqlite:${path}.left`)).toThrow("left-wal is there already");
    scratch(file(), 3 * 4096, 4096);
    expect(() => restore(file(), `sqlite:${path}.new`)).toThrow("is damaged");
    writeFileSync(file(), "");
    expect(() => restore(file(), `sqlite:${path}.new`)).toThrow("not a backup");
    expect([existsSync(`${path}.new`), existsSync(`${path}.new.part`)]).toEqual([false, false]);
  });

  test("of PostgreSQL is left to its own tools", async () => {
    await expect(backup("postgres://db.example/tidings", file())).rejects.toThrow("pg_dump");
    expect(() => restore(file(), "postgres://db.example/tidings")).toThrow("pg_restore");
  });
});
