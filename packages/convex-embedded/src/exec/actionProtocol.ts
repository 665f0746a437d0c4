import type { FunctionPath } from "../runtime/paths";
import type { DeploymentCode } from "./componentCode";
import type { Outcome } from "./outcome";

/** An HTTP request for an HTTP action; its body follows chunk by chunk, as the action reads it. */
export interface PlainRequest {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  hasBody: boolean;
}

export interface PlainBlob {
  bytes: Uint8Array;
  contentType: string | null;
}

/** To an action thread. */
export type ActionOrder =
  | { type: "run"; call: number; path: FunctionPath; args: string; requestId: string }
  /** `path`: as the router of the component's `http.ts` sees it. */
  | { type: "http"; call: number; request: PlainRequest; component: string; path: string }
  /** The answer of an ordinary syscall, in the form of `bootstrap.js`. */
  | { type: "reply"; call: number; ticket: number; reply: string }
  | { type: "blob"; call: number; ticket: number; blob: PlainBlob | null }
  | { type: "stored"; call: number; ticket: number; id: string }
  | { type: "refused"; call: number; ticket: number; message: string }
  /** The next chunk of the request's body; null is its end, text what became of it instead. */
  | { type: "body"; call: number; chunk: Uint8Array | string | null }
  /** The reader took the last chunk of the response. */
  | { type: "more"; call: number }
  | { type: "cancel"; call: number };

/** From an action thread. */
export type ActionEvent =
  | { type: "ready" }
  | { type: "syscall"; call: number; ticket: number; op: string; args: string }
  | { type: "store"; call: number; ticket: number; blob: PlainBlob; sha256: string | null }
  | { type: "load"; call: number; ticket: number; storageId: string }
  | { type: "done"; call: number; outcome: Outcome }
  /** The action reads on in the body of its request. */
  | { type: "pull"; call: number }
  /** `length`: bytes of the whole body where it is there already, else null. */
  | { type: "head"; call: number; status: number; headers: [name: string, value: string][]; length: number | null }
  | { type: "chunk"; call: number; bytes: Uint8Array }
  | { type: "end"; call: number; logLines: string[] };

export interface ActionThreadOptions {
  kind: "isolate" | "node";
  code: DeploymentCode;
  /** Directory that packages outside the bundle resolve from. */
  packages: string;
  /** A counter that moves while the thread is not stuck. */
  heartbeat: SharedArrayBuffer;
}
