import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";
import { z } from "zod";
import { namingFullDisk } from "./disk-full.ts";
import { putInPlace } from "./put-in-place.ts";

// The thread in which src/store/backup.ts copies a store; what it throws is what `backup` rejects with.
const { path, file } = z.object({ path: z.string(), file: z.string() }).parse(workerData);
const part = `${file}.part`;
// Left by a backup that was cut off.
rmSync(part, { force: true });
const database = new DatabaseSync(path, { timeout: 5000 });
try {
  namingFullDisk(() => database.prepare("vacuum into ?").run(part));
  putInPlace(part, file);
} finally {
  database.close();
  rmSync(part, { force: true });
}
