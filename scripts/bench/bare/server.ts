import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { inRoot } from "../../house/paths";

const folder = inRoot("scripts/bench/bare");
const next = inRoot("node_modules/next/dist/bin/next");

/** Builds and starts the bare app on `port`; the caller ends it. With webpack, because Turbopack would take the middleware of the house around it. */
export async function startBare(port: number): Promise<ChildProcess> {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const build = spawnSync(process.execPath, [next, "build", "--webpack"], { cwd: folder, env, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`The bare page did not build:\n${build.stdout}${build.stderr}`);
  const server = spawn(process.execPath, [next, "start", "-H", "localhost", "-p", String(port)], { cwd: folder, env, stdio: "ignore" });
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await fetch(`http://localhost:${port}/`).then(({ ok }) => ok, () => false)) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error("The bare page did not answer.");
}
