import WebSocket from "ws";
import { randomUUID } from "node:crypto";

export interface Watchers {
  /** How many results have come in all. */
  results(): number;
  /** Resolves with the milliseconds from `since` at which each watcher had a new result, once all have one. */
  allTold(since: number): Promise<number[]>;
  close(): void;
}

interface Transition { type: string; modifications?: { type: string }[] }

/** So many clients with `each` live queries (numbered throughout), speaking the sync protocol (convex 1.48, browser/sync/protocol.ts). */
export async function startWatchers(url: string, count: number, path: string, argsOf: (query: number) => Record<string, unknown>, each = 1): Promise<Watchers> {
  let results = 0;
  const told = new Array<number>(count).fill(0);
  let announce: () => void = () => {};
  const sockets = await Promise.all(Array.from({ length: count }, (_, watcher) => open(url, path, Array.from({ length: each }, (_, query) => argsOf(watcher * each + query)), (updated) => {
    results += updated;
    told[watcher] = performance.now();
    announce();
  })));
  return {
    results: () => results,
    allTold: (since) => new Promise((resolve) => {
      announce = () => {
        if (told.every((time) => time > since)) resolve(told.map((time) => time - since));
      };
      announce();
    }),
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

/** Resolves when every query has its first result. */
function open(url: string, path: string, queries: Record<string, unknown>[], onResult: (updated: number) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`);
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("open", () => {
      socket.send(JSON.stringify({ type: "Connect", sessionId: randomUUID(), connectionCount: 0, lastCloseReason: null, clientTs: Date.now() }));
      socket.send(JSON.stringify({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: queries.map((args, queryId) => ({ type: "Add", queryId, udfPath: path, args: [args] })) }));
    });
    socket.on("message", (text) => {
      const message: Transition = JSON.parse(String(text));
      const updated = message.modifications?.filter(({ type }) => type === "QueryUpdated").length ?? 0;
      if (message.type !== "Transition" || updated === 0) return;
      onResult(updated);
      resolve(socket);
    });
  });
}
