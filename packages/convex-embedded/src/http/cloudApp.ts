import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isAdminPath, serveAdmin, type AdminServices } from "../admin/endpoints";
import { DeploymentKey } from "../auth/deploymentKey";
import { AuthenticationError } from "../auth/tokens";
import { messageOf } from "../runtime/errors";
import { isSyncPath, type SyncHub } from "../sync/hub";
import type { Guard } from "./guard";
import { serveHttpAction } from "./httpActions";
import { isPublicPath, PUBLIC_PATHS, servePublic } from "./publicApi";
import { HttpError, sendJson, sendText } from "./reply";
import { bearerToken, originOf, requestedBy } from "./requestMetadata";
import type { Application } from "./server";
import { serveFile, serveUpload } from "./storageApi";

/** What the CLI prints as the backend's version; the release whose behaviour this package follows. */
const VERSION = "convex-embedded (1.48)";

/** The deployment's main port: public functions, live sync, files, admin endpoints, and HTTP actions under `/http`. */
export function cloudApp(services: AdminServices, sync: SyncHub, guard: Guard): Application {
  const { host } = services;
  const key = new DeploymentKey(host.settings.tokenSecret);
  return {
    async serve(request, response) {
      guard.checkHost(request);
      const url = urlOf(request);
      const path = url.pathname;
      if (path === "/http" || path.startsWith("/http/")) return serveHttpAction(host, request, `${path.slice("/http".length) || "/"}${url.search}`, response);
      if (isAdminPath(path)) {
        guard.refuseBrowsers(request);
        return serveAdmin(services, request, url, response);
      }
      // The name of a stored file, or the token of an upload, is a secret of its own: whatever page has it may use it.
      const isFile = path.startsWith("/api/storage/");
      if (!isFile) guard.checkOrigin(request);
      guard.setCors(request, response);
      if (request.method === "OPTIONS") return guard.answerPreflight(request, response);
      if (path === "/version" || path === "/instance_version") return sendText(response, 200, VERSION);
      if (path === "/instance_name") return sendText(response, 200, host.settings.instanceName);
      if (path === "/") return sendText(response, 200, "This Convex deployment is running. See https://docs.convex.dev/.");
      if (path === "/.well-known/jwks.json") return sendJson(response, 200, key.jwks());
      if (path === "/echo") return serveEcho(request, response);
      if (path === "/api/storage/upload") return serveUpload(host.files, host.settings.uploadSecret, request, url, response);
      if (isFile) return serveFile(host.files, request, path.slice("/api/storage/".length), response);
      if (isPublicPath(path)) return servePublicAsCaller(services, guard, request, url, response);
      throw new HttpError(404, "NotFound", `There is nothing at ${path}`);
    },
    upgrade(request, socket, head) {
      try {
        guard.checkHost(request);
        guard.checkOrigin(request);
        if (!isSyncPath(urlOf(request).pathname)) throw new HttpError(404, "NotFound", "No such socket");
        sync.upgrade(request, socket, head);
      } catch (error) {
        refuseUpgrade(socket, error instanceof HttpError ? error : new HttpError(400, "BadRequest", messageOf(error)));
      }
    },
  };
}

/** The second port: every path is an HTTP action. */
export function siteApp(services: AdminServices, guard: Guard): Application {
  return {
    async serve(request, response) {
      guard.checkHost(request);
      return serveHttpAction(services.host, request, request.url ?? "/", response);
    },
    upgrade: (_request, socket) => refuseUpgrade(socket, new HttpError(404, "NotFound", "No sockets here")),
  };
}

async function servePublicAsCaller({ host }: AdminServices, guard: Guard, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  const { authorization } = request.headers;
  if (/^convex /i.test(authorization ?? "")) guard.refuseBrowsers(request);
  try {
    const { caller } = await host.callers.fromHeader(authorization);
    await servePublic({ request, url, caller: requestedBy(caller, originOf(request), bearerToken(authorization)), host }, response);
  } catch (error) {
    if (error instanceof AuthenticationError) throw new HttpError(401, error.code, error.message);
    // What is left over is a malformed request; failures of functions are answers.
    throw error instanceof HttpError ? error : new HttpError(400, "BadRequest", messageOf(error));
  }
}

/** What is sent comes back as it comes in; `convex network-test` measures with it. */
async function serveEcho(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") throw new HttpError(405, "MethodNotAllowed", "Send what is to come back with POST");
  await pipeline(request, response);
}

const BASE = "http://deployment";
/** Parsed once: they are what is asked for, and each parsing costs as much as reading the body. */
const PARSED: ReadonlyMap<string | undefined, URL> = new Map(PUBLIC_PATHS.map((path) => [path, new URL(path, BASE)]));

function urlOf({ url }: IncomingMessage): URL {
  return PARSED.get(url) ?? new URL(url ?? "/", BASE);
}

function refuseUpgrade(socket: Duplex, error: HttpError): void {
  const body = JSON.stringify({ code: error.code, message: error.message });
  socket.end(`HTTP/1.1 ${error.status} Refused\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}
