/** The two notes of the mark, in Hz: a rising fifth, high enough to be heard over any bass. */
export const CHIME_NOTES = [1_318.51, 1_975.53] as const;
const CHIME_SECONDS = 0.9;

const SECOND_NOTE_AT = 0.16;
const ATTACK_SECONDS = 0.004;
const DECAY_SECONDS = 0.2;
/** Frequency factor and strength: a small bell, its third partial a little off. */
const PARTIALS = [
  [1, 1],
  [2, 0.35],
  [3.01, 0.12],
] as const;

/** The sound that marks a preview as a preview, made here and nowhere recorded. Peak 1. */
export function synthesiseChime(sampleRate: number): Float32Array {
  const chime = new Float32Array(Math.round(CHIME_SECONDS * sampleRate));
  CHIME_NOTES.forEach((hertz, index) => addNote(chime, sampleRate, hertz, index * SECOND_NOTE_AT));
  const peak = chime.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const release = 0.05 * sampleRate;
  return chime.map((sample, at) => (sample / peak) * Math.min(1, (chime.length - at) / release));
}

function addNote(into: Float32Array, sampleRate: number, hertz: number, startSeconds: number): void {
  for (let at = Math.round(startSeconds * sampleRate); at < into.length; at++) {
    const seconds = at / sampleRate - startSeconds;
    const envelope = Math.min(1, seconds / ATTACK_SECONDS) * Math.exp(-seconds / DECAY_SECONDS);
    const tone = PARTIALS.reduce((sum, [factor, strength]) => sum + strength * Math.sin(2 * Math.PI * hertz * factor * seconds), 0);
    into[at] = (into[at] ?? 0) + envelope * tone;
  }
}
