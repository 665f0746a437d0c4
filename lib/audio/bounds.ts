/** What a master may be. Checked on the content, never on the file's name or the type a browser claims. */
export const MASTER_BOUNDS = {
  minSeconds: 1,
  maxSeconds: 20 * 60,
  minSampleRate: 8_000,
  maxSampleRate: 192_000,
  maxChannels: 8,
} as const;

/** Bars of a waveform, each 0..255. */
export const PEAK_COUNT = 400;

/** The preview that anybody may hear. Seconds, and bits per second in thousands. */
export const PREVIEW = {
  maxSeconds: 96,
  startFraction: 0.2,
  fadeInSeconds: 0.5,
  fadeOutSeconds: 2,
  kilobits: 128,
} as const;

/** The MP3 that buyers get. */
export const DELIVERABLE = { kilobits: 320 } as const;
