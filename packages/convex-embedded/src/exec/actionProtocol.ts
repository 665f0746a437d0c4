import type { FunctionPath } from "../runtime/paths";
import type { DeploymentCode } from "./componentCode";
import type { Outcome } from "./outcome";

/** An HTTP request for an HTTP action; the body has been read in full. */
export interface PlainRequest {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: Uint8Array | null;
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
  | { type: "head"; call: number; status: number; headers: [name: string, value: string][] }
  | { type: "chunk"; call: number; bytes: Uint8Array }
  | { type: "end"; call: number; logLines: string[] };

export interface ActionThreadOptions {
  kind: "isolate" | "node";
  code: DeploymentCode;
  /** A counter that moves while the thread is not stuck. */
  heartbeat: SharedArrayBuffer;
}
