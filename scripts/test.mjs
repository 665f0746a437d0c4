// `npm test` on a fresh clone has no node_modules yet, so this file uses Node alone.
import { spawnSync } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/test/main.ts", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exit(run.status ?? 1);
