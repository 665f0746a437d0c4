import { randomUUID } from "node:crypto";
import WebSocket from "ws";

interface Answer { type: string; requestId?: number; success?: boolean; result?: unknown }

/**
 * A client that counts one after the other and never gives up: what it has no answer for it sends again, under the same
 * number, on its next connection. So the counter must end at exactly the number of answers.
 */
export class CountingSession {
  readonly key = randomUUID();
  /** Requests that were answered. */
  answered = 0;
  readonly #sessionId = randomUUID();
  #connections = 0;
  #wanted = true;

  /** Counts on this deployment until the connection ends or `rest` is called and everything asked is answered. */
  count(url: string): Promise<void> {
    this.#wanted = true;
    const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`);
    const ask = () => socket.send(JSON.stringify({ type: "Mutation", requestId: this.answered, udfPath: "bench:count", args: [{ key: this.key }] }));
    return new Promise((resolve, reject) => {
      // A connection that breaks is what this is about.
      socket.on("error", () => {});
      socket.on("close", () => resolve());
      socket.on("open", () => {
        socket.send(JSON.stringify({ type: "Connect", sessionId: this.#sessionId, connectionCount: this.#connections++, lastCloseReason: null, clientTs: Date.now() }));
        ask();
      });
      socket.on("message", (text) => {
        const answer: Answer = JSON.parse(String(text));
        if (answer.type !== "MutationResponse" || answer.requestId !== this.answered) return;
        if (answer.success !== true) return reject(new Error(`Counting failed: ${String(answer.result)}`));
        this.answered += 1;
        if (answer.result !== this.answered) return reject(new Error(`Count ${this.answered} was answered with ${String(answer.result)}: a write was lost or done twice`));
        if (this.#wanted) ask();
        else socket.close();
      });
    });
  }

  rest(): void {
    this.#wanted = false;
  }
}
