/** Pauses after the first to the fifth failure, ms. The sixth parks the row. */
const BACK_OFF_MS = [2_000, 8_000, 30_000, 120_000, 600_000];

/** How long a worker may keep a row without a sign of life, ms. Progress and heartbeats renew it. */
export const LEASE_MS = 2 * 60_000;

/** How long to wait after the `attempts`-th failure, ms, or `null` when there is to be no further try. */
export function backOffAfter(attempts: number): number | null {
  return BACK_OFF_MS[attempts - 1] ?? null;
}
