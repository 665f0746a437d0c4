import { median } from "../bench/figures";
import { type BenchDeployment, startDeployment } from "../bench/convex/deployment";
import { startWatchers } from "../bench/convex/watchers";

const DOCUMENTS = 20_000;
const ACCOUNTS = 1000;
const CALLERS = 8;
const WATCHERS = 50;
const SAMPLE_MS = 5000;
/** By how much the last third may lie above the middle one. */
const GROWTH = 1.1;

/** Reads, writes, schedules and watches for so many minutes, and looks whether the process keeps growing. */
export async function soakMemory(dataDir: string, minutes: number): Promise<void> {
  const deployment = await startDeployment(dataDir, { push: true });
  for (let from = 0; from < DOCUMENTS; from += 1000) await deployment.call("mutation", "bench:fill", { from, count: 1000 });
  await deployment.call("mutation", "bench:open", { from: 0, count: ACCOUNTS });
  const end = Date.now() + minutes * 60_000;
  const running = () => Date.now() < end;
  let calls = 0;
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(deployment.rss()), SAMPLE_MS);
  const callers = Array.from({ length: CALLERS }, async (_, caller) => {
    while (running()) {
      await step(deployment, caller);
      calls += 1;
    }
  });
  await Promise.all([...callers, watchAndLeave(deployment, running)]);
  clearInterval(sampling);
  await deployment.stop();
  const third = Math.floor(samples.length / 3);
  const [middle, last] = [median(samples.slice(third, 2 * third)), median(samples.slice(2 * third))];
  console.log(`${minutes} minutes, ${calls} calls, ${WATCHERS} clients coming and going: resident ${median(samples.slice(0, third)).toFixed(0)} MiB in the first third, ${middle.toFixed(0)} in the second, ${last.toFixed(0)} in the last, at most ${Math.max(...samples).toFixed(0)}`);
  if (last > middle * GROWTH) throw new Error("The process keeps growing");
}

async function step(deployment: BenchDeployment, caller: number): Promise<void> {
  const any = (limit: number) => Math.floor(Math.random() * limit);
  await deployment.call("query", "bench:range", { key: any(DOCUMENTS), salt: any(1e9) });
  await deployment.call("mutation", "bench:transfer", { from: any(ACCOUNTS / 2), to: ACCOUNTS / 2 + any(ACCOUNTS / 2) });
  await deployment.call("mutation", "bench:touch", { key: any(WATCHERS), text: "x".repeat(any(300)) });
  await deployment.call("mutation", "bench:count", { key: `caller ${caller}` });
}

async function watchAndLeave(deployment: BenchDeployment, running: () => boolean): Promise<void> {
  while (running()) {
    const watchers = await startWatchers(deployment.url, WATCHERS, "bench:point", (key) => ({ key }));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    watchers.close();
  }
}
