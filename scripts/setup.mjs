// Makes a fresh clone ready, and says what it does: the right Node.js, the packages of the lock file, the names
// of places, the compiled program. What is there already costs a look at a few files. "npm start" and "npm test" call it first.
// Plain JavaScript for old Nodes, and nothing but what Node.js has.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  lstatSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canFetch, fits, nodeFolder, nodePath, packageName, version } from "./runtime.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (text) => process.stderr.write(`${text}\n`);

class Failed extends Error {}

await main().catch((error) => {
  say(error instanceof Failed ? `\nTidings could not be set up. ${error.message}` : error.stack);
  process.exit(1);
});

async function main() {
  await getNode();
  await installPackages();
  await makePlaces();
  await compile();
}

/** Node.js itself, from npm, once, where the machine's own is too old. */
async function getNode() {
  if (fits(process.versions.node) || existsSync(nodePath())) return;
  if (!canFetch) {
    throw new Failed(
      `It runs on Node.js 24.15 or newer, and this is ${process.versions.node}. Get it from nodejs.org, then start again.`,
    );
  }
  say(
    `Tidings runs on Node.js 24, and this machine has ${process.versions.node}. Getting ${version} for it, once (190 MB on disk) …`,
  );
  const parent = dirname(nodeFolder);
  const half = `${nodeFolder}.${process.pid}`;
  mkdirSync(parent, { recursive: true });
  mkdirSync(half);
  try {
    const progress = watch(half, 190);
    await npm(process.execPath, ["install", "--prefix", half, `${packageName}@${version}`], half).finally(progress);
    // Whole or not at all: a download that was cut off is never taken for the real thing.
    if (!existsSync(nodePath())) {
      rmSync(nodeFolder, { recursive: true, force: true });
      renameSync(half, nodeFolder);
    }
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  say(`Node.js ${version} is in ${nodeFolder}.`);
}

/** What package-lock.json says, if that is not what is there. */
async function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  const stamp = join(root, "node_modules", ".tidings-lock");
  if (read(stamp) === wanted) return;
  say("Installing the packages of package-lock.json …");
  const progress = watch(join(root, "node_modules"), 270);
  await npm(runtime(), ["ci"], root).finally(progress);
  writeFileSync(stamp, wanted);
}

/** places.txt, if what it is made by is newer. */
async function makePlaces() {
  const sources = [
    "scripts/make-places.mjs",
    "src/reader/fold.ts",
    "src/reader/place/places-of-runtime.ts",
    "package-lock.json",
  ];
  if (isNewer(join(root, "places.txt"), sources)) return;
  await run(runtime(), [join(root, "scripts", "make-places.mjs")], root).catch(({ output }) => {
    throw new Failed(`The names of places could not be written:\n${output}`);
  });
}

/** dist/, if a source is newer. `npm start`, the `tidings` command and `import "tidings"` all run from there. */
async function compile() {
  const stamp = join(root, "dist", ".tidings-compiled");
  const sources = ["src", "adapters", "messages", "tsconfig.json", "tsconfig.build.json", "package-lock.json"];
  if (isNewer(stamp, sources)) return;
  say("Compiling …");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await run(runtime(), [tsc, "-p", "tsconfig.build.json"], root).catch(({ output }) => {
    throw new Failed(`The sources do not compile:\n${output}`);
  });
  writeFileSync(stamp, "");
}

function runtime() {
  return fits(process.versions.node) ? process.execPath : nodePath();
}

async function npm(node, args, cwd) {
  const all = [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // Under "npm start" this is npm's own program; otherwise it is found on the path.
  const cli = process.env.npm_execpath;
  const under = cli?.endsWith(".js") ? run(node, [cli, ...all], cwd) : run("npm", all, cwd);
  await under.catch(({ output }) => {
    throw new Failed(
      `"npm ${args.join(" ")}" failed:\n${output}\nIt needs the npm registry, and free disk space. Behind a proxy, set it with "npm config set proxy http://HOST:PORT". Then start again: what is done already is kept.`,
    );
  });
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    child.on("error", (error) => reject(Object.assign(error, { output: error.message })));
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(Object.assign(new Error(command), { output: output.trim() })),
    );
  });
}

/** Says every two seconds how much has come; returns how to end that. */
function watch(folder, about) {
  const timer = setInterval(() => say(`  ${Math.round(sizeOf(folder) / 1e6)} of about ${about} MB`), 2000);
  return () => clearInterval(timer);
}

function sizeOf(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.size;
  try {
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    return 0; // npm moves folders about while it works: one that has just gone counts for nothing.
  }
}

function isNewer(made, sources) {
  return existsSync(made) && statSync(made).mtimeMs >= Math.max(...sources.map((name) => newestIn(join(root, name))));
}

function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
