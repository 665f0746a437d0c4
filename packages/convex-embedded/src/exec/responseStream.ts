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
    const headers: [string, string][] = [...response.headers];
    this.tell({ type: "head", call: this.call, status: response.status, headers });
    if (response.body === null) return;
    const reader = response.body.getReader();
    this.#reader = reader;
    for (;;) {
      const { value, done } = await reader.read();
      if (done || this.#cancelled) return;
      const taken = new Promise<void>((resolve) => {
        this.#more = resolve;
      });
      this.tell({ type: "chunk", call: this.call, bytes: value });
      await taken;
    }
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
