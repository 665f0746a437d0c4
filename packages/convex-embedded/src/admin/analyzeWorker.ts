import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../runtime/errors";
import { analyze } from "./analyze";
import type { AnalyzeOptions, AnalyzeReply } from "./analyzeProtocol";
import { PushError } from "./pushError";

/** Entry of the thread that loads pushed code for the first time. */
async function main(options: AnalyzeOptions): Promise<void> {
  process.on("unhandledRejection", () => {});
  let reply: AnalyzeReply;
  try {
    reply = { ok: true, analysis: await analyze(options) };
  } catch (error) {
    reply = { ok: false, code: error instanceof PushError ? error.code : "InvalidModules", message: messageOf(error) };
  }
  parentPort?.postMessage(reply);
}

void main(workerData.options);
