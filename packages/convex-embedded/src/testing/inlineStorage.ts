import { actionGeneric, type StorageActionWriter } from "convex/server";
import type { Invocation } from "../exec/invocation";
import { blobCall } from "./blobCalls";
import type { MemoryFiles } from "./memoryFiles";

let known: Promise<StorageActionWriter> | null = null;

/** The `storage` of actions, which `t.run` has too; it belongs to whichever function uses it. */
export function actionStorage(): Promise<StorageActionWriter> {
  known ??= new Promise((resolve, reject) => {
    const probe: unknown = actionGeneric({ handler: async ({ storage }) => resolve(storage) });
    const invoker: unknown = Reflect.get(Object(probe), "invokeAction");
    if (typeof invoker !== "function") throw new Error("convex no longer has invokeAction()");
    Promise.resolve(invoker.call(probe, "", "[{}]")).catch(reject);
  });
  return known;
}

/** Files of `t.run` come and go with its transaction. */
export function inlineFiles(files: () => MemoryFiles) {
  return ({ tx, execution }: Invocation, op: string, args: Record<string, unknown>): Promise<unknown> =>
    blobCall({ store: (blob, sha256) => files().stage(tx, execution, blob, sha256), load: (id) => files().read(tx, execution, id) }, op, args);
}
