import type { ServerResponse } from "node:http";
import type { JSONValue } from "convex/values";

/** A request that is answered with an error of the form Convex's clients and CLI read. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function sendJson(response: ServerResponse, status: number, body: JSONValue): void {
  sendJsonText(response, status, JSON.stringify(body));
}

export function sendJsonText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

export function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(body);
}

export function sendError(response: ServerResponse, error: HttpError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // What the client still sends of a refused body is nobody's next request.
  if (!response.req.complete) response.setHeader("connection", "close");
  sendJson(response, error.status, { code: error.code, message: error.message });
}
