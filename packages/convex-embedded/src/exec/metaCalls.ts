import { convexToJson } from "convex/values";
import type { JsonObject } from "../runtime/json";
import { canonicalPath } from "../runtime/paths";
import type { Invocation } from "./invocation";
import { reply } from "./replies";

// The shapes follow `convex/server` 1.48, `impl/meta_impl.ts`.

export function snapshotTs(invocation: Invocation): string {
  // Another one each time, as the clock is.
  invocation.execution.timeRead = true;
  return reply(convexToJson(invocation.execution.tx.snapshotTs));
}

export function functionMetadata(invocation: Invocation): string {
  return reply({ name: canonicalPath(invocation.fn.path), componentPath: invocation.fn.path.component });
}

export function deploymentMetadata(invocation: Invocation): string {
  return reply({ name: invocation.execution.host.instanceName, region: null, class: "s16" });
}

export function requestMetadata(): string {
  return reply({ ip: null, userAgent: null, requestId: "", scheduledFunctionId: null, authToken: null });
}

const MAX_BYTES = 16 * 1024 * 1024;

export function transactionMetrics(invocation: Invocation, _args: JsonObject): string {
  const { metrics } = invocation.execution.tx;
  const used = (value: number, limit: number) => ({ used: value, remaining: Math.max(0, limit - value) });
  return reply({
    bytesRead: used(metrics.bytesRead, MAX_BYTES),
    bytesWritten: used(metrics.bytesWritten, MAX_BYTES),
    databaseQueries: used(metrics.intervalsRead, 4096),
    documentsRead: used(metrics.documentsRead, 32_000),
    documentsWritten: used(metrics.documentsWritten, 16_000),
    functionsScheduled: used(0, 1000),
    scheduledFunctionArgsBytes: used(0, MAX_BYTES),
  });
}
