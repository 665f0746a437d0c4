import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startSandbox, type Sandbox, type SandboxOptions } from "../src/index";

/** A directory of this test's own, removed after it. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface FakeApp {
  origin: string;
  received: Received[];
  /** The status it answers with from now on. */
  status: number;
  close(): Promise<void>;
}

/** A product that takes webhooks and remembers them. */
export async function startFakeApp(port = 0): Promise<FakeApp> {
  const app: FakeApp = { origin: "", received: [], status: 200, close: () => Promise.resolve() };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    app.received.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(app.status).end("noted");
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  app.origin = `http://127.0.0.1:${address.port}`;
  app.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(app.close);
  return app;
}

/** A sandbox of this test's own, on a free port; in memory unless told otherwise. */
export async function sandboxFor(options: Partial<Pick<SandboxOptions, "appOrigin" | "dataDir" | "webhooks">> = {}): Promise<Sandbox> {
  const { dataDir, ...rest } = options;
  const common = { port: 0, appOrigin: "http://localhost:3000", ...rest };
  const sandbox = await startSandbox(dataDir === undefined ? { ...common, memory: true } : { ...common, dataDir });
  onTestFinished(sandbox.close);
  return sandbox;
}

/** Waits until `check` holds, looking again and again; fails after `patience` ms. */
export async function until(check: () => boolean, patience = 5000): Promise<void> {
  const end = Date.now() + patience;
  while (!check()) {
    if (Date.now() > end) throw new Error(`It did not happen within ${patience} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
