import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { anyFreePort } from "../../house/ports";

const ROOT = join(import.meta.dirname, "../../..");
const APP = join(import.meta.dirname, "app");

export interface BenchDeployment {
  url: string;
  /** Milliseconds from the start of the process to its first answer. */
  readyMs: number;
  /** Resident memory now, MiB. */
  rss(): number;
  call(kind: "query" | "mutation", path: string, args: Record<string, unknown>): Promise<unknown>;
  stop(): Promise<void>;
  /** Ends the process without a farewell. */
  kill(): Promise<void>;
}

/** A deployment in a process of its own, so that what drives it takes nothing from its event loop. */
export async function startDeployment(dataDir: string, options: { push: boolean }): Promise<BenchDeployment> {
  const [port, sitePort] = await Promise.all([anyFreePort(), anyFreePort()]);
  const args = ["packages/convex-embedded/bin/convex-embedded.mjs", "--data-dir", dataDir, "--port", String(port), "--site-port", String(sitePort)];
  const began = performance.now();
  const child = spawn(process.execPath, options.push ? [...args, "--push", APP] : args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  await saysReady(child);
  const call = (kind: "query" | "mutation", path: string, callArgs: Record<string, unknown>) => callFunction(url, kind, path, callArgs);
  return {
    url,
    readyMs: performance.now() - began,
    rss: () => residentMiB(child.pid ?? 0),
    call,
    stop: () => ended(child, "SIGTERM"),
    kill: () => ended(child, "SIGKILL"),
  };
}

/** A server that answers every request with `size` bytes and does nothing else: what HTTP alone costs here. */
export async function startEcho(size: number): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await anyFreePort();
  const source = `require("node:http").createServer((request, response) => { request.resume(); request.on("end", () => response.setHeader("content-type", "application/json").end("x".repeat(${size}))); }).listen(${port}, "127.0.0.1", () => console.log("ready at"))`;
  const child = spawn(process.execPath, ["-e", source], { stdio: ["ignore", "pipe", "inherit"] });
  await saysReady(child);
  return { url: `http://127.0.0.1:${port}`, stop: () => ended(child, "SIGTERM") };
}

export async function callFunction(url: string, kind: "query" | "mutation", path: string, args: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`${url}/api/${kind}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ path, args, format: "json" }) });
  const answer: { status: string; value?: unknown; errorMessage?: string } = JSON.parse(await response.text());
  if (answer.status !== "success") throw new Error(`${path}: ${answer.errorMessage}`);
  return answer.value;
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.includes("ready at")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`The process ended with code ${code} before it was ready`)));
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function residentMiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}
