import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sqlitePath } from "./sqlite.ts";

/** Throws a sentence where an address of a store on SQLite names no file: who only looks into a store must not make one. */
export function checkThere(address: string): void {
  const path = sqlitePath(address);
  if (path !== undefined && !existsSync(path)) throw new Error(`There is no store at ${path}.`);
}

/** Throws one sentence that says what to do when a store's file is damaged. One that is not there yet is as good as new. */
export function checkFile(path: string): void {
  if (path === ":memory:" || !existsSync(path)) return;
  const damage = damageOf(path);
  if (damage === undefined) return;
  throw new Error(
    `The store ${path} is damaged: restore a backup (tidings restore FILE), or move it away, with its -wal, to start anew.`,
    { cause: damage },
  );
}

/** What is wrong with a SQLite file, if anything: its header, its pages, its indexes' order (`pragma quick_check`). */
export function damageOf(path: string): Error | undefined {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    const found = database.prepare("pragma quick_check(1)").get()?.["quick_check"];
    return found === "ok" ? undefined : new Error(String(found));
  } catch (error) {
    if (isDamage(error)) return error;
    throw error;
  } finally {
    database.close();
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, in their low byte (https://sqlite.org/rescode.html). */
function isDamage(error: unknown): error is Error {
  return error instanceof Error && "errcode" in error && [11, 26].includes(Number(error.errcode) % 256);
}
