import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import type { Process } from "../../scripts/house/house";
import { anyFreePort } from "../../scripts/house/ports";

/** One call between two processes of the house, as something in the middle sees it. */
export interface Crossing {
  from: Process;
  to: Process;
  method: string;
  path: string;
  body: string;
  /** What the call is about, learned from its body or from an earlier answer: a Convex function, an event's type, a kind of work. */
  name: string;
}
export type Moment = "before" | "after";

/** What happens to a call that struck a point: it goes on, or the connection ends as when a machine falls over. */
export type Verdict = "pass" | "cut";
export type Watcher = (crossing: Crossing, moment: Moment) => Promise<Verdict>;

/**
 * Listens between two processes and hands every call on unchanged. `watch` is asked before a call is handed on and
 * again when its answer is there, before that is handed back.
 */
export async function openSeam(from: Process, to: Process, upstream: string, watch: Watcher): Promise<{ url: string; close(): void }> {
  const target = new URL(upstream);
  const names = new Names();
  const server = createServer((request, response) => {
    void carry(request, response).catch(() => response.destroy());
  });
  const carry = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await read(request);
    const crossing = { from, to, method: request.method ?? "GET", path: request.url ?? "/", body: body.toString("utf8"), name: "" };
    crossing.name = names.of(crossing);
    if ((await watch(crossing, "before")) === "cut") return void response.destroy();
    const answer = await forward(target, request, body);
    names.learn(answer.body.toString("utf8"));
    if ((await watch(crossing, "after")) === "cut") return void response.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const port = await anyFreePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close(() => {}).closeAllConnections() };
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function forward(target: URL, request: IncomingMessage, body: Buffer): Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { "transfer-encoding": _, ...headers } = request.headers;
    const onward = send(
      { host: target.hostname, port: target.port, method: request.method, path: request.url, headers: { ...headers, host: target.host, "content-length": String(body.length) }, agent: false },
      (answer) => void read(answer).then((bytes) => resolve({ status: answer.statusCode ?? 502, headers: withoutFraming(answer), body: bytes }), reject),
    );
    onward.on("error", reject);
    onward.end(body);
  });
}

function withoutFraming(answer: IncomingMessage): IncomingMessage["headers"] {
  const { "transfer-encoding": _framing, connection: _connection, ...headers } = answer.headers;
  return headers;
}

/** Gives calls their names. A claim's answer tells which kind a work row is; later calls name the row alone. */
class Names {
  #kinds = new Map<string, string>();

  of({ path, body }: Crossing): string {
    const told = parse(body);
    if (typeof told.path === "string") return [told.path, this.#kindIn(body)].filter((part) => part !== "").join(" ");
    if (typeof told.type === "string") return told.type;
    return [path.split("?")[0] ?? path, this.#kindIn(body)].filter((part) => part !== "").join(" ");
  }

  learn(answer: string): void {
    const value = parse(answer).value;
    if (typeof value !== "object" || value === null || !("leaseId" in value) || !("kind" in value)) return;
    this.#kinds.set(String(value.leaseId), String(value.kind));
  }

  #kindIn(body: string): string {
    const lease = /"leaseId":"([^"]+)"/.exec(body)?.[1];
    return (lease && this.#kinds.get(lease)) ?? "";
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
