import { join } from "node:path";
import { readFileIfPresent, writeFileAtomically } from "./files";
import type { Clock } from "./types";

interface Job {
  at: number;
  order: number;
  what: string;
  run: () => void | Promise<void>;
}

/** Timers of Node overflow above 2^31-1 ms, so a far job is looked at again after a day. */
const LONGEST_TIMER = 24 * 60 * 60 * 1000;

export interface OwnedClock extends Clock {
  /** How far the clock runs ahead of the machine, in ms. */
  offset(): number;
  /** What falls due next, in its order. */
  due(limit: number): { at: number; what: string }[];
  /** Forgets all jobs and stops the timer. */
  close(): void;
}

/** The sandbox's time: the machine's plus an offset that survives restarts (`<dataDir>/clock.json`). */
export function createClock(dataDir: string | null, onError: (error: unknown) => void): OwnedClock {
  const path = dataDir === null ? null : join(dataDir, "clock.json");
  const heap: Job[] = [];
  let offset = path === null ? 0 : readOffset(path);
  let order = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let lane: Promise<void> = Promise.resolve();

  const now = () => Date.now() + offset;

  const moveTo = (target: number) => {
    if (target <= now()) return;
    offset += target - now();
    if (path !== null) writeFileAtomically(path, JSON.stringify({ offset }));
  };

  /** One at a time, so that two advances and the timer never run jobs side by side. */
  const inLane = (step: () => Promise<void>): Promise<void> => {
    const result = lane.then(step);
    lane = result.catch(onError);
    return result;
  };

  const runUntil = async (limit: number) => {
    for (let job = heap[0]; job !== undefined && job.at <= limit && !closed; job = heap[0]) {
      pop(heap);
      moveTo(job.at);
      try {
        await job.run();
      } catch (error) {
        onError(error);
      }
    }
  };

  const arm = () => {
    clearTimeout(timer);
    const next = heap[0];
    if (next === undefined || closed) return;
    const wait = Math.min(Math.max(next.at - now(), 0), LONGEST_TIMER);
    timer = setTimeout(() => void inLane(() => runUntil(now())).finally(arm), wait);
    timer.unref();
  };

  return {
    now,
    offset: () => offset,
    due: (limit) => heap.toSorted((a, b) => a.at - b.at || a.order - b.order).slice(0, limit).map(({ at, what }) => ({ at, what })),
    at(at, run, what = "something of a provider's") {
      push(heap, { at, order: order++, run, what });
      if (heap[0]?.order === order - 1) arm();
    },
    async advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError("The clock only moves forward, by a finite number of milliseconds.");
      await inLane(async () => {
        const target = now() + ms;
        await runUntil(target);
        moveTo(target);
      });
      arm();
    },
    close() {
      closed = true;
      heap.length = 0;
      clearTimeout(timer);
    },
  };
}

function readOffset(path: string): number {
  const content = readFileIfPresent(path);
  if (content === null) return 0;
  const parsed: unknown = JSON.parse(content);
  if (typeof parsed === "object" && parsed !== null && "offset" in parsed && typeof parsed.offset === "number") return parsed.offset;
  throw new Error(`${path} is damaged. Remove it to set the sandbox's clock back to the machine's time.`);
}

const before = (a: Job, b: Job) => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Job[], job: Job): void {
  let index = heap.push(job) - 1;
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (parent === undefined || !before(job, parent)) break;
    heap[index] = parent;
    index = parentIndex;
  }
  heap[index] = job;
}

function pop(heap: Job[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const right = left + 1;
    const leftJob = heap[left];
    if (leftJob === undefined) break;
    const rightJob = heap[right];
    const rightFirst = rightJob !== undefined && before(rightJob, leftJob);
    const child = rightFirst ? rightJob : leftJob;
    if (!before(child, last)) break;
    heap[index] = child;
    index = rightFirst ? right : left;
  }
  heap[index] = last;
}
