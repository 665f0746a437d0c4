/** The official CLI, run by itself in a project. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { ConvexDeployment } from "../index.mjs";

type Target = Pick<ConvexDeployment, "url" | "adminKey">;

const packageDir = dirname(createRequire(import.meta.url).resolve("convex/package.json"));
const MAIN = join(packageDir, "bin", "main.js");

/** A copy of a project that a test may change, with what it has installed beside it. */
export function copyOf(project: string): string {
  const copy = mkdtempSync(join(tmpdir(), "convex-embedded-project-"));
  cpSync(project, copy, { recursive: true });
  symlinkSync(dirname(packageDir), join(copy, "node_modules"));
  return copy;
}

function environment({ url, adminKey }: Target): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: process.env.PATH, HOME: process.env.HOME, CI: "1", CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey };
}

/** Runs a command; answers what it printed on each output. A failure's message has both. */
export function runCli(convex: Target, project: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [MAIN, ...args], { cwd: project, env: environment(convex) });
}

/** Runs a command; answers what it printed on both outputs. */
export async function officialCli(convex: Target, project: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await runCli(convex, project, ...args);
  return stdout + stderr;
}

export interface StayingCli {
  /** On both outputs, so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** A command that stays until it is stopped. */
export function startCli(convex: Target, project: string, ...args: string[]): StayingCli {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: project, env: environment(convex), stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { printed: () => text, stop: () => ended(child) };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGINT");
  });
}
