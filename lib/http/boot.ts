import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { env, EnvironmentError, isBuildPhase } from "../env";
import { PEER_HEADER } from "./address";

/** What the server process does once before its first request. Ends the process when the environment cannot be used. */
export function boot(): void {
  if (isBuildPhase()) return;
  try {
    env();
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    console.error(thrown.message);
    process.exit(1);
  }
  subscribe("http.server.request.start", nameThePeer);
}

/**
 * Writes the connection's own address over whatever the client sent under that name. Routes see headers only, and
 * Next fills `x-forwarded-for` only when the client did not: without this, a client could be anybody.
 */
function nameThePeer(message: unknown): void {
  if (typeof message !== "object" || message === null || !("request" in message)) return;
  const { request } = message;
  if (request instanceof IncomingMessage) request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
}
