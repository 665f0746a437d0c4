/** The sound that marks a store's previews, and how it may be set. */
export const PREVIEW_TAG = {
  maxSeconds: 15,
  /** Largest upload, bytes: fifteen seconds in stereo at 96 kHz and 24 bits, and a little more. */
  maxBytes: 10 * 1024 * 1024,
  /** The tag is kept at this rate, in mono. */
  sampleRate: 44_100,
  every: { min: 10, max: 60 },
} as const;

export const TAG_LOUDNESS = ["quiet", "normal", "loud"] as const;
export type TagLoudness = (typeof TAG_LOUDNESS)[number];

/** Peak of the tag beside the music's own level (RMS over about half a second). */
export const TAG_TO_MUSIC: Record<TagLoudness, number> = { quiet: 0.7, normal: 1.1, loud: 1.6 };

/** What marks previews where a store has set nothing. */
export const USUAL_TAG = { everySeconds: 12, loudness: "normal" } as const;

/** Seconds that must lie between the end of a tag and the next one: a preview that is all tag is none. */
const REST_SECONDS = 2;

/** The shortest distance a tag of `durationMs` can be repeated at, whole seconds. */
export function shortestEvery(durationMs: number): number {
  return Math.max(PREVIEW_TAG.every.min, Math.ceil(durationMs / 1000) + REST_SECONDS);
}
