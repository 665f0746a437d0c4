import { type FigureName, type Report, valueOf } from "./figures";

/** One point of the chart: this time's and, as far along, the time before's. */
export type TimePoint = { at: number; now: number | null; beforeAt: number | null; before: number | null };

/** Two times laid over each other, point by point; the time before may have a month more or fewer. */
export function timeline(name: FigureName, now: Report["points"], before: Report["points"]): TimePoint[] {
  return now.map((point, index) => {
    const earlier = before[index];
    return { at: point.at, now: valueOf(name, point), beforeAt: earlier?.at ?? null, before: earlier === undefined ? null : valueOf(name, earlier) };
  });
}
