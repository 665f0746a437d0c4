import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../runtime/errors";
import { analyze } from "./analyze";
import type { AnalyzeOptions, AnalyzeOutcome, AnalyzeReply } from "./analyzeProtocol";
import { PushError } from "./pushError";

/** Entry of the thread that loads pushed code for the first time. */
async function main(options: AnalyzeOptions): Promise<void> {
  process.on("unhandledRejection", () => {});
  const tell = (reply: AnalyzeReply) => parentPort?.postMessage(reply);
  tell({ started: true });
  let outcome: AnalyzeOutcome;
  try {
    outcome = { ok: true, analysis: await analyze(options) };
  } catch (error) {
    outcome = { ok: false, code: error instanceof PushError ? error.code : "InvalidModules", message: messageOf(error) };
  }
  tell({ started: false, ...outcome });
}

void main(workerData.options);
