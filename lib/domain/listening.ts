/** When a preview counts as played: 30 seconds of it, or half where it is shorter than a minute. Of what was really heard, not of the position. */
export const PLAY_AFTER_MS = 30_000;

/** How much of a preview of `lengthMs` must be heard for a play, ms. */
export function playAfter(lengthMs: number): number {
  return Math.min(PLAY_AFTER_MS, lengthMs / 2);
}

/** How much of a whole beat half of its preview is at the least: the server knows the beat's length, the browser the preview's. */
const LEAST_SHARE = 0.3;

/** The least that must have been heard of any preview of a beat of `durationMs`, ms: what the server can hold a browser to. */
export function leastPlay(durationMs: number): number {
  return Math.min(PLAY_AFTER_MS, durationMs * LEAST_SHARE);
}

/** A stretch of a track that was heard, in seconds. */
export type Stretch = { from: number; to: number };

/** The stretches with one more, joined where they touch: hearing the same bar twice adds nothing. */
export function withStretch(heard: readonly Stretch[], added: Stretch): Stretch[] {
  if (!(added.to > added.from)) return [...heard];
  const apart = heard.filter(({ from, to }) => to < added.from || from > added.to);
  const touching = heard.filter(({ from, to }) => to >= added.from && from <= added.to);
  const joined = { from: Math.min(added.from, ...touching.map(({ from }) => from)), to: Math.max(added.to, ...touching.map(({ to }) => to)) };
  return [...apart, joined];
}

/** Seconds heard in all. */
export function secondsHeard(heard: readonly Stretch[]): number {
  return heard.reduce((sum, { from, to }) => sum + (to - from), 0);
}
