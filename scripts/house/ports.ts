import { randomInt } from "node:crypto";
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

/** Below the ports that systems hand out by themselves (from 32768), above those that browsers refuse to open. */
const FIRST = 11_000;
const LAST = 32_000;

/**
 * A port that is free; tests run their own house on such ports. It stays free: one that the system picks may be
 * given to the next connection of any program before its server listens.
 */
export async function anyFreePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(FIRST, LAST);
    const taken = (await tryListen(port, "127.0.0.1")) ?? (await tryListen(port, "localhost"));
    if (taken === null) return port;
  }
  throw new Error(`No free port between ${FIRST} and ${LAST}`);
}

function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
