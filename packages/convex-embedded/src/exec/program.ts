import { spawn, type SpawnOptions } from "node:child_process";

/** Runs a program to its end. Answers how it ended (null: by a signal) and what it printed on both outputs, in the order in which that came. */
export function runProgram(command: string, args: readonly string[], options: Omit<SpawnOptions, "stdio">): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    const collect = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, printed }));
  });
}
