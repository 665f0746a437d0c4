import type { ActionEvent, PlainRequest } from "./actionProtocol";

/** The body of a request, fetched from the main thread as far as the action reads it. */
export class RequestStream {
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #taken: () => void = () => {};

  constructor(
    private readonly call: number,
    private readonly tell: (event: ActionEvent) => void,
  ) {}

  request({ method, url, headers, hasBody }: PlainRequest): Request {
    return new Request(url, { method, headers, ...(hasBody ? { body: this.#body(), duplex: "half" } : {}) });
  }

  /** The main thread's answer to the last pull. */
  give(chunk: Uint8Array | string | null): void {
    const controller = this.#controller;
    if (chunk === null) controller?.close();
    else if (typeof chunk === "string") controller?.error(new Error(chunk));
    else controller?.enqueue(chunk);
    this.#taken();
  }

  #body(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () =>
          new Promise<void>((resolve) => {
            this.#taken = resolve;
            this.tell({ type: "pull", call: this.call });
          }),
        cancel: () => {
          this.#controller = null;
        },
      },
      { highWaterMark: 0 },
    );
  }
}
