import type { JSONValue } from "convex/values";
import { signUploadToken } from "../files/uploadToken";
import type { FileStore } from "../files/fileStore";
import type { LaneClient } from "../lane/laneClient";
import type { FunctionCall } from "../lane/protocol";
import { messageOf } from "../runtime/errors";
import { isObject, text, type JsonObject } from "../runtime/json";
import { canonicalPath, functionHandle, ROOT_COMPONENT, type FunctionPath } from "../runtime/paths";
import { addressedFunction } from "./addresses";
import type { ActionServices } from "./actionPool";
import type { PlainBlob } from "./actionProtocol";
import { anonymous, type Caller } from "./deployment";
import type { FunctionTable } from "./functionTable";
import { errorReply, functionErrorReply, reply, thrownReply, valueReply } from "./replies";
import type { Outcome } from "./outcome";
import { metadataName, requestMetadataOf } from "./metaCalls";
import { parentOf } from "./schedulerCalls";
import { storageProblem } from "./storageArgument";
import { storageUrl } from "./storageCalls";

export interface Surroundings {
  lane: Pick<LaneClient, "call">;
  files: Pick<FileStore, "add" | "load" | "findById">;
  origin: string;
  instanceName: string;
  uploadSecret: string;
  functions(): FunctionTable;
  runAction(path: FunctionPath, args: JSONValue, caller: Caller): Promise<Outcome>;
  runTransaction(kind: "query" | "mutation", call: FunctionCall): Promise<Outcome>;
}

/** What an action in progress is: who called it and which function it is. */
interface ActionContext extends Surroundings {
  caller: Caller;
  path: FunctionPath;
}

const OPERATIONS: Readonly<Record<string, (context: ActionContext, args: JsonObject) => Promise<string> | string>> = {
  "1.0/actions/query": async (context, args) => outcomeReply(await context.runTransaction("query", call(context, args))),
  "1.0/actions/mutation": async (context, args) => outcomeReply(await context.runTransaction("mutation", call(context, args))),
  "1.0/actions/action": async (context, args) => {
    const path = addressed(context, args);
    return outcomeReply(await context.runAction(path, args.args ?? {}, callerFor(context, path)));
  },
  "1.0/actions/schedule": schedule,
  "1.0/actions/cancel_job": async ({ lane, path }, args) => doneReply(await lane.call("cancelJob", { owner: path.component, id: text(args, "id") })),
  "1.0/actions/vectorSearch": vectorSearch,
  "1.0/storageGetUrl": async ({ files, origin, path }, args) => {
    const file = await files.findById(text(args, "storageId"), path.component);
    return reply(file === null ? null : storageUrl(origin, file.blob));
  },
  "1.0/storageGetMetadata": async ({ files, path }, args) => {
    const file = await files.findById(text(args, "storageId"), path.component);
    if (file === null) return reply(null);
    return reply({ storageId: file.id, sha256: Buffer.from(file.sha256, "base64").toString("hex"), size: file.size, contentType: file.contentType });
  },
  "1.0/storageDelete": async ({ lane, path }, args) => {
    const { error } = await lane.call("removeFile", { component: path.component, id: text(args, "storageId") });
    if (error !== null) throw new Error(error);
    return reply(null);
  },
  "1.0/storageGenerateUploadUrl": ({ origin, uploadSecret, path }) => reply(`${origin}/api/storage/upload?token=${signUploadToken(uploadSecret, Date.now(), path.component)}`),
  "1.0/storageStore": async ({ files, path }, args) => {
    const digest = typeof args.sha256 === "string" ? args.sha256 : null;
    const contentType = typeof args.contentType === "string" && args.contentType !== "" ? args.contentType : null;
    return reply(await files.add(Buffer.from(text(args, "blob"), "base64"), contentType, digest, path.component));
  },
  "1.0/storageGet": async ({ files, path }, args) => {
    const blob = await files.load(text(args, "storageId"), path.component);
    return reply(blob === null ? null : { blob: Buffer.from(blob.bytes).toString("base64"), contentType: blob.contentType });
  },
  "1.0/getUserIdentity": ({ caller, path }) => valueReply(path.component === ROOT_COMPONENT ? (caller.identity ?? "null") : "null"),
  "1.0/createFunctionHandle": (context, args) => reply(functionHandle(addressed(context, args))),
  "1.0/getFunctionMetadata": ({ path }) => reply({ name: metadataName(path), componentPath: path.component }),
  "1.0/getDeploymentMetadata": ({ instanceName }) => reply({ name: instanceName, region: null, class: "s16" }),
  "1.0/getRequestMetadata": ({ caller }) => reply(requestMetadataOf(caller)),
};

const STORAGE_METHODS: Readonly<Record<string, string>> = {
  "1.0/storageGetUrl": "storage.getUrl",
  "1.0/storageGetMetadata": "storage.getMetadata",
  "1.0/storageDelete": "storage.delete",
  "1.0/storageGet": "storage.get",
};

/** Actions reach the database only through the lane, each call in a transaction of its own. */
export function actionServices(surroundings: Surroundings): ActionServices {
  return {
    async syscall(caller, path, op, json) {
      try {
        const operation = OPERATIONS[op];
        const args: unknown = JSON.parse(json);
        if (operation === undefined || !isObject(args)) return errorReply(`Unknown async operation ${op}`);
        return await operation({ ...surroundings, caller, path }, args);
      } catch (error) {
        const method = STORAGE_METHODS[op];
        return method === undefined ? thrownReply(error) : errorReply(storageProblem(method, messageOf(error)));
      }
    },
    store: ({ component }, blob: PlainBlob, sha256: string | null) => surroundings.files.add(blob.bytes, blob.contentType, sha256, component),
    async load({ component }, storageId: string) {
      try {
        return await surroundings.files.load(storageId, component);
      } catch (error) {
        throw new Error(storageProblem("storage.get", messageOf(error)));
      }
    },
  };
}

async function schedule(context: ActionContext, args: JsonObject): Promise<string> {
  if (typeof args.ts !== "number") throw new Error("Invalid scheduled time");
  const path = addressed(context, args);
  const job = { component: path.component, name: canonicalPath(path), args: args.args ?? {}, scheduledTime: args.ts * 1000, ...parentOf(context.caller) };
  const scheduled = await context.lane.call("schedule", { owner: context.path.component, job });
  return "error" in scheduled ? errorReply(scheduled.error) : reply(scheduled.id);
}

/** Asked in a transaction of its own: a vector search sees what is committed. */
async function vectorSearch({ lane, path }: ActionContext, args: JsonObject): Promise<string> {
  const { query } = args;
  if (!isObject(query)) throw new Error("Invalid vector query");
  const found = await lane.call("vectorSearch", { component: path.component, query: { ...query, indexName: text(query, "indexName") } });
  return "error" in found ? errorReply(found.error) : reply({ results: found.matches.map(({ _id, _score }) => ({ _id, _score })) });
}

function addressed({ functions, path }: ActionContext, args: JsonObject): FunctionPath {
  return addressedFunction(functions(), args, path.component);
}

function call(context: ActionContext, args: JsonObject) {
  const path = addressed(context, args);
  return { component: path.component, path: canonicalPath(path), args: args.args ?? {}, caller: callerFor(context, path), allowInternal: true };
}

/** Who calls stops at the border between components, as in Convex. */
function callerFor({ caller, path }: ActionContext, called: FunctionPath): Caller {
  return called.component === path.component ? caller : anonymous(caller);
}

function outcomeReply(outcome: Outcome): string {
  return outcome.ok ? valueReply(outcome.value) : functionErrorReply(outcome.error);
}

function doneReply({ error }: { error: string | null }): string {
  return error === null ? reply(null) : errorReply(error);
}
