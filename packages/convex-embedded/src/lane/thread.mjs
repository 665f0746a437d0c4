/*
 * First file of every thread: Node 20 loads a thread's entry before `--import` hooks apply to it, so a
 * TypeScript entry has to be imported after the hooks are registered here.
 */
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.entry);
