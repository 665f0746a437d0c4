import { NODE_MODULE_FLAGS } from "../exec/nodeModules";
import { startThread } from "../lane/threads";
import type { Analysis, AnalyzeOptions, AnalyzeReply } from "./analyzeProtocol";
import { PushError } from "./pushError";

/** What each component may take more, milliseconds. */
const COMPONENT_LIMIT_MS = 2000;

/** Analyses a push in a thread of its own, which is ended when the code does not come to an end by itself. */
export function analyzeInThread(options: AnalyzeOptions, appLimitMs: number): Promise<Analysis> {
  const limitMs = appLimitMs + (options.definitions.length - 1) * COMPONENT_LIMIT_MS;
  const env = { ...options.env, PATH: process.env.PATH, HOME: process.env.HOME };
  const worker = startThread("analysis", options, { env, execArgv: NODE_MODULE_FLAGS });
  return new Promise<Analysis>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = () => reject(new PushError("InvalidModules", `Loading the pushed modules took longer than ${limitMs / 1000}s`));
    worker.once("error", reject);
    worker.on("message", (reply: AnalyzeReply) => {
      clearTimeout(timer);
      if (reply.started) timer = setTimeout(tooLong, limitMs);
      else if (reply.ok) resolve(reply.analysis);
      else reject(new PushError(reply.code, reply.message));
    });
  }).finally(() => void worker.terminate());
}
