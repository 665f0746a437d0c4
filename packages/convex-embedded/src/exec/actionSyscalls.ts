import type { JSONValue } from "convex/values";
import { signUploadToken } from "../files/uploadToken";
import type { FileStore } from "../files/fileStore";
import type { LaneClient } from "../lane/laneClient";
import { isObject, text, type JsonObject } from "../runtime/json";
import { addressedPath, canonicalPath, functionHandle, type FunctionPath } from "../runtime/paths";
import type { ActionServices } from "./actionPool";
import type { PlainBlob } from "./actionProtocol";
import type { Caller } from "./deployment";
import { errorReply, functionErrorReply, reply, thrownReply, valueReply } from "./replies";
import type { Outcome } from "./outcome";
import { storageUrl } from "./storageCalls";

interface Surroundings {
  lane: LaneClient;
  files: FileStore;
  origin: string;
  instanceName: string;
  uploadSecret: string;
  runAction(path: FunctionPath, args: JSONValue, caller: Caller): Promise<Outcome>;
}

/** What an action in progress is: who called it and which function it is. */
interface ActionContext extends Surroundings {
  caller: Caller;
  path: FunctionPath;
}

const OPERATIONS: Readonly<Record<string, (context: ActionContext, args: JsonObject) => Promise<string> | string>> = {
  "1.0/actions/query": async ({ lane, caller }, args) => outcomeReply((await lane.call("query", { ...call(args, caller), atTs: null })).outcome),
  "1.0/actions/mutation": async ({ lane, caller }, args) => outcomeReply((await lane.call("mutation", { ...call(args, caller), session: null })).outcome),
  "1.0/actions/action": async ({ runAction, caller }, args) => outcomeReply(await runAction(addressedPath(args), args.args ?? {}, caller)),
  "1.0/actions/schedule": schedule,
  "1.0/actions/cancel_job": async ({ lane }, args) => doneReply(await lane.call("cancelJob", text(args, "id"))),
  "1.0/actions/vectorSearch": () => errorReply("Vector search is not supported by the embedded deployment."),
  "1.0/storageGetUrl": async ({ files, origin }, args) => {
    const file = await files.findById(text(args, "storageId"));
    return reply(file === null ? null : storageUrl(origin, file.blob));
  },
  "1.0/storageGetMetadata": async ({ files }, args) => {
    const file = await files.findById(text(args, "storageId"));
    if (file === null) return reply(null);
    return reply({ storageId: file.id, sha256: Buffer.from(file.sha256, "base64").toString("hex"), size: file.size, contentType: file.contentType });
  },
  "1.0/storageDelete": async ({ lane }, args) => doneReply(await lane.call("removeFile", text(args, "storageId"))),
  "1.0/storageGenerateUploadUrl": ({ origin, uploadSecret }) => reply(`${origin}/api/storage/upload?token=${signUploadToken(uploadSecret, Date.now())}`),
  "1.0/storageStore": async ({ files }, args) => {
    const digest = typeof args.sha256 === "string" ? args.sha256 : null;
    const contentType = typeof args.contentType === "string" && args.contentType !== "" ? args.contentType : null;
    return reply(await files.add(Buffer.from(text(args, "blob"), "base64"), contentType, digest));
  },
  "1.0/storageGet": async ({ files }, args) => {
    const blob = await files.load(text(args, "storageId"));
    return reply(blob === null ? null : { blob: Buffer.from(blob.bytes).toString("base64"), contentType: blob.contentType });
  },
  "1.0/getUserIdentity": ({ caller }) => valueReply(caller.identity ?? "null"),
  "1.0/createFunctionHandle": (_context, args) => reply(functionHandle(addressedPath(args))),
  "1.0/getFunctionMetadata": ({ path }) => reply({ name: canonicalPath(path), componentPath: "" }),
  "1.0/getDeploymentMetadata": ({ instanceName }) => reply({ name: instanceName, region: null, class: "s16" }),
  "1.0/getRequestMetadata": () => reply({ ip: null, userAgent: null, requestId: "", scheduledFunctionId: null, authToken: null }),
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
        return thrownReply(error);
      }
    },
    store: (blob: PlainBlob, sha256: string | null) => surroundings.files.add(blob.bytes, blob.contentType, sha256),
    load: (storageId: string) => surroundings.files.load(storageId),
  };
}

async function schedule({ lane }: ActionContext, args: JsonObject): Promise<string> {
  if (typeof args.ts !== "number") throw new Error("Invalid scheduled time");
  const scheduled = await lane.call("schedule", { name: canonicalPath(addressedPath(args)), args: args.args ?? {}, scheduledTime: args.ts * 1000 });
  return "error" in scheduled ? errorReply(scheduled.error) : reply(scheduled.id);
}

function call(args: JsonObject, caller: Caller) {
  return { path: canonicalPath(addressedPath(args)), args: args.args ?? {}, caller, allowInternal: true };
}

function outcomeReply(outcome: Outcome): string {
  return outcome.ok ? valueReply(outcome.value) : functionErrorReply(outcome.error);
}

function doneReply({ error }: { error: string | null }): string {
  return error === null ? reply(null) : errorReply(error);
}
