import { createServer } from "node:net";
import { Stop } from "./stop";

/** @throws Stop naming the variable that moves the port elsewhere */
export async function requireFreePort(port: number, what: string, variable: string): Promise<void> {
  for (const host of ["127.0.0.1", "localhost"]) {
    const error = await tryListen(port, host);
    if (error === "EADDRINUSE") throw new Stop(`Port ${port} (${what}) is in use. Stop what uses it, or choose another: ${variable}=${port + 10} npm start`);
    if (error === "EACCES") throw new Stop(`Port ${port} (${what}) is not allowed for this user. Choose one above 1024: ${variable}=${port + 3000} npm start`);
  }
}

/** A port that was free a moment ago; tests run their own house on such ports. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
