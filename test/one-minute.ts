import type { Config } from "../src/config.ts";
import { start } from "../src/tidings.ts";
import { memoryAdapter } from "./delivery/fake-adapter.ts";
import { quiet } from "./quiet-log.ts";

// A process of its own that works for the one minute it is given, and prints what it sent:
//   node test/one-minute.ts '{"at": 1795000000000, "folder": "…", "config": {…}}'
// It ends when its standard input does.
const { at, folder, config }: { at: number; folder: string; config: Config } = JSON.parse(process.argv[2] ?? "");
const chat = memoryAdapter();
const adapters = [{ name: "telegram", make: async () => chat.adapter }];
const running = await start(
  { ...config, adapters },
  { now: () => Math.floor(at + performance.now()), log: quiet },
  folder,
);
process.stdout.write("started\n");
for await (const _ of process.stdin);
await running.stop();
process.stdout.write(JSON.stringify(chat.sent));
