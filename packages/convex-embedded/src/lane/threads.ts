import { Worker, type WorkerOptions } from "node:worker_threads";

/** Starts a thread on a TypeScript file of this package, with none of the process's flags. Its `workerData` reaches it as `workerData.options`. */
export function startThread(file: URL, options: object, settings: Omit<WorkerOptions, "workerData"> = {}): Worker {
  return new Worker(new URL("./thread.mjs", import.meta.url), { execArgv: [], ...settings, workerData: { entry: file.href, options } });
}
