import { canonicalPath } from "../runtime/paths";
import { text, type JsonObject } from "../runtime/json";
import { cancelJob, stageJob } from "../sched/jobStore";
import { addressedFunction } from "./addresses";
import type { Caller } from "./deployment";
import type { Invocation } from "./invocation";
import { reply } from "./replies";

/** `ctx.scheduler.runAfter/runAt` of a mutation: the job exists exactly if the mutation commits. */
export function schedule(invocation: Invocation, args: JsonObject): string {
  const { host, effects, caller } = invocation.execution;
  const path = addressedFunction(host.functions, args, invocation.fn.path.component);
  host.functions.requireSchedulable(path);
  if (typeof args.ts !== "number") throw new Error("Invalid scheduled time");
  const job = { component: path.component, name: canonicalPath(path), args: args.args ?? {}, scheduledTime: args.ts * 1000, ...parentOf(caller) };
  return reply(stageJob(invocation.tx, effects, job, host.wakeScheduler));
}

export function cancel(invocation: Invocation, args: JsonObject): string {
  const { effects, caller } = invocation.execution;
  const id = text(args, "id");
  if (parentOf(caller).parent === id) throw new Error("A mutation cannot cancel itself");
  cancelJob(invocation.tx, effects, id);
  return reply(null);
}

/** The job that a call is part of. */
export function parentOf({ request }: Caller): { parent?: string } {
  const id = request?.scheduledFunctionId ?? null;
  return id === null ? {} : { parent: id };
}
