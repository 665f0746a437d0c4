import { quantile } from "../figures";
import type { BenchDeployment } from "./deployment";
import { startWatchers } from "./watchers";

const WATCHERS = 1000;
const WRITES = 20;

/** From the start of a write to the moment each of a thousand clients of one query has the new result. */
export async function benchFanout(deployment: BenchDeployment): Promise<void> {
  const watchers = await startWatchers(deployment.url, WATCHERS, "bench:point", () => ({ key: 1 }));
  try {
    const waits: number[] = [];
    for (let write = 0; write < WRITES; write += 1) {
      const began = performance.now();
      const told = watchers.allTold(began);
      await deployment.call("mutation", "bench:touch", { key: 1, text: `write ${write}` });
      waits.push(...(await told));
    }
    console.log(`\nOne write seen by ${WATCHERS} clients of one query, ${WRITES} writes: p50 ${quantile(waits, 0.5).toFixed(0)} ms, p95 ${quantile(waits, 0.95).toFixed(0)} ms, last ${Math.max(...waits).toFixed(0)} ms`);
  } finally {
    watchers.close();
  }
}
