import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { ConvexCaller } from "../convex";
import { AppError } from "../domain/errors";

/** Well under the shortest lease (two minutes): two beats may be lost. */
const HEARTBEAT_MS = 30_000;
/** Nothing takes this long; what still seems to run is stuck, and is given to another try. */
const MAX_RUN_MS = 30 * 60_000;
/** A person watches the bar move; the database need not see every percent. */
const PROGRESS_EVERY_MS = 1_000;

export interface LeaseKeeper {
  progress(percent: number, step: string): void;
  signal: AbortSignal;
  stop(): void;
}

export interface KeeperTimes {
  heartbeatMs: number;
  progressEveryMs: number;
}

/**
 * Keeps a lease alive by reporting: what `progress` last said, at most once a second, and a heartbeat when nothing is
 * said. A report that is refused means that the lease is gone, and aborts the signal, as does a run without end; a
 * report that does not get through does not, because the next may.
 */
export function keepLease(
  convex: ConvexCaller,
  lease: { workId: Id<"work">; leaseId: string },
  { heartbeatMs, progressEveryMs }: KeeperTimes = { heartbeatMs: HEARTBEAT_MS, progressEveryMs: PROGRESS_EVERY_MS },
): LeaseKeeper {
  const lost = new AbortController();
  let said = { percent: 0, step: "Starting" };
  let reportedAt = Number.NEGATIVE_INFINITY;
  let sending = false;

  const report = async () => {
    if (sending || lost.signal.aborted) return;
    sending = true;
    reportedAt = performance.now();
    try {
      await convex.mutation(api.platform.work.progress, { ...lease, ...said });
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code !== "provider_unavailable") lost.abort(thrown);
    } finally {
      sending = false;
    }
  };

  const heartbeat = setInterval(() => void report(), heartbeatMs).unref();
  const limit = setTimeout(() => lost.abort(new Error("The work took too long")), MAX_RUN_MS).unref();
  lost.signal.addEventListener("abort", () => clearInterval(heartbeat));
  return {
    progress(percent, step) {
      said = { percent, step };
      if (performance.now() - reportedAt >= progressEveryMs) void report();
    },
    signal: lost.signal,
    stop() {
      clearInterval(heartbeat);
      clearTimeout(limit);
    },
  };
}
