import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fingerprint } from "./fingerprint";
import { inRoot, root } from "./paths";
import { precompress } from "./serve/precompress";
import { Stop } from "./stop";

const INPUTS = ["app", "components", "lib", "strings", "convex", "public", "middleware.ts", "instrumentation.ts", "next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package-lock.json", "scripts/house/serve/precompress.ts", "scripts/house/serve/brotli.ts"];
const STAMP = inRoot(".next", "backline-build");

/** Next refuses to build twice at once; the other build may well be the one wanted. */
const BUSY = /another next build process/i;
const WAIT_MS = 3_000;
const PATIENCE_MS = 5 * 60_000;

/** Builds the app unless the build on disk was made from these very sources. */
export async function buildApp(say: (line: string) => void): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  while (!isBuilt()) {
    if (!told) say("Building the app (once per change)…");
    told = true;
    const wanted = fingerprint(INPUTS);
    const failure = await nextBuild();
    if (failure === null && (await compressed())) return writeFileSync(STAMP, wanted);
    if (failure === null) continue;
    if (!BUSY.test(failure) || Date.now() > deadline) throw new Stop(`Building the app failed:\n${failure}`);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint(INPUTS);
}

/** @returns false where another build has begun meanwhile and taken the files away */
async function compressed(): Promise<boolean> {
  try {
    await precompress(inRoot(".next", "static"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** @returns the end of what the build printed when it failed, else null */
async function nextBuild(): Promise<string | null> {
  const output: string[] = [];
  const child = spawn(process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  return code === 0 ? null : output.join("").trim().split("\n").slice(-40).join("\n");
}
