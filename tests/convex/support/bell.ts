import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, vi } from "vitest";

export type Ring = { path: string; headers: IncomingHttpHeaders; body: string };

/** A server where Next would be: hears the work bell and answers with `status`. Starts with the test file, ends with it. */
export function bellServer() {
  const rings: Ring[] = [];
  const bell = { rings, status: 202 };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      rings.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(bell.status, { connection: "close" }).end();
    });
  });
  const listening = new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  beforeEach(async () => {
    await listening;
    rings.length = 0;
    bell.status = 202;
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === "string") throw new Error("the bell server has no port");
    vi.stubEnv("APP_INTERNAL_URL", `http://127.0.0.1:${address.port}`);
  });
  afterAll(() => server.close());
  return bell;
}
