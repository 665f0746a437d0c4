import { findFile, stageFileRemoval } from "../files/rows";
import { messageOf } from "../runtime/errors";
import { text, type JsonObject } from "../runtime/json";
import type { Invocation } from "./invocation";
import { reply } from "./replies";
import { storageProblem } from "./storageArgument";

/** Path under which a blob is served; its host is the deployment's own origin. */
export function storageUrl(origin: string, blob: string): string {
  return `${origin}/api/storage/${blob}`;
}

export function getUrl(invocation: Invocation, args: JsonObject): string {
  const file = naming("storage.getUrl", () => findFile(invocation.execution.host.db, invocation.tx, text(args, "storageId")));
  return reply(file === null ? null : storageUrl(invocation.execution.host.origin, file.blob));
}

export function getMetadata(invocation: Invocation, args: JsonObject): string {
  const file = naming("storage.getMetadata", () => findFile(invocation.execution.host.db, invocation.tx, text(args, "storageId")));
  if (file === null) return reply(null);
  const { id, size, contentType } = file;
  return reply({ storageId: id, sha256: Buffer.from(file.sha256, "base64").toString("hex"), size, contentType });
}

/** The row goes with the transaction, the blob after it is on disk. */
export function remove(invocation: Invocation, args: JsonObject): string {
  const { host, effects } = invocation.execution;
  const blob = naming("storage.delete", () => stageFileRemoval(host.db, invocation.tx, effects, text(args, "storageId")));
  effects.afterCommit(() => host.deleteBlob(blob));
  return reply(null);
}

export function generateUploadUrl(invocation: Invocation): string {
  const { host } = invocation.execution;
  return reply(`${host.origin}/api/storage/upload?token=${host.signUpload(invocation.fn.path.component)}`);
}

function naming<T>(method: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(storageProblem(method, messageOf(error)));
  }
}
