import type { ActionEvent } from "./actionProtocol";

/** Sends a response chunk by chunk, the next one when the reader has taken the last. */
export class ResponseStream {
  #more: (() => void) | null = null;
  #cancelled = false;
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null;

  constructor(
    private readonly call: number,
    private readonly tell: (event: ActionEvent) => void,
  ) {}

  async send(response: Response): Promise<void> {
    const reader = response.body?.getReader() ?? null;
    this.#reader = reader;
    const head = (length: number | null) => this.tell({ type: "head", call: this.call, status: response.status, headers: [...response.headers], length });
    if (reader === null) return head(0);
    // A body that is there as a whole is sent with its length; one that is still being made does not keep its head waiting.
    let next = reader.read();
    const first = await atOnce(next);
    if (first === null) head(null);
    else if (first.done) return head(0);
    else {
      next = reader.read();
      const end = await atOnce(next);
      head(end?.done === true ? first.value.byteLength : null);
      await this.#chunk(first.value);
    }
    for (;;) {
      const { value, done } = await next;
      if (done || this.#cancelled) return;
      await this.#chunk(value);
      next = reader.read();
    }
  }

  #chunk(bytes: Uint8Array): Promise<void> {
    const taken = new Promise<void>((resolve) => {
      this.#more = resolve;
    });
    this.tell({ type: "chunk", call: this.call, bytes });
    return taken;
  }

  more(): void {
    this.#more?.();
  }

  /** The reader is gone: the action's stream is told, and nothing more is sent. */
  cancel(): void {
    this.#cancelled = true;
    void this.#reader?.cancel().catch(() => {});
    this.#more?.();
  }
}

/** How many turns of the event loop a blob takes to hand out its content. */
const TURNS = 4;

/** What is read without waiting for anybody, or null. */
async function atOnce<T>(read: Promise<T>): Promise<T | null> {
  let found: T | null = null;
  // Whoever awaits `read` itself hears of its failure.
  read.then((value) => (found = value), () => {});
  for (let turn = 0; turn < TURNS && found === null; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return found;
}
