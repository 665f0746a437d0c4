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

const CLIENTS = 500;
const QUERIES_EACH = 20;

/** A write to what one of ten thousand live queries reads: one of them runs again, and the others cost the write nothing. */
export async function benchApart(deployment: BenchDeployment): Promise<void> {
  const touch = async (text: string) => {
    const began = performance.now();
    await deployment.call("mutation", "bench:touch", { key: 1, text });
    return performance.now() - began;
  };
  const alone: number[] = [];
  for (let write = 0; write < WRITES; write += 1) alone.push(await touch(`alone ${write}`));
  const watchers = await startWatchers(deployment.url, CLIENTS, "bench:point", (key) => ({ key, salt: 0 }), QUERIES_EACH);
  try {
    const before = watchers.results();
    const watched: number[] = [];
    for (let write = 0; write < WRITES; write += 1) watched.push(await touch(`watched ${write}`));
    for (let wait = 0; wait < 100 && watchers.results() < before + WRITES; wait += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    console.log(`\nOne key written beside ${CLIENTS * QUERIES_EACH} live queries of different keys, ${WRITES} writes: ${watchers.results() - before} new results, ${quantile(watched, 0.5).toFixed(1)} ms a write (${quantile(alone, 0.5).toFixed(1)} ms with none watching)`);
  } finally {
    watchers.close();
  }
}
