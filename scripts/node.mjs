// Runs a script of the project on a Node.js that it runs on: this one if it will do, else the one that setup.mjs got.
//   node scripts/node.mjs SCRIPT [ARGUMENT …]
// Plain JavaScript for old Nodes. On the right Node it costs one import and nothing else.
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fits, nodePath } from "./runtime.mjs";

const [script, ...rest] = process.argv.slice(2);
if (!script) {
  console.error("Usage: node scripts/node.mjs SCRIPT [ARGUMENT …]");
  process.exit(2);
}

if (fits(process.versions.node)) {
  process.argv.splice(1, 2, resolve(script));
  await import(pathToFileURL(resolve(script)).href);
} else {
  const child = spawn(nodePath(), [resolve(script), ...rest], { stdio: "inherit" });
  // A signal to this process is meant for the program. It may get a Ctrl-C twice (once from the terminal): it stops once.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`Node ${nodePath()} did not start: ${error.message}. Run "npm run setup" to get it again.`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
