import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { messageOf } from "../runtime/errors";
import { HttpError, sendError } from "./reply";

/** What a port serves; replaced once, when the deployment has started. */
export interface Application {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** One listening port. It listens before the deployment is open, because URLs name the port. */
export class HttpPort {
  readonly #server: Server;
  #application: Application | null = null;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on("upgrade", (request, socket, head) => {
      if (this.#application === null) socket.destroy();
      else this.#application.upgrade(request, socket, head);
    });
  }

  static async listen(host: string, port: number): Promise<HttpPort> {
    const opened = new HttpPort();
    await new Promise<void>((resolve, reject) => {
      opened.#server.once("error", (error: NodeJS.ErrnoException) => {
        reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} on ${host} is already in use: stop the other process or choose another port`) : error);
      });
      opened.#server.listen(port, host, resolve);
    });
    return opened;
  }

  get port(): number {
    const address: string | AddressInfo | null = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The server does not listen on a port");
    return address.port;
  }

  open(application: Application): void {
    this.#application = application;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeIdleConnections();
    const impatience = setTimeout(() => this.#server.closeAllConnections(), 500);
    await closed;
    clearTimeout(impatience);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.#application === null) throw new HttpError(503, "Starting", "The deployment is starting");
      await this.#application.serve(request, response);
    } catch (error) {
      if (!(error instanceof HttpError)) process.stderr.write(`convex-embedded: ${request.method} ${request.url}: ${messageOf(error)}\n`);
      sendError(response, error instanceof HttpError ? error : new HttpError(500, "InternalServerError", "Your request couldn't be completed. Try again later."));
    }
  }
}
