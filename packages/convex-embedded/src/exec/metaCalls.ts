import { convexToJson } from "convex/values";
import type { JsonObject } from "../runtime/json";
import type { FunctionPath } from "../runtime/paths";
import { newRequestId } from "../runtime/errors";
import { anonymous, type Caller } from "./deployment";
import type { Invocation } from "./invocation";
import { reply } from "./replies";

// The shapes follow `convex/server` 1.48, `impl/meta_impl.ts`.

export function snapshotTs(invocation: Invocation): string {
  // Another one each time, as the clock is.
  invocation.execution.timeRead = true;
  return reply(convexToJson(invocation.execution.tx.snapshotTs));
}

export function functionMetadata(invocation: Invocation): string {
  return reply({ name: metadataName(invocation.fn.path), componentPath: invocation.fn.path.component });
}

/** `dir/module:function`, with the name even of a default export. */
export function metadataName({ module, name }: FunctionPath): string {
  return `${module.replace(/\.js$/, "")}:${name}`;
}

export function deploymentMetadata(invocation: Invocation): string {
  return reply({ name: invocation.execution.host.instanceName, region: null, class: "s16" });
}

export function requestMetadata(invocation: Invocation): string {
  const { caller } = invocation.execution;
  return reply(requestMetadataOf(invocation.seesIdentity ? caller : anonymous(caller)));
}

export function requestMetadataOf({ request }: Caller): JsonObject {
  return { ...(request ?? { ip: null, userAgent: null, requestId: newRequestId(), scheduledFunctionId: null, authToken: null }) };
}

export function transactionMetrics(invocation: Invocation): string {
  const { metrics } = invocation.tx;
  const used = (value: number, limit: number) => ({ used: value, remaining: Math.max(0, limit - value) });
  const none = { used: 0, remaining: 0 };
  return reply({
    bytesRead: used(metrics.bytesRead, metrics.limitOf("bytesRead")),
    bytesWritten: used(metrics.bytesWritten, metrics.limitOf("bytesWritten")),
    databaseQueries: used(metrics.databaseQueries, metrics.limitOf("databaseQueries")),
    documentsRead: used(metrics.documentsRead, metrics.limitOf("documentsRead")),
    documentsWritten: used(metrics.documentsWritten, metrics.limitOf("documentsWritten")),
    functionsScheduled: used(metrics.functionsScheduled, metrics.limitOf("functionsScheduled")),
    scheduledFunctionArgsBytes: used(metrics.scheduledFunctionArgsBytes, metrics.limitOf("scheduledFunctionArgsBytes")),
    // Files are stored and read by actions only.
    filesWritten: none,
    fileWriteBytes: none,
    filesRead: none,
    fileReadBytes: none,
  });
}
