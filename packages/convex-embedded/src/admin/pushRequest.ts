import type { JSONValue } from "convex/values";
import { isObject, list, text, type JsonObject } from "../runtime/json";
import type { ModuleSource } from "../runtime/modules";
import { PushError } from "./analyze";

/** What `start_push` sends, as far as this host uses it (`convex` 1.48, `cli/lib/deployApi/startPush.ts`). */
export interface PushRequest {
  dryRun: boolean;
  changed: ModuleSource[];
  unchanged: { path: string; sha256: string }[];
  schema: ModuleSource | null;
  udfServerVersion: string;
}

export function parsePushRequest(body: JsonObject): PushRequest {
  const app = body.appDefinition;
  if (!isObject(app)) throw new PushError("BadPushRequest", "The push has no app definition");
  if (list(body, "componentDefinitions").length > 0 || list(app, "dependencies").length > 0) {
    throw new PushError("ComponentsNotSupported", "Components are not supported by the embedded deployment: remove the `app.use(...)` lines of convex.config.ts");
  }
  return {
    dryRun: body.dryRun === true,
    changed: list(app, "changedModules").map(moduleSource),
    unchanged: list(app, "unchangedModuleHashes").map((entry) => {
      if (!isObject(entry)) throw new PushError("BadPushRequest", "A module hash is not an object");
      return { path: text(entry, "path"), sha256: text(entry, "sha256") };
    }),
    schema: isObject(app.schema) ? { ...moduleSource(app.schema), path: "schema.js" } : null,
    udfServerVersion: text(app, "udfServerVersion"),
  };
}

function moduleSource(entry: JSONValue): ModuleSource {
  if (!isObject(entry)) throw new PushError("BadPushRequest", "A module is not an object");
  const { sourceMap, environment } = entry;
  return {
    path: text(entry, "path"),
    source: text(entry, "source"),
    sourceMap: typeof sourceMap === "string" ? sourceMap : undefined,
    environment: environment === "node" ? "node" : "isolate",
  };
}
