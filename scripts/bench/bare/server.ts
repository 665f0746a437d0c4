import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { inRoot } from "../../house/paths";
import { precompress } from "../../house/serve/precompress";

const folder = inRoot("scripts/bench/bare");
const next = inRoot("node_modules/next/dist/bin/next");

const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };

/** Builds the bare app. With webpack, because Turbopack would take the middleware of the house around it. */
export async function buildBare(): Promise<void> {
  const build = spawnSync(process.execPath, [next, "build", "--webpack"], { cwd: folder, env, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`The bare page did not build:\n${build.stdout}${build.stderr}`);
  await precompress(join(folder, ".next", "static"));
}

/** Starts the bare app on `port`, by `next start` or by our own start; the caller ends it. */
export async function startBare(port: number, by: "next" | "house"): Promise<ChildProcess> {
  const command = by === "next" ? [next, "start", "-H", "localhost", "-p", String(port)] : ["--import", "tsx", inRoot("scripts/house/run-next.ts"), "start", "localhost", String(port)];
  const server = spawn(process.execPath, command, { cwd: folder, env, stdio: "ignore" });
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await fetch(`http://localhost:${port}/`).then(({ ok }) => ok, () => false)) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error("The bare page did not answer.");
}
