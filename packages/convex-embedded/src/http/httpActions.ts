import type { IncomingMessage, ServerResponse } from "node:http";
import { once } from "node:events";
import { NOBODY, type Caller } from "../exec/deployment";
import { hasHttpActions, httpTarget } from "../components/httpMounts";
import type { DeploymentHost } from "../exec/deploymentHost";
import { newRequestId, type FunctionError } from "../runtime/errors";
import { HttpError, sendJson } from "./reply";
import { requestBody } from "./requestBody";
import { bearerToken, originOf, requestedBy } from "./requestMetadata";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** Set by the server itself for the connection it has, not by the action for its body. */
const CONNECTION_HEADERS = new Set(["connection", "transfer-encoding", "keep-alive", "content-length"]);

/** Statuses that never have a body, nor the length of one. */
const BODILESS = new Set([204, 304]);

/** Runs the route of `convex/http.ts` for this path and streams its response. */
export async function serveHttpAction(host: DeploymentHost, request: IncomingMessage, path: string, response: ServerResponse): Promise<void> {
  const method = request.method ?? "GET";
  if (!METHODS.has(method)) throw new HttpError(405, "MethodNotAllowed", `Method ${method} is not supported`);
  if (host.deployment === null || !hasHttpActions(host.deployment)) {
    response.writeHead(404, { "content-type": "text/plain" }).end("This Convex deployment does not have HTTP actions enabled.");
    return;
  }
  const url = requestUrl(request, path);
  const target = httpTarget(host.deployment, new URL(url).pathname);
  if (target === null) {
    response.writeHead(404, { "content-type": "text/plain" }).end("No matching routes found");
    return;
  }
  const body = await requestBody(request);
  const abort = new AbortController();
  response.once("close", () => abort.abort());
  const plain = { method, url, headers: headersOf(request), hasBody: method !== "GET" && method !== "HEAD" && body.exists };
  const exchange = {
    next: () => body.next(),
    head(status: number, headers: [string, string][], length: number | null) {
      for (const [name, value] of headers) {
        if (!CONNECTION_HEADERS.has(name)) response.appendHeader(name, value);
      }
      if (length !== null && !BODILESS.has(status)) response.setHeader("content-length", length);
      response.writeHead(status);
      response.flushHeaders();
    },
    async chunk(bytes: Uint8Array) {
      if (response.destroyed) throw new Error("The client is gone");
      if (method !== "HEAD" && !response.write(bytes)) await once(response, "drain", { signal: abort.signal });
    },
  };
  const caller = await callerOf(host, request);
  const outcome = host.shown(await host.runHttpAction(plain, target, caller, exchange, abort.signal), caller);
  if (!request.complete) body.drop();
  if (outcome.ok) response.end();
  else fail(response, outcome.error);
}

/** A token that is not accepted does not reject the request: the action sees nobody and may have its own rules. */
async function callerOf(host: DeploymentHost, request: IncomingMessage): Promise<Caller> {
  const { authorization } = request.headers;
  try {
    return requestedBy((await host.callers.fromHeader(authorization)).caller, originOf(request), bearerToken(authorization));
  } catch {
    return requestedBy(NOBODY, originOf(request), null);
  }
}

function fail(response: ServerResponse, error: FunctionError): void {
  if (response.headersSent) response.destroy();
  else {
    const [first = ""] = error.message.split("\n");
    const code = `[Request ID: ${newRequestId()}] Server Error${first === "" ? "" : `: ${first}`}`;
    sendJson(response, 500, { code, trace: error.message === "" ? "Server Error" : error.message, ...(error.data === undefined ? {} : { data: JSON.parse(error.data) }) });
  }
}

function requestUrl(request: IncomingMessage, path: string): string {
  const scheme = String(request.headers["x-forwarded-proto"] ?? "http").split(",")[0]?.trim() === "https" ? "https" : "http";
  return `${scheme}://${request.headers.host ?? "localhost"}${path}`;
}

function headersOf(request: IncomingMessage): [string, string][] {
  return Object.entries(request.headersDistinct).flatMap(([name, values]) => (values ?? []).map((value): [string, string] => [name, value]));
}
