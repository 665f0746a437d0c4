import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";

/** Where the Frontend API appears on the app's own origin, as behind Clerk's documented proxy. */
export const PROXY_PATH = "/__clerk";

/** One origin for the app and, under {@link PROXY_PATH}, for Clerk's Frontend API: so cookies are what they are in production. */
export async function startFront({ port, app, clerk }: { port: number; app: string; clerk: string }): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path.startsWith(`${PROXY_PATH}/`)) pass(request, response, new URL(path.slice(PROXY_PATH.length), clerk));
    else pass(request, response, new URL(path, app));
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return {
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pass(request: IncomingMessage, response: ServerResponse, to: URL): void {
  const onward = ask(to, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  request.pipe(onward);
}
