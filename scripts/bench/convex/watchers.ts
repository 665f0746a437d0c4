import WebSocket from "ws";
import { randomUUID } from "node:crypto";

export interface Watchers {
  /** Resolves with the milliseconds from `since` at which each watcher had a new result, once all have one. */
  allTold(since: number): Promise<number[]>;
  close(): void;
}

interface Transition { type: string; modifications?: { type: string }[] }

/** So many live queries, each of its own client, speaking the sync protocol (convex 1.48, browser/sync/protocol.ts). */
export async function startWatchers(url: string, count: number, path: string, argsOf: (watcher: number) => Record<string, unknown>): Promise<Watchers> {
  const told = new Array<number>(count).fill(0);
  let announce: () => void = () => {};
  const sockets = await Promise.all(Array.from({ length: count }, (_, watcher) => open(url, path, argsOf(watcher), () => {
    told[watcher] = performance.now();
    announce();
  })));
  return {
    allTold: (since) => new Promise((resolve) => {
      announce = () => {
        if (told.every((time) => time > since)) resolve(told.map((time) => time - since));
      };
      announce();
    }),
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

/** Resolves when the first result is there. */
function open(url: string, path: string, args: Record<string, unknown>, onResult: () => void): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`);
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("open", () => {
      socket.send(JSON.stringify({ type: "Connect", sessionId: randomUUID(), connectionCount: 0, lastCloseReason: null, clientTs: Date.now() }));
      socket.send(JSON.stringify({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [{ type: "Add", queryId: 0, udfPath: path, args: [args] }] }));
    });
    socket.on("message", (text) => {
      const message: Transition = JSON.parse(String(text));
      if (message.type !== "Transition" || !message.modifications?.some(({ type }) => type === "QueryUpdated")) return;
      onResult();
      resolve(socket);
    });
  });
}
