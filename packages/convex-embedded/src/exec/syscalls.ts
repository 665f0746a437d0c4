import type { JSONValue } from "convex/values";
import type { MetricName } from "../db/types";
import { functionHandle, type FunctionPath } from "../runtime/paths";
import { isObject, text, type JsonObject } from "../runtime/json";
import { addressedFunction } from "./addresses";
import * as database from "./databaseCalls";
import type { Invocation } from "./invocation";
import * as meta from "./metaCalls";
import { reply, valueReply } from "./replies";
import * as scheduler from "./schedulerCalls";
import * as storage from "./storageCalls";

type Call<Reply> = (invocation: Invocation, args: JsonObject) => Reply;

/** Operations of `Convex.syscall`, answered at once. */
const SYNC: Readonly<Record<string, Call<string>>> = {
  "1.0/queryStream": database.queryStream,
  "1.0/queryCleanup": database.queryCleanup,
  "1.0/db/normalizeId": database.normalizeId,
  "1.0/getSnapshotTs": meta.snapshotTs,
};

/** Operations of `Convex.asyncSyscall` that queries and mutations use. */
const ASYNC: Readonly<Record<string, Call<string | number>>> = {
  "1.0/get": database.get,
  "1.0/queryStreamNext": database.queryStreamNext,
  "1.0/queryPage": database.queryPage,
  "1.0/count": database.count,
  "1.0/insert": database.insert,
  "1.0/shallowMerge": database.patch,
  "1.0/replace": database.replace,
  "1.0/remove": database.remove,
  "1.0/runUdf": runFunction,
  "1.0/schedule": scheduler.schedule,
  "1.0/cancel_job": scheduler.cancel,
  "1.0/storageGetUrl": storage.getUrl,
  "1.0/storageGetMetadata": storage.getMetadata,
  "1.0/storageDelete": storage.remove,
  "1.0/storageGenerateUploadUrl": storage.generateUploadUrl,
  "1.0/getUserIdentity": (invocation) => valueReply(invocation.seesIdentity ? invocation.execution.readIdentity() : "null"),
  "1.0/signJwt": ({ execution: { host }, fn, now }, args) => reply(host.signJwt(args, fn.path.component, now)),
  "1.0/createFunctionHandle": (invocation, args) => reply(functionHandle(addressed(invocation, args))),
  "1.0/getFunctionMetadata": meta.functionMetadata,
  "1.0/getTransactionMetrics": meta.transactionMetrics,
  "1.0/getDeploymentMetadata": meta.deploymentMetadata,
  "1.0/getRequestMetadata": meta.requestMetadata,
};

const WRITES = new Set([
  "1.0/insert",
  "1.0/shallowMerge",
  "1.0/replace",
  "1.0/remove",
  "1.0/schedule",
  "1.0/cancel_job",
  "1.0/storageDelete",
  "1.0/storageGenerateUploadUrl",
  "1.0/signJwt",
]);

export function syncSyscall(invocation: Invocation, op: string, args: JSONValue): string {
  const call = SYNC[op];
  if (call === undefined || !isObject(args)) throw new Error(`Unknown operation ${op}`);
  return call(invocation, args);
}

export function asyncSyscall(invocation: Invocation, op: string, args: JSONValue): string | number {
  const call = ASYNC[op];
  if (call === undefined || !isObject(args)) throw new Error(`Unknown async operation ${op}`);
  if (WRITES.has(op) && invocation.fn.kind === "query") throw new Error(`Unsupported operation ${op} in a query`);
  return call(invocation, args);
}

function runFunction(invocation: Invocation, args: JsonObject): string | number {
  const type = text(args, "udfType");
  if (type !== "query" && type !== "mutation" && type !== "snapshotQuery") throw new Error(`Invalid function type ${type}`);
  if (type === "mutation" && invocation.fn.kind === "query") throw new Error("Queries cannot run mutations.");
  return invocation.nested(type, addressed(invocation, args), args.args ?? {}, transactionLimits(args.transactionLimits));
}

function transactionLimits(json: JSONValue | undefined): Partial<Record<MetricName, number>> {
  if (!isObject(json)) return {};
  return Object.fromEntries(Object.entries(json).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

function addressed(invocation: Invocation, args: JsonObject): FunctionPath {
  return addressedFunction(invocation.execution.host.functions, args, invocation.fn.path.component);
}
