import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONValue } from "convex/values";
import type { DeploymentHost } from "../exec/deploymentHost";
import type { Caller, FunctionKind } from "../exec/deployment";
import { isObject, list, optionalText, text, type JsonObject } from "../runtime/json";
import { ROOT_COMPONENT } from "../runtime/paths";
import { readJson } from "./body";
import { outcomeText, parseFormat, type ValueFormat } from "./outcomeText";
import { HttpError, sendJsonText } from "./reply";
import { decodeTimestamp, encodeTimestamp } from "./timestamps";

interface PublicCall {
  request: IncomingMessage;
  url: URL;
  caller: Caller;
  host: DeploymentHost;
}

/** Answers JSON text. */
type Endpoint = (call: PublicCall) => Promise<string>;

/** `/api/*` as `ConvexHttpClient` and `convex/nextjs` use it. Function errors are answers, with status 200. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  "/api/query": async (call) => (call.request.method === "GET" ? queryByUrl(call) : runKind("query", call)),
  "/api/mutation": (call) => runKind("mutation", call),
  "/api/action": (call) => runKind("action", call),
  "/api/function": (call) => runKind(null, call),
  "/api/query_ts": async ({ host }) => JSON.stringify({ ts: encodeTimestamp(await host.lane.call("snapshotTs", null)) }),
  "/api/query_at_ts": async ({ request, caller, host }) => {
    const body = await readJson(request);
    const answer = await host.runQuery(text(body, "path"), argumentObject(body), caller, decodeTimestamp(text(body, "ts")));
    return outcomeText(host.shown(answer.outcome, caller), parseFormat(body.format));
  },
  "/api/query_batch": async ({ request, caller, host }) => {
    const formats: ValueFormat[] = [];
    const queries = list(await readJson(request), "queries").map((query) => {
      if (!isObject(query)) throw new HttpError(400, "BadRequest", "Each query is an object");
      formats.push(parseFormat(query.format));
      return { component: ROOT_COMPONENT, path: text(query, "path"), args: argumentObject(query), caller, allowInternal: caller.admin };
    });
    const { outcomes } = await host.lane.call("queryBatch", { queries });
    return `{"results":[${outcomes.map((outcome, index) => outcomeText(host.shown(outcome, caller), formats[index] ?? "clean")).join(",")}]}`;
  },
};

export const PUBLIC_PATHS: readonly string[] = Object.keys(ENDPOINTS);

const RUN = /^\/api\/run\/(.+)\/([^/]+)$/;

export function isPublicPath(path: string): boolean {
  return path in ENDPOINTS || RUN.test(path);
}

export async function servePublic(call: PublicCall, response: ServerResponse): Promise<void> {
  const endpoint = ENDPOINTS[call.url.pathname];
  if (endpoint !== undefined) return sendJsonText(response, 200, await endpoint(call));
  const run = RUN.exec(call.url.pathname);
  const body = await readJson(call.request);
  const outcome = await call.host.run(null, `${run?.[1]}:${run?.[2]}`, argumentObject(body), call.caller);
  sendJsonText(response, 200, outcomeText(call.host.shown(outcome, call.caller), parseFormat(body.format)));
}

async function runKind(kind: FunctionKind | null, { request, caller, host }: PublicCall): Promise<string> {
  const body = await readJson(request);
  const format = parseFormat(body.format);
  const component = optionalText(body, "componentPath") ?? ROOT_COMPONENT;
  if (component !== ROOT_COMPONENT && !caller.admin) throw new HttpError(403, "Unauthorized", "Only the admin key calls functions of components");
  return outcomeText(host.shown(await host.run(kind, text(body, "path"), argumentObject(body), caller, component), caller), format);
}

async function queryByUrl({ url, caller, host }: PublicCall): Promise<string> {
  const format = parseFormat(url.searchParams.get("format"));
  const path = url.searchParams.get("path");
  if (path === null) throw new HttpError(400, "BadRequest", "The query parameter `path` is missing");
  const args: JSONValue = JSON.parse(url.searchParams.get("args") ?? "{}");
  return outcomeText(host.shown(await host.run("query", path, argumentObject({ args }), caller), caller), format);
}

/** Arguments come as an object or as a list of one. */
function argumentObject(body: JsonObject): JSONValue {
  const args = body.args ?? {};
  const [only, ...others] = Array.isArray(args) ? args : [args];
  if (others.length > 0) throw new HttpError(400, "BadRequest", "Functions take one argument object");
  return only ?? {};
}
