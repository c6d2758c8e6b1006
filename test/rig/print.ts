import { parseArgs } from "node:util";
import { runRig } from "./rig.ts";

// npm run rig -- --readers 100 --kills 200 --faulty 0.1 --seed 1 --workers 1 --store postgres://…
const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "300" },
    kills: { type: "string", default: "200" },
    faulty: { type: "string", default: "0.1" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "1" },
    store: { type: "string" },
  },
});
const { readers, kills, faulty, seed, workers, store } = values;
const report = await runRig({
  readers: Number(readers),
  kills: Number(kills),
  faulty: Number(faulty),
  seed: Number(seed),
  workers: Number(workers),
  ...(store !== undefined && { store }),
});
console.log(
  `${report.kills} kills, ${report.sleeps} sleeps; faults: ${Array.from(report.faults, ([fault, count]) => `${count} ${fault}`).join(", ")}`,
);
console.table(report.rows);
process.exitCode = report.rows.some(({ lost }) => lost > 0) ? 1 : 0;
