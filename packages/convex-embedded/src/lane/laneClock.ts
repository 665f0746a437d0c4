import type { LaneControl } from "./control";

/** Notices a function that has run for longer than it may. */
export class LaneClock {
  #seen: { job: number; part: number; since: number } | null = null;

  constructor(
    private readonly control: LaneControl,
    private readonly limitMs: number,
  ) {}

  /** What runs since longer than the limit, as far as earlier looks can tell. */
  overdue(now: number): { job: number; part: number } | null {
    const running = this.control.running();
    if (running === null) {
      this.#seen = null;
      return null;
    }
    if (this.#seen?.job !== running.job || this.#seen.part !== running.part) {
      this.#seen = { ...running, since: now };
      return null;
    }
    return now - this.#seen.since > this.limitMs ? running : null;
  }
}
