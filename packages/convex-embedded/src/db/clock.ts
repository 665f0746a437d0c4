/** Times that only go forward: commit timestamps and creation times. */
import type { Timestamp } from "./types";

/** So far apart that JSON numbers, as JavaScript reads them, tell them apart: connectors send timestamps back. */
const STEP = 256n;
const NANOS_PER_MILLI = 1_000_000n;

export class Clock {
  private created: number;

  constructor(public latest: Timestamp) {
    // Rounded up, so that what is created now comes after everything that was committed before.
    this.created = Number(latest / NANOS_PER_MILLI) + (latest === 0n ? 0 : 1);
  }

  /** Wall-clock nanoseconds, or the next after the last commit's when the clock stands still or went back. */
  nextCommit(): Timestamp {
    const wall = BigInt(Date.now()) * NANOS_PER_MILLI;
    return (wall > this.latest ? wall + STEP - 1n : this.latest + STEP) / STEP * STEP;
  }

  /** At least `atLeast` ms and later than every creation time given before. */
  creationTime(atLeast: number): number {
    this.created = atLeast > this.created ? atLeast : nextFloat(this.created);
    return this.created;
  }
}

/** The smallest float64 above a positive one. */
function nextFloat(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + 1n);
  return view.getFloat64(0);
}
