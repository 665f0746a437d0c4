import { parentPort, workerData } from "node:worker_threads";
import { messageOf, type ThrownReport } from "../runtime/errors";
import { ROOT_COMPONENT } from "../runtime/paths";
import type { Realm } from "../runtime/realm";
import { Rejections } from "../runtime/rejections";
import { ActionCall } from "./actionCall";
import type { ActionEvent, ActionOrder, ActionThreadOptions } from "./actionProtocol";
import { ComponentCodes } from "./componentCode";
import { NodeRuntime, reportOf } from "./nodeRuntime";
import { RequestStream } from "./requestStream";
import { ResponseStream } from "./responseStream";

interface Running {
  call: ActionCall;
  stream: ResponseStream;
  incoming: RequestStream;
  /** Null: a "use node" action, whose code shares its realm with others. */
  realm: Realm | null;
  settle(ticket: number, reply: string): void;
}

const HEARTBEAT_MS = 200;

/** Entry of an action thread: many actions side by side, each in its own realm. */
function main(options: ActionThreadOptions): void {
  const port = parentPort;
  if (port === null) throw new Error("Actions run in a worker thread");
  const beat = new Int32Array(options.heartbeat);
  setInterval(() => Atomics.add(beat, 0, 1), HEARTBEAT_MS);

  const codes = new ComponentCodes("action", options.code);
  // Components have no "use node" modules: the CLI bundles them for the isolate only.
  const node = options.kind === "node" ? new NodeRuntime(codes.of(ROOT_COMPONENT).modules, options.packages) : null;
  const running = new Map<number, Running>();
  /** What nobody caught ends the call whose code it is of. */
  const uncaught = (kind: string, report: ThrownReport, thrown: unknown) => {
    const { current } = node ?? {};
    const found = [...running.values()].filter(({ call, realm }) => (realm === null ? call === current : typeof thrown === "object" && thrown !== null && realm.owns(thrown)));
    for (const { call, realm } of found) call.failed(realm === null ? { ...report, message: `${kind}: ${report.message}` } : report);
    if (found.length === 0 && kind === "uncaughtException") process.stderr.write(`convex-embedded: an action left an error: ${report.stack || report.message}\n`);
  };
  new Rejections().listen((report, promise) => uncaught("unhandledRejection", report, promise));
  process.on("uncaughtException", (error) => uncaught("uncaughtException", reportOf(error), error));
  const tell = (event: ActionEvent) => port.postMessage(event);

  const start = (id: number, order: Extract<ActionOrder, { type: "run" | "http" }>): void => {
    const { realms, maps, env } = codes.of(order.type === "http" ? order.component : order.path.component);
    const stream = new ResponseStream(id, tell);
    const incoming = new RequestStream(id, tell);
    const realm = node === null ? realms.take() : null;
    const call = new ActionCall(id, env, maps, tell, (response) => void respond(call, stream, response), () => {
      running.delete(id);
      node?.release(call);
      // What an action left running may still touch its realm, so that realm is not used again.
      if (realm !== null) realms.giveBack(realm, false);
    });
    running.set(id, {
      call,
      stream,
      incoming,
      realm,
      settle: (ticket, reply) => (realm === null ? node?.settle(call, ticket, reply) : realm.settle(ticket, reply)),
    });
    realm?.bind(call);
    try {
      if (order.type === "http") realm?.callHttp(order.path, incoming.request(order.request));
      else if (realm !== null) realm.call("action", order.path.module, order.path.name, order.requestId, order.args);
      else node?.call(call, order.path.module, order.path.name, order.requestId, order.args);
    } catch (error) {
      call.failed({ name: "Error", message: messageOf(error), stack: "" });
    }
  };

  port.on("message", (order: ActionOrder) => {
    if (order.type === "run" || order.type === "http") return start(order.call, order);
    const target = running.get(order.call);
    if (order.type === "reply") target?.settle(order.ticket, order.reply);
    else if (order.type === "body") target?.incoming.give(order.chunk);
    else if (order.type === "more") target?.stream.more();
    else if (order.type === "cancel") target?.stream.cancel();
    else target?.call.onJsReply(order);
  });
  tell({ type: "ready" });
}

async function respond(call: ActionCall, stream: ResponseStream, response: Response | null): Promise<void> {
  try {
    await stream.send(response ?? new Response("No matching routes found", { status: 404 }));
    call.finished();
  } catch (error) {
    call.failed({ name: "Error", message: messageOf(error), stack: "" });
  }
}

main(workerData.options);
