/** The slowest connection that still gets a whole file through one address. */
const BYTES_PER_SECOND = 50 * 1024;
const MIN_SECONDS = 10 * 60;
const MAX_SECONDS = 3 * 60 * 60;

/**
 * How long a signed address of a file lives: long enough to read it slowly, short enough that it dies soon after a
 * right is revoked.
 * @param size bytes
 * @returns whole seconds
 */
export function downloadSeconds(size: number): number {
  return Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, Math.ceil(size / BYTES_PER_SECOND)));
}
