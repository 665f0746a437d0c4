import { setImmediate } from "node:timers/promises";

/**
 * Long computations share the event loop with requests. Await the answer between small steps: once `sliceMs` of
 * computing have passed, it lets everything that waits have its turn first.
 */
export function breather(sliceMs = 8): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    since = performance.now();
  };
}
