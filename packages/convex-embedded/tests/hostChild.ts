import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A deployment in a process of its own, started by the package's command, so that it can be killed. */
export class HostChild {
  private constructor(
    readonly url: string,
    readonly adminKey: string,
    private readonly process: ChildProcess,
  ) {}

  static start(dataDir: string, args: string[] = []): Promise<HostChild> {
    const command = join(import.meta.dirname, "..", "bin", "convex-embedded.mjs");
    const child = spawn(process.execPath, [command, "--data-dir", dataDir, "--port", "0", "--site-port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
    return new Promise((resolve, reject) => {
      let printed = "";
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const [, url] = /Convex is ready at (\S+),/.exec(printed) ?? [];
        if (url !== undefined) resolve(new HostChild(url, readFileSync(join(dataDir, "admin.key"), "utf8").trim(), child));
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("exit", (code) => reject(new Error(`The deployment ended with ${code}: ${printed}`)));
    });
  }

  /** No farewell: what is not on disk is gone. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  #end(signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
      this.process.once("exit", () => resolve());
      this.process.kill(signal);
    });
  }
}
