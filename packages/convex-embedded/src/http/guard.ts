import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpError } from "./reply";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Who may speak to the deployment from a browser, and under which names it may be addressed. */
export class Guard {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;

  constructor(allowedOrigins: readonly string[], host: string) {
    this.#origins = new Set(allowedOrigins.map((origin) => new URL(origin).origin));
    this.#hosts = new Set([...LOOPBACK, host]);
  }

  /** A page that rebinds its own name to this address still sends its own name. */
  checkHost(request: IncomingMessage): void {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
    if (!this.#hosts.has(host)) throw new HttpError(403, "ForbiddenHost", `This deployment does not answer to the host "${host}"`);
  }

  /** Requests without an Origin come from programs, not pages; those are let through. */
  allowsOrigin(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return origin === undefined || this.#origins.has(origin);
  }

  checkOrigin(request: IncomingMessage): void {
    if (!this.allowsOrigin(request)) throw new HttpError(403, "ForbiddenOrigin", `The origin "${request.headers.origin}" is not allowed`);
  }

  /** The admin key never belongs in a page, so no page gets near what it opens. */
  refuseBrowsers(request: IncomingMessage): void {
    if (request.headers.origin !== undefined) throw new HttpError(403, "ForbiddenOrigin", "Admin endpoints are closed to browsers");
  }

  /** Allows the page to read the answer. Convex mirrors every origin; this host only those it was told of. */
  setCors(request: IncomingMessage, response: ServerResponse): void {
    const { origin } = request.headers;
    if (origin === undefined || !this.#origins.has(origin)) return;
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("vary", "Origin");
  }

  answerPreflight(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
    response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*");
    response.setHeader("access-control-max-age", "86400");
    response.writeHead(204).end();
  }
}
