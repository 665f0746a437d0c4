import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONValue } from "convex/values";
import { isAdminKey } from "../auth/adminKey";
import type { DeploymentHost } from "../exec/deploymentHost";
import { MAX_PUSH_BODY, readJson } from "../http/body";
import { HttpError, sendJson, sendJsonText } from "../http/reply";
import { isObject, list, text, type JsonObject } from "../runtime/json";
import { isSchemaState, type EarlierPushes } from "./earlierPush";
import { parseEnvironmentChanges } from "./environment";
import { ROOT_COMPONENT } from "../runtime/paths";
import { queryArguments, shapesOf, STREAMING } from "./streamingExport";
import { runInlineQuery } from "./inlineQuery";
import type { Exports } from "../snapshots/exports";
import type { Imports } from "../snapshots/imports";
import type { FunctionLogs } from "./functionLogs";
import { PushError } from "./pushError";
import type { Pushes } from "./pushes";

export interface AdminServices {
  host: DeploymentHost;
  imports: Imports;
  exports: Exports;
  pushes: Pushes;
  earlierPushes: EarlierPushes;
  logs: FunctionLogs;
}

interface AdminCall extends AdminServices {
  body: JsonObject;
  url: URL;
  signal: AbortSignal;
}

/** What the official CLI calls with the admin key, 1.48 and before. */
const ENDPOINTS: Readonly<Record<string, (call: AdminCall) => Promise<JSONValue> | JSONValue>> = {
  "/api/get_config_hashes": ({ pushes }) => pushes.configHashes(),
  "/api/deploy2/evaluate_push": ({ pushes, body }) => pushes.evaluatePush(body),
  "/api/deploy2/evaluate_schema": ({ pushes, body }) => pushes.evaluateSchema(body),
  "/api/deploy2/start_push": ({ pushes, body }) => pushes.start(body),
  "/api/deploy2/wait_for_schema": ({ pushes, body }) => pushes.waitForSchema(body),
  "/api/deploy2/finish_push": ({ pushes, body }) => pushes.finish(body),
  "/api/deploy2/report_push_completed": () => null,
  "/api/prepare_schema": ({ earlierPushes, body }) => earlierPushes.prepareSchema(body),
  "/api/push_config": ({ earlierPushes, body }) => earlierPushes.pushConfig(body),
  "/api/update_environment_variables": changeEnvironment,
  "/api/v1/update_environment_variables": changeEnvironment,
  "/api/v1/list_environment_variables": ({ host }) => ({ environmentVariables: host.env }),
  "/api/v1/get_canonical_urls": ({ host }) => ({ convexCloudUrl: host.settings.origin, convexSiteUrl: host.settings.siteOrigin }),
  "/api/run_test_function": async ({ host, body }) => JSON.parse(await runInlineQuery(host, body)),
  "/api/import/start_upload": ({ imports }) => ({ uploadToken: imports.uploads.start() }),
  "/api/import/finish_upload": ({ imports, body }) => imports.finishUpload(body),
  "/api/perform_import": ({ imports, body }) => imports.perform(body),
  "/api/cancel_import": ({ imports, body }) => imports.cancel(body),
  "/api/export/request/zip": ({ exports, url }) => exports.request(url.searchParams.get("includeStorage") === "true"),
  "/api/shapes2": ({ host, url }) => shapesOf(host, url.searchParams.get("component") ?? ROOT_COMPONENT),
  "/api/stream_function_logs": ({ logs, url, signal }) => logs.poll(Number(url.searchParams.get("cursor") ?? 0), signal),
};

/** Every path under which only the admin key opens anything, known or not. */
export function isAdminPath(path: string): boolean {
  return path in ENDPOINTS || path in STREAMING || /^\/api\/(deploy2|v1|export|import|run_test_function|push_config|prepare_schema|schema_state)(\/|$)/.test(path);
}

export async function serveAdmin(services: AdminServices, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  if (await serveSnapshot(services, request, url, response)) return;
  const body = request.method === "GET" ? {} : await readJson(request, MAX_PUSH_BODY);
  checkKey(services.host, request, url, body);
  const stream = STREAMING[url.pathname];
  if (stream !== undefined) return sendJsonText(response, 200, await stream(services.host, { ...queryArguments(url), ...body }));
  const endpoint = isSchemaState(url.pathname) ? ({ earlierPushes }: AdminCall) => earlierPushes.schemaState(url.pathname) : ENDPOINTS[url.pathname];
  // Not 404: that is what the CLI takes for a deployment still coming up, and tries again for a minute.
  if (endpoint === undefined) throw new HttpError(400, "NotSupported", `The embedded deployment does not support ${url.pathname}`);
  const abort = new AbortController();
  response.once("close", () => abort.abort());
  try {
    sendJson(response, 200, await endpoint({ ...services, body, url, signal: abort.signal }));
  } catch (error) {
    if (error instanceof PushError) throw new HttpError(400, error.code, error.message);
    throw error;
  }
}

/** What carries bytes instead of JSON, and is checked before they are read. */
async function serveSnapshot(services: AdminServices, request: IncomingMessage, url: URL, response: ServerResponse): Promise<boolean> {
  const { imports, exports, host } = services;
  const download = /^\/api\/export\/zip\/([^/]+)$/.exec(url.pathname)?.[1];
  if (download !== undefined && request.method === "GET") {
    checkKey(host, request, url, {});
    await exports.download(download, response);
    return true;
  }
  if (url.pathname !== "/api/import/upload_part") return false;
  checkKey(host, request, url, {});
  const { searchParams } = url;
  sendJson(response, 200, await imports.uploads.receive(searchParams.get("uploadToken") ?? "", Number(searchParams.get("partNumber")), request));
  return true;
}

function checkKey(host: DeploymentHost, request: IncomingMessage, url: URL, body: JsonObject): void {
  const header = /^convex\s+(.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const given = header ?? (typeof body.adminKey === "string" ? body.adminKey : url.searchParams.get("adminKey"));
  if (given === null || !isAdminKey(host.settings.adminKey, given.trim())) {
    throw new HttpError(403, "BadDeployKey", `The provided deploy key was invalid for deployment '${host.settings.instanceName}'`);
  }
}

async function changeEnvironment({ host, body }: AdminCall): Promise<JSONValue> {
  await host.setEnv(parseEnvironmentChanges(list(body, "changes").map((change) => {
    if (!isObject(change)) throw new HttpError(400, "BadRequest", "An environment change is not an object");
    return { name: text(change, "name"), value: typeof change.value === "string" ? change.value : null };
  })));
  return null;
}
