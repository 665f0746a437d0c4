import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../db/index";
import { Rejections } from "../runtime/rejections";
import { LaneControl } from "./control";
import { Lane } from "./lane";
import type { LaneEvent, LaneMessage, LaneOptions } from "./protocol";

/** Entry of the lane's thread: opens the database and takes calls until it is ended. */
function main(options: LaneOptions): void {
  const port = parentPort;
  if (port === null) throw new Error("The lane runs as a worker thread");
  const db = openDatabase({ dataDir: options.dataDir });
  const lane = new Lane(db, options, new LaneControl(options.control), new Rejections(), (events) => port.postMessage(events));
  port.on("message", (messages: LaneMessage[] | "close") => {
    if (messages !== "close") return lane.receive(messages);
    void lane.done().then(() => {
      db.close();
      port.close();
    });
  });
  port.postMessage([{ type: "ready" }] satisfies LaneEvent[]);
}

main(workerData.options);
