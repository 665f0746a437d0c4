import { Worker, type WorkerOptions } from "node:worker_threads";

/** Starts a thread on a TypeScript file of this package. Its `workerData` reaches it as `workerData.options`. */
export function startThread(file: URL, options: object, settings: Omit<WorkerOptions, "workerData" | "execArgv"> = {}): Worker {
  return new Worker(new URL("./thread.mjs", import.meta.url), { ...settings, workerData: { entry: file.href, options }, execArgv: [] });
}
