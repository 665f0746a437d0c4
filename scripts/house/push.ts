import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint";
import { inRoot, root } from "./paths";
import { runFunction } from "./run-function";
import { Stop } from "./stop";

export interface Deployment {
  url: string;
  adminKey: string;
}

/**
 * Sets the deployment's environment and pushes the functions with the official CLI,
 * unless exactly these were pushed to this data directory before.
 */
export async function pushFunctions(deployment: Deployment, env: Record<string, string>, dataDir: string, say: (line: string) => void): Promise<void> {
  const stamp = join(dataDir, "convex-pushed");
  const wanted = `${fingerprint(["convex", "lib/domain", "package-lock.json"])} ${JSON.stringify(env)}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Pushing the Convex functions…");
  await setEnvironment(deployment, env);
  await deploy(deployment);
  // Goes on behind the start; what an earlier version wrote is read as it is until then.
  await runFunction(deployment, "platform/migrations:start", {});
  writeFileSync(stamp, wanted, { mode: 0o600 });
}

async function setEnvironment({ url, adminKey }: Deployment, env: Record<string, string>): Promise<void> {
  const response = await fetch(`${url}/api/update_environment_variables`, {
    method: "POST",
    headers: { authorization: `Convex ${adminKey}`, "content-type": "application/json" },
    body: JSON.stringify({ changes: Object.entries(env).map(([name, value]) => ({ name, value })) }),
  });
  if (!response.ok) throw new Stop(`Convex refused its environment (${response.status}): ${(await response.text()).slice(0, 300)}`);
}

async function deploy({ url, adminKey }: Deployment): Promise<void> {
  await runCli(["deploy", "--yes", "--typecheck", "disable", "--codegen", "disable"], { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey }, "Pushing the Convex functions failed");
}

/** Writes `convex/_generated` anew from the modules that are there. */
export async function generateCode(): Promise<void> {
  await runCli(["codegen", "--system-udfs", "--typecheck", "disable"], {}, "Generating convex/_generated failed");
}

async function runCli(args: string[], env: Record<string, string>, failure: string): Promise<void> {
  const output: string[] = [];
  const child = spawn(process.execPath, [inRoot("node_modules/convex/bin/main.js"), ...args], {
    cwd: root,
    // CI=1 keeps the CLI from asking questions and from reporting anywhere.
    env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: process.env.HOME, CI: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Stop(`${failure}:\n${output.join("").trim()}`);
}
