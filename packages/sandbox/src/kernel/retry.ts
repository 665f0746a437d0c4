import type { Attempt, Delivery } from "./types";

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const GIVE_UP_AFTER = 72 * HOUR;

/**
 * What becomes of a delivery after an attempt. Refused ones are tried again with growing, jittered pauses for three days
 * of the clock; while the product does not answer at all the pauses stay short and nothing is given up.
 */
export function verdict(delivery: Delivery, result: Attempt, now: number): Pick<Delivery, "state" | "nextAttemptAt"> {
  if (result.status !== null && result.status >= 200 && result.status < 300) return { state: "delivered", nextAttemptAt: null };
  const failures = delivery.attempts.length + 1;
  if (result.status === null) {
    return { state: "waiting", nextAttemptAt: now + jittered(Math.min(15 * SECOND, SECOND * 1.5 ** Math.min(failures, 20))) };
  }
  if (now - delivery.createdAt > GIVE_UP_AFTER) return { state: "given_up", nextAttemptAt: null };
  return { state: "waiting", nextAttemptAt: now + jittered(Math.min(HOUR, SECOND * 2 ** Math.min(failures - 1, 20))) };
}

/** Between 75 % and 125 %, so that many failures at once do not come back at once. */
function jittered(ms: number): number {
  return Math.round(ms * (0.75 + Math.random() / 2));
}
