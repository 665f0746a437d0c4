// Installs what the lockfile names, once per lockfile. Uses Node alone: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".backline-lock");

/** Exits with one clear line when this Node is too old or the install fails. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Backline needs Node 20.19 or newer; this is ${process.version}.`);
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing packages from the lockfile…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = npm ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" }) : spawnSync("npm", args, { cwd: root, stdio: "inherit" });
  if (run.status !== 0) fail("Installing failed. Is the npm registry reachable? Then run the command again.");
  writeFileSync(stamp, lock);
}

/** @param {string} message */
function fail(message) {
  console.error(`\n✗ ${message}\n`);
  process.exit(1);
}
