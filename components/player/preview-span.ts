import { PREVIEW } from "@/lib/audio/bounds";

/** Which part of a beat its preview lets us hear; both in seconds of the beat. */
export function previewSpan(duration: number): { start: number; length: number } {
  const start = duration * PREVIEW.startFraction;
  return { start, length: Math.min(PREVIEW.maxSeconds, duration - start) };
}
