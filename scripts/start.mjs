// `npm start` on a fresh clone has no node_modules yet, so this file uses Node alone.
import { spawn } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const house = spawn(process.execPath, ["--import", "tsx", "scripts/house/start.ts", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
// The terminal sends Ctrl-C to both; the house closes its doors in order and this process waits for it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => house.kill("SIGTERM"));
house.on("exit", (code, signal) => process.exit(signal === "SIGINT" ? 0 : (code ?? 1)));
