/** What a piece of work may do while it runs. */
export interface WorkContext {
  /** Unique business fact the work follows from; the idempotency key towards providers that have no better one. */
  key: string;
  /** Says how far it has come. Sent on sparingly, so it may be called often. */
  progress(percent: number, step: string): void;
  /** Aborted when the lease is lost or the time is up: whoever holds it now does the work. */
  signal: AbortSignal;
}
