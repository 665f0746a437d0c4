import { type BenchDeployment, startDeployment } from "../bench/convex/deployment";
import { CountingSession } from "./session";

const SESSIONS = 8;

/**
 * Kills a deployment again and again while clients count, each time somewhere else in their work. In the end no answered
 * count is lost, none is counted twice, and every job ran once.
 */
export async function soakKills(dataDir: string, rounds: number): Promise<void> {
  const sessions = Array.from({ length: SESSIONS }, () => new CountingSession());
  let deployment = await startDeployment(dataDir, { push: true });
  for (let round = 0; round < rounds; round += 1) {
    const counting = sessions.map((session) => session.count(deployment.url));
    await after(200 + Math.random() * 1500);
    await deployment.kill();
    await Promise.all(counting);
    deployment = await startDeployment(dataDir, { push: false });
  }
  const last = sessions.map((session) => session.count(deployment.url));
  await after(1000);
  for (const session of sessions) session.rest();
  await Promise.all(last);
  for (const { key, answered } of sessions) await settled(deployment, key, answered);
  await deployment.stop();
  const total = sessions.reduce((sum, { answered }) => sum + answered, 0);
  console.log(`Killed ${rounds} times under ${SESSIONS} clients: ${total} counts answered, each done once, and ${total} jobs run once`);
}

/** Waits for jobs that are still to run; more than there may be is an error at once. */
async function settled(deployment: BenchDeployment, key: string, expected: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const { value, jobs } = readCounter(await deployment.call("query", "bench:counted", { key }));
    if (value !== expected || jobs > expected) throw new Error(`Counter ${key} has ${value} counts and ${jobs} jobs instead of ${expected}`);
    if (jobs === expected) return;
    await after(100);
  }
  throw new Error(`Jobs of counter ${key} do not come to an end`);
}

function readCounter(answer: unknown): { value: number; jobs: number } {
  if (typeof answer !== "object" || answer === null || !("value" in answer) || !("jobs" in answer)) throw new Error("The deployment does not answer a counter");
  return { value: Number(answer.value), jobs: Number(answer.jobs) };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
