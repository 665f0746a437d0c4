/** Run by the durability test in a worker thread: leaves a group unflushed and never comes back. */
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../src/db";

const db = openDatabase({ dataDir: String(workerData) });
for (const flushed of [true, false]) {
  const group = db.openGroup();
  const tx = db.begin("mutation");
  tx.insert("notes", { flushed });
  db.commit(tx);
  if (flushed) group.flush();
}
parentPort?.postMessage("busy");
for (;;) { /* a user function that never returns */ }
