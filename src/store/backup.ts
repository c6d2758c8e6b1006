import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, extname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { checkThere, damageOf } from "./check-file.ts";
import { putInPlace } from "./put-in-place.ts";
import { sqlitePath } from "./sqlite.ts";

/**
 * Copies a store on SQLite, as it is at one instant, into a new file, also while the program runs. Rejects with a sentence
 * when that file is there already, and when the store is not on SQLite.
 */
export async function backup(address: string, file: string): Promise<void> {
  const path = pathOf(address, "pg_dump");
  checkThere(address);
  if (existsSync(file)) throw new Error(`${file} is there already: a backup goes into a new file.`);
  mkdirSync(dirname(file), { recursive: true });
  // In a thread, because a large one takes a while in which readers want their answers. The sources have it as .ts, what
  // is compiled from them as .js.
  const worker = new URL(`backup-worker${extname(import.meta.url)}`, import.meta.url);
  // An error that the worker throws rejects this.
  await once(new Worker(worker, { workerData: { path, file } }), "exit");
}

/**
 * Puts a backup where the store is to be. Throws a sentence when it is damaged or no backup of ours, and when there is a
 * store already: that one must be moved away first.
 */
export function restore(file: string, address: string): void {
  const path = pathOf(address, "pg_restore");
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  // What SQLite left beside a store that is gone would be written into this one.
  const there = [path, `${path}-wal`].find((name) => existsSync(name));
  if (there !== undefined) throw new Error(`${there} is there already: move it away first.`);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  try {
    copyFileSync(file, part);
    const damage = damageOf(part);
    if (damage) throw new Error(`The backup ${file} is damaged: take another.`, { cause: damage });
    if (!isStore(part)) throw new Error(`${file} is not a backup of Tidings.`);
    putInPlace(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

function pathOf(address: string, instead: string): string {
  const path = sqlitePath(address);
  if (path !== undefined) return path;
  throw new Error(`This store is a PostgreSQL database, which has its own tool for that: ${instead}.`);
}

function isStore(path: string): boolean {
  const database = new DatabaseSync(path);
  try {
    const found = database.prepare("select 1 from sqlite_schema where type = 'table' and name = 'delivery'").get();
    return found !== undefined;
  } finally {
    database.close();
  }
}
