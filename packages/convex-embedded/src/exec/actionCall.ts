import { DeveloperError, describeThrown, type ThrownReport } from "../runtime/errors";
import { LogLines, type LogLevel } from "../runtime/logLines";
import type { RealmHost } from "../runtime/realm";
import type { SourceMaps } from "../runtime/sourceMaps";
import type { ActionEvent, ActionOrder } from "./actionProtocol";
import { isObject } from "../runtime/json";

type Tell = (event: ActionEvent) => void;

/** One running action inside its thread: turns syscalls into messages and its end into an outcome. */
export class ActionCall implements RealmHost {
  readonly now = null;
  readonly logs = new LogLines();
  #nextTicket = 1;
  #ended = false;
  readonly #jsWaiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  constructor(
    readonly id: number,
    private readonly variables: ReadonlyMap<string, string>,
    private readonly maps: SourceMaps,
    private readonly tell: Tell,
    private readonly onResponse: (response: Response | null) => void,
    private readonly onEnd: () => void,
  ) {}

  syscall(op: string): string {
    return `!${JSON.stringify({ message: `Unknown operation ${op}` })}`;
  }

  asyncSyscall(op: string, args: string): number {
    const ticket = this.#nextTicket++;
    this.tell({ type: "syscall", call: this.id, ticket, op, args });
    return ticket;
  }

  /** `storage.store` and `storage.get`: the two operations whose values are not JSON. */
  async jsSyscall(op: string, args: Record<string, unknown>): Promise<unknown> {
    const ticket = this.#nextTicket++;
    const answer = new Promise<unknown>((resolve, reject) => this.#jsWaiting.set(ticket, { resolve, reject }));
    if (op === "storage/storeBlob") {
      if (!(args.blob instanceof Blob)) {
        throw new DeveloperError("store() expects a Blob. If you are trying to store a Request, `await request.blob()` will give you the correct input.");
      }
      const bytes = new Uint8Array(await args.blob.arrayBuffer());
      const sha256 = isObject(args.options) && typeof args.options.sha256 === "string" ? args.options.sha256 : null;
      this.tell({ type: "store", call: this.id, ticket, blob: { bytes, contentType: args.blob.type || null }, sha256 });
    } else if (op === "storage/getBlob" && typeof args.storageId === "string") {
      this.tell({ type: "load", call: this.id, ticket, storageId: args.storageId });
    } else {
      throw new DeveloperError(`Unknown operation ${op}`);
    }
    return answer;
  }

  /** Answers of the two operations above. */
  onJsReply(order: ActionOrder): void {
    if (order.type !== "blob" && order.type !== "stored" && order.type !== "refused") return;
    const waiting = this.#jsWaiting.get(order.ticket);
    this.#jsWaiting.delete(order.ticket);
    if (order.type === "refused") waiting?.reject(new Error(order.message));
    else if (order.type === "stored") waiting?.resolve(order.id);
    else if (order.blob === null) waiting?.resolve(null);
    else waiting?.resolve(new Blob([new Uint8Array(order.blob.bytes)], { type: order.blob.contentType ?? "" }));
  }

  log(level: LogLevel, values: readonly unknown[]): void {
    this.logs.add(level, values);
  }

  env(name: string): string | undefined {
    return this.variables.get(name);
  }

  envNames(): string[] {
    return [...this.variables.keys()];
  }

  succeeded(json: string): void {
    // A promise that the action left rejected is told of once this turn of the event loop is over.
    setImmediate(() => {
      if (this.#end()) this.tell({ type: "done", call: this.id, outcome: { ok: true, value: json, logLines: this.logs.lines } });
    });
  }

  responded(response: unknown): void {
    if (response === null || response instanceof Response) this.onResponse(response);
    else this.failed({ name: "Error", message: "HTTP actions must return a Response object.", stack: "" });
  }

  failed(report: ThrownReport): void {
    const outcome = { ok: false, error: describeThrown(report, this.maps), logLines: this.logs.lines } as const;
    if (this.#end()) this.tell({ type: "done", call: this.id, outcome });
  }

  /** The response of an HTTP action has been sent to its end. */
  finished(): void {
    if (this.#end()) this.tell({ type: "end", call: this.id, logLines: this.logs.lines });
  }

  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.onEnd();
    return true;
  }
}
