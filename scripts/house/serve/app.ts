import { createServer, type IncomingMessage } from "node:http";
import next from "next";
import { builtFiles } from "./built-files";
import { TextResponse } from "./text-response";

/**
 * Serves the app that was built in `dir`, as `next start` does, and in Brotli where whoever asks takes it: the built files
 * as the build compressed them, everything else on its way. A page's scripts wait for its first paint. Ends the process when it is told to.
 */
export async function serveApp(dir: string, hostname: string, port: number): Promise<void> {
  const app = next({ dir, hostname, port });
  const built = builtFiles(dir);
  await app.prepare();
  const answer = app.getRequestHandler();
  const server = createServer<typeof IncomingMessage, typeof TextResponse>({ ServerResponse: TextResponse }, (request, response) => {
    if (built(request, response)) return;
    // Next would encode once more.
    if (response.encodes) delete request.headers["accept-encoding"];
    answer(request, response).catch((error: unknown) => {
      console.error(`Failed to answer ${request.url}`, error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  server.listen(port, hostname);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => server.close(() => void app.close().finally(() => process.exit(0))));
  }
}
