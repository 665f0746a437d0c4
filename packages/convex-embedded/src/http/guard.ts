import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpError } from "./reply";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Who may speak to the deployment from a browser, and under which names it may be addressed. */
export class Guard {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;
  readonly #anyOrigin: boolean;
  readonly #loopbackOrigins: boolean;

  /** Origins of pages; "loopback" stands for every page of this machine, "*" for every page, as Convex has it. */
  constructor(allowedOrigins: readonly string[], host: string) {
    this.#anyOrigin = allowedOrigins.includes("*");
    this.#loopbackOrigins = allowedOrigins.includes("loopback");
    this.#origins = new Set(allowedOrigins.filter((origin) => origin !== "*" && origin !== "loopback").map((origin) => new URL(origin).origin));
    this.#hosts = new Set([...LOOPBACK, host]);
  }

  /** A page that rebinds its own name to this address still sends its own name. */
  checkHost(request: IncomingMessage): void {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
    if (!this.#hosts.has(host)) throw new HttpError(403, "ForbiddenHost", `This deployment does not answer to the host "${host}"`);
  }

  checkOrigin(request: Pick<IncomingMessage, "headers">): void {
    const { origin } = request.headers;
    // Requests without an Origin come from programs, not pages; those are let through.
    if (origin !== undefined && !this.#allows(origin)) throw new HttpError(403, "ForbiddenOrigin", `The origin "${origin}" is not allowed`);
  }

  /** The admin key never belongs in a page, so no page gets near what it opens. */
  refuseBrowsers(request: Pick<IncomingMessage, "headers">): void {
    if (request.headers.origin !== undefined) throw new HttpError(403, "ForbiddenOrigin", "Admin endpoints are closed to browsers");
  }

  /** Allows the page to read the answer; for `checkOrigin` has let it in, or for what any page may have. */
  setCors(request: IncomingMessage, response: ServerResponse): void {
    const { origin } = request.headers;
    if (origin === undefined) return;
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

  #allows(origin: string): boolean {
    return this.#anyOrigin || this.#origins.has(origin) || (this.#loopbackOrigins && isLoopback(origin));
  }
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK.has(new URL(origin).hostname);
}
