import { type ChildProcess, fork, spawn } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { root } from "./paths";

export interface ChildSpec {
  name: string;
  /** A TypeScript file run by this Node with messages to its parent, or a plain command line. */
  run: { module: string; args: string[] } | { command: string; args: string[] };
  env: Record<string, string>;
  logFile: string;
}

/** Restart delays in ms; a child that stays up for a minute starts again from the first. */
const BACK_OFF = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
const STABLE_AFTER_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** One process of the house: kept alive with back-off until `stop`. */
export class Child {
  #process: ChildProcess | null = null;
  #log: WriteStream;
  #failures = 0;
  #stopping = false;
  #reloading = false;
  #timer: NodeJS.Timeout | null = null;
  #lastLines: string[] = [];

  constructor(
    readonly spec: ChildSpec,
    private readonly hooks: { onMessage?: (message: unknown) => void; onRestart?: (line: string) => void },
  ) {
    this.#log = createWriteStream(spec.logFile, { flags: "a", mode: 0o600 });
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** The end of what the child printed: shown when it cannot start. */
  get lastLines(): string {
    return this.#lastLines.slice(-12).join("\n");
  }

  start(): void {
    const startedAt = Date.now();
    const child = this.#spawn();
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => this.#keep(chunk));
    if (this.hooks.onMessage) child.on("message", this.hooks.onMessage);
    child.on("error", (error) => this.#keep(Buffer.from(`${error.message}\n`)));
    child.on("exit", (code, signal) => {
      if (this.#stopping) return;
      if (this.#reloading) {
        this.#reloading = false;
        return this.start();
      }
      if (Date.now() - startedAt > STABLE_AFTER_MS) this.#failures = 0;
      const delay = BACK_OFF[Math.min(this.#failures, BACK_OFF.length - 1)] ?? 30_000;
      this.#failures += 1;
      this.hooks.onRestart?.(`${this.spec.name} ended (${signal ?? `code ${code}`}); starting it again in ${delay / 1000} s. Its log: ${this.spec.logFile}`);
      this.#timer = setTimeout(() => this.start(), delay);
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearTimeout(this.#timer);
    const child = this.#process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      const kill = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
      await gone;
      clearTimeout(kill);
    }
    this.#log.end();
  }

  /** Ends the process gently and starts it again at once: its code has changed. */
  reload(): void {
    this.#reloading = this.#process?.kill("SIGTERM") === true;
  }

  /** Ends the process the hard way and lets the back-off bring it back, from its first delay: fault tests use it. */
  kill(): void {
    this.#failures = 0;
    this.#process?.kill("SIGKILL");
  }

  #spawn(): ChildProcess {
    const { run, env } = this.spec;
    const options = { cwd: root, env: { ...baseEnvironment(), ...env } };
    // Detached, so that the terminal's Ctrl-C reaches the house alone and it can close the children in order.
    if ("module" in run) return fork(run.module, run.args, { ...options, detached: true, silent: true, execArgv: ["--import", "tsx"] });
    return spawn(run.command, run.args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  }

  #keep(chunk: Buffer): void {
    this.#log.write(chunk);
    this.#lastLines = [...this.#lastLines, ...chunk.toString().split("\n").filter(Boolean)].slice(-40);
  }
}

/** What any process needs; the product's own variables are handed over one by one. */
function baseEnvironment() {
  const kept = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "TZ", "SystemRoot", "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"];
  const inherited = Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return { ...inherited, NODE_ENV: "production" as const };
}
