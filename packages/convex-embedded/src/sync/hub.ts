import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { DeploymentHost } from "../exec/deploymentHost";
import { originOf, type Origin } from "../http/requestMetadata";
import { PING } from "./serverMessages";
import { SyncSession } from "./session";

/** Browsers say their version in the path; clients on Rust (Python, Swift, Kotlin too) say it in a header. */
const SYNC_PATH = /^\/api\/([^/]+\/)?sync$/;
const SILENCE_BEFORE_PING_MS = 15_000;
const SOCKET_PING_MS = 5_000;
const SOCKET_TIMEOUT_MS = 120_000;
const MAX_MESSAGE = 64 * 1024 * 1024;

export function isSyncPath(path: string): boolean {
  return SYNC_PATH.test(path);
}

/** All connected clients; passes on to each what the lane says of its queries. */
export class SyncHub {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  readonly #sessions = new Map<number, SyncSession>();
  #next = 1;

  constructor(private readonly host: DeploymentHost) {
    host.lane.on("stale", (sessions) => {
      for (const session of sessions) this.#sessions.get(session)?.wake();
    });
    host.lane.on("restarted", () => {
      for (const session of this.#sessions.values()) session.startOver();
    });
    host.lane.on("ended", (session, queryId, reason) => {
      const query = this.#sessions.get(session)?.query(queryId);
      if (query !== undefined) host.lane.condemn(query, reason);
    });
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, originOf(request)));
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.close(1001, "The deployment is closing");
    const closed = new Promise((resolve) => this.#server.close(resolve));
    const impatience = setTimeout(() => {
      for (const client of this.#server.clients) client.terminate();
    }, 500);
    await closed;
    clearTimeout(impatience);
  }

  #open(socket: WebSocket, origin: Origin): void {
    let lastSent = Date.now();
    let lastHeard = Date.now();
    const session = new SyncSession(this.#next++, this.host, origin, {
      send(message, onSent) {
        lastSent = Date.now();
        if (socket.readyState === socket.OPEN) socket.send(message, () => onSent?.());
      },
      close: (code, reason) => socket.close(code, reason),
    });
    this.#sessions.set(session.number, session);
    const clock = setInterval(() => {
      if (Date.now() - lastHeard > SOCKET_TIMEOUT_MS) return socket.terminate();
      if (Date.now() - lastSent >= SILENCE_BEFORE_PING_MS && socket.readyState === socket.OPEN) {
        lastSent = Date.now();
        socket.send(PING);
      }
      socket.ping();
    }, SOCKET_PING_MS);
    socket.on("message", (data) => {
      lastHeard = Date.now();
      session.receive(data.toString());
    });
    socket.on("pong", () => {
      lastHeard = Date.now();
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearInterval(clock);
      this.#sessions.delete(session.number);
      session.closed();
    });
  }
}
