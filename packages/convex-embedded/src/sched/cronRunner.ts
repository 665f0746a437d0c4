import type { JSONValue } from "convex/values";
import { componentPaths, definitionOf, type CronSpec } from "../exec/deployment";
import type { DeploymentHost } from "../exec/deploymentHost";
import { messageOf } from "../runtime/errors";
import { canonicalPath, parseFunctionPath, ROOT_COMPONENT } from "../runtime/paths";
import { nextRun } from "./cronTimes";

/** Longest sleep; timers cannot count further than 24 days, and clocks get set. */
const MAX_SLEEP_MS = 3600_000;

/** Turns cron jobs into scheduled functions as their times come. Times outlive restarts and pushes. */
export class CronRunner {
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(private readonly host: DeploymentHost) {}

  /** The code is new, or the process is: keep known times, drop gone jobs, add new ones. */
  plan(): void {
    this.#enqueue(async () => {
      const state = await this.host.lane.call("cronState", null);
      const now = Date.now();
      const times = this.#specs().map(({ key, spec }): [string, number] => [key, state[key]?.next ?? nextRun(spec.schedule, null, now)]);
      await this.host.lane.call("planCrons", Object.fromEntries(times));
      await this.#fireDue();
    });
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#closed) return;
      try {
        await work();
      } catch (error) {
        if (this.#closed) return;
        process.stderr.write(`convex-embedded: cron jobs: ${messageOf(error)}\n`);
        this.#sleep(Date.now() + 1000);
      }
    });
  }

  async #fireDue(): Promise<void> {
    const state = await this.host.lane.call("cronState", null);
    const now = Date.now();
    let wake = now + MAX_SLEEP_MS;
    for (const { key, component, spec } of this.#specs()) {
      let next = state[key]?.next ?? now;
      if (next <= now) {
        const [args = {}]: JSONValue[] = JSON.parse(spec.args);
        const job = { component, name: canonicalPath(parseFunctionPath(spec.name)), args, scheduledTime: next };
        next = nextRun(spec.schedule, next, now);
        await this.host.lane.call("fireCron", { key, next, job });
      }
      wake = Math.min(wake, next);
    }
    this.#sleep(wake);
  }

  #sleep(until: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#enqueue(() => this.#fireDue()), Math.max(0, until - Date.now()));
    this.#timer.unref();
  }

  /** Jobs of the app and of every component. The key changes with the schedule, so that a changed job starts anew. */
  #specs(): { key: string; component: string; spec: CronSpec }[] {
    const { deployment } = this.host;
    return componentPaths(deployment).flatMap((component) =>
      Object.entries(definitionOf(deployment, component)?.crons ?? {}).map(([id, spec]) => ({
        key: JSON.stringify(component === ROOT_COMPONENT ? [id, spec.schedule] : [id, spec.schedule, component]),
        component,
        spec,
      })),
    );
  }
}
