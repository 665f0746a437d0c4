import type { IncomingMessage, ServerResponse } from "node:http";
import type { JSONValue } from "convex/values";
import type { DeploymentHost } from "../exec/deploymentHost";
import type { Caller, FunctionKind } from "../exec/deployment";
import type { Outcome } from "../exec/outcome";
import { wireMessage } from "../runtime/errors";
import { isObject, list, optionalText, text, type JsonObject } from "../runtime/json";
import { ROOT_COMPONENT } from "../runtime/paths";
import { readJson } from "./body";
import { HttpError, sendJson } from "./reply";
import { decodeTimestamp, encodeTimestamp } from "./timestamps";

interface PublicCall {
  request: IncomingMessage;
  url: URL;
  caller: Caller;
  host: DeploymentHost;
}

type Endpoint = (call: PublicCall) => Promise<JSONValue>;

/** `/api/*` as `ConvexHttpClient` and `convex/nextjs` use it. Function errors are answers, with status 200. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  "/api/query": async (call) => (call.request.method === "GET" ? queryByUrl(call) : runKind("query", call)),
  "/api/mutation": (call) => runKind("mutation", call),
  "/api/action": (call) => runKind("action", call),
  "/api/function": (call) => runKind(null, call),
  "/api/query_ts": async ({ host }) => ({ ts: encodeTimestamp(await host.lane.call("latest", null)) }),
  "/api/query_at_ts": async ({ request, caller, host }) => {
    const body = await readJson(request);
    const answer = await host.runQuery(text(body, "path"), argumentObject(body), caller, decodeTimestamp(text(body, "ts")));
    return outcomeJson(host.shown(answer.outcome, caller));
  },
  "/api/query_batch": async ({ request, caller, host }) => {
    const queries = list(await readJson(request), "queries").map((query) => {
      if (!isObject(query)) throw new HttpError(400, "BadRequest", "Each query is an object");
      return { component: ROOT_COMPONENT, path: text(query, "path"), args: argumentObject(query), caller, allowInternal: caller.admin };
    });
    const { outcomes } = await host.lane.call("queryBatch", { queries });
    return { results: outcomes.map((outcome) => outcomeJson(host.shown(outcome, caller))) };
  },
};

const RUN = /^\/api\/run\/(.+)\/([^/]+)$/;

export function isPublicPath(path: string): boolean {
  return path in ENDPOINTS || RUN.test(path);
}

export async function servePublic(call: PublicCall, response: ServerResponse): Promise<void> {
  const run = RUN.exec(call.url.pathname);
  const endpoint = ENDPOINTS[call.url.pathname];
  if (endpoint !== undefined) return sendJson(response, 200, await endpoint(call));
  const body = await readJson(call.request);
  const outcome = await call.host.run(null, `${run?.[1]}:${run?.[2]}`, argumentObject(body), call.caller);
  sendJson(response, 200, outcomeJson(call.host.shown(outcome, call.caller)));
}

async function runKind(kind: FunctionKind | null, { request, caller, host }: PublicCall): Promise<JSONValue> {
  const body = await readJson(request);
  const component = optionalText(body, "componentPath") ?? ROOT_COMPONENT;
  if (component !== ROOT_COMPONENT && !caller.admin) throw new HttpError(403, "Unauthorized", "Only the admin key calls functions of components");
  return outcomeJson(host.shown(await host.run(kind, text(body, "path"), argumentObject(body), caller, component), caller));
}

async function queryByUrl({ url, caller, host }: PublicCall): Promise<JSONValue> {
  const path = url.searchParams.get("path");
  if (path === null) throw new HttpError(400, "BadRequest", "The query parameter `path` is missing");
  const args: JSONValue = JSON.parse(url.searchParams.get("args") ?? "{}");
  return outcomeJson(host.shown(await host.run("query", path, argumentObject({ args }), caller), caller));
}

/** Arguments come as an object or as a list of one. */
function argumentObject(body: JsonObject): JSONValue {
  const args = body.args ?? {};
  const [only, ...others] = Array.isArray(args) ? args : [args];
  if (others.length > 0) throw new HttpError(400, "BadRequest", "Functions take one argument object");
  return only ?? {};
}

export function outcomeJson(outcome: Outcome): JSONValue {
  const { logLines } = outcome;
  if (outcome.ok) {
    const value: JSONValue = JSON.parse(outcome.value);
    return { status: "success", value, logLines };
  }
  const errorMessage = wireMessage(outcome.error);
  if (outcome.error.data === undefined) return { status: "error", errorMessage, logLines };
  const errorData: JSONValue = JSON.parse(outcome.error.data);
  return { status: "error", errorMessage, errorData, logLines };
}
