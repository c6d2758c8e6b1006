import { adapters } from "../../adapters/index.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { start } from "../../src/tidings.ts";
import { clockOf, type Clock } from "./clock.ts";

// The whole program as a process of its own, to be killed at any instant:
//   node test/rig/worker.ts '{"clock": {…}, "home": "…", "environment": {…}}'
type Work = { readonly clock: Clock; readonly home: string; readonly environment: Record<string, string> };
const { clock, home, environment }: Work = JSON.parse(process.argv[2] ?? "");
const config = readConfig(environment, adapters);
if ("problems" in config) throw new Error(config.problems.join("\n"));
const running = await start(config, { now: clockOf(clock), log: createLog(config.logLevel) }, home);
process.stdout.write("started\n");
process.on("SIGTERM", () => void running.stop());
