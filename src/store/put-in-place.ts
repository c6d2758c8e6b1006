import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { dirname } from "node:path";

/** Gives a written file its name, so that after a power cut there is the whole of it under that name, or nothing. */
export function putInPlace(part: string, file: string): void {
  sync(part, "r+");
  renameSync(part, file);
  // Windows cannot open a folder, and keeps names by itself.
  if (process.platform !== "win32") sync(dirname(file), "r");
}

function sync(path: string, flags: "r" | "r+"): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
