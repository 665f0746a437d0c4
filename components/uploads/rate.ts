import { pace } from "@/strings/uploads";

/** Only the last seconds say how fast it goes now. */
const WINDOW_MS = 6_000;
const STEADY_MS = 800;

/** Measures a transfer by how far it was when. */
export class RateMeter {
  private points: { at: number; bytes: number }[] = [];

  /** @param at ms @param bytes how far it is */
  note(at: number, bytes: number): void {
    this.points = [...this.points.filter((point) => at - point.at <= WINDOW_MS), { at, bytes }];
  }

  /** Bytes per second; null while too little was seen. */
  rate(): number | null {
    const [first] = this.points;
    const last = this.points.at(-1);
    if (!first || !last || last.at - first.at < STEADY_MS) return null;
    return ((last.bytes - first.bytes) * 1_000) / (last.at - first.at);
  }
}

/** "4.2 MB/s" */
export function rateWords(bytesPerSecond: number): string {
  return pace.rate(sizeWords(bytesPerSecond));
}

/** "about 3 min left"; rounded up, so that it never ends late. */
export function remainingWords(bytes: number, bytesPerSecond: number): string {
  const seconds = Math.ceil(bytes / Math.max(1, bytesPerSecond));
  if (seconds < 60) return pace.seconds(Math.max(5, Math.ceil(seconds / 5) * 5));
  if (seconds < 3_600) return pace.minutes(Math.ceil(seconds / 60));
  return pace.hours(Math.floor(seconds / 3_600), Math.ceil((seconds % 3_600) / 60));
}

/** Bytes as people read them; in powers of two, as the limits are. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const mebibytes = bytes / 1024 / 1024;
  if (mebibytes < 1024) return `${mebibytes.toFixed(mebibytes < 10 ? 1 : 0)} MB`;
  return `${(mebibytes / 1024).toFixed(mebibytes % 1024 === 0 ? 0 : 1)} GB`;
}
