import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Server, ServerResponse } from "node:http";
import { type BrokenAnswer, brokenAnswer } from "./faults/break-off";
import { isErrno } from "./files";

export interface Listener {
  port: number;
  /** Stops accepting, ends what is open, and resolves when the port is free. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. @throws a sentence for the user when the port is taken. */
export async function listen(port: number, handle: (request: Request) => Promise<Response>): Promise<Listener> {
  const server = createAdaptorServer({
    async fetch(request, { outgoing }) {
      const response = await handle(request);
      const broken = brokenAnswer(response);
      if (broken === undefined || !(outgoing instanceof ServerResponse)) return response;
      breakOff(outgoing, broken);
      return RESPONSE_ALREADY_SENT;
    },
  });
  if (!(server instanceof Server)) throw new Error("The sandbox needs an HTTP/1 server.");
  // An upload may take long, and a pause between two requests of one connection must not race with its end.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(isErrno(error, "EADDRINUSE") ? portTaken(port) : error));
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sandbox must listen on a TCP port.");
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} on 127.0.0.1 is in use. Stop the program that holds it, or start the sandbox on another port.`);
}

/** Ends the connection as when a machine or a cable between the two fails: a reset, after what had been sent. */
function breakOff(outgoing: ServerResponse, { head, part }: BrokenAnswer): void {
  const { socket } = outgoing;
  if (head === null) return void socket?.resetAndDestroy();
  outgoing.writeHead(head.status, Object.fromEntries(head.headers));
  outgoing.write(part, () => socket?.destroy());
}
