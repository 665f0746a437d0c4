import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchDeployment, startDeployment } from "./deployment";
import { benchApart, benchFanout } from "./fanout";
import { benchReads } from "./reads";
import { benchWrites } from "./writes";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2);
const FEW = 1000;
const MANY = 100_000;

/** Every figure of the embedded deployment, each beside its ceiling; prints them. */
export async function benchConvex(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "backline-bench-convex-"));
  const [few, many] = [join(directory, "few"), join(directory, "many")];
  const running = new Set<BenchDeployment>();
  const start = async (dataDir: string, push: boolean) => {
    const deployment = await startDeployment(dataDir, { push });
    running.add(deployment);
    return deployment;
  };
  try {
    const small = await start(few, true);
    const filled = await start(many, true);
    await fill(small, FEW);
    await fill(filled, MANY);
    await filled.stop();
    running.delete(filled);
    const large = await start(many, false);
    console.log(`\nEmbedded Convex with ${MANY} documents: ready ${large.readyMs.toFixed(0)} ms after its process was started, ${large.rss().toFixed(0)} MiB resident`);
    await benchReads([{ documents: FEW, deployment: small }, { documents: MANY, deployment: large }], ROUNDS, SECONDS);
    console.log(`  resident after it: ${large.rss().toFixed(0)} MiB`);
    await benchWrites(small, ROUNDS, SECONDS);
    await benchFanout(small);
    await benchApart(small);
  } finally {
    await Promise.all([...running].map((deployment) => deployment.stop()));
    rmSync(directory, { recursive: true, force: true });
  }
}

async function fill(deployment: BenchDeployment, documents: number): Promise<void> {
  for (let from = 0; from < documents; from += 1000) await deployment.call("mutation", "bench:fill", { from, count: 1000 });
}
