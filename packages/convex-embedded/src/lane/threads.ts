import { Worker, type WorkerOptions } from "node:worker_threads";

/** Starts a thread of this package, with none of the process's flags. Its `workerData` reaches it as `workerData.options`. */
export function startThread(name: "lane" | "action" | "analysis", options: object, settings: Omit<WorkerOptions, "workerData"> = {}): Worker {
  // Compiled files lie side by side: `compile.mjs` names them.
  return new Worker(new URL(`./${name}.js`, import.meta.url), { execArgv: [], ...settings, workerData: { options } });
}
