// Which Node.js the project runs on, and where its own copy is kept where the machine's is another.
import { homedir } from "node:os";
import { join } from "node:path";

export const version = "24.21.0";
/** The npm package that has this Node.js for this machine; it exists for Linux on x64 and arm64. */
export const packageName = `node-linux-${process.arch}`;
export const canFetch = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);

/** The same rule as "engines" in package.json. */
export function fits(running) {
  const [major, minor] = running.split(".").map(Number);
  return (major === 24 && minor >= 15) || major >= 26;
}

const caches = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
export const nodeFolder = join(caches, "tidings", `node-${version}-${process.arch}`);
export const nodePath = () => join(nodeFolder, "node_modules", packageName, "bin", "node");
