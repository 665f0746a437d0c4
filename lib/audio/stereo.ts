/** A stretch of sound: two channels of equal length, −1..1. */
export interface StereoBlock {
  left: Float32Array;
  right: Float32Array;
}

/** How much of each source channel goes to the left and to the right. */
export interface Downmix {
  left: readonly number[];
  right: readonly number[];
}

const HALF_POWER = Math.SQRT1_2;

/**
 * Standard WAV channel order (front left, front right, centre, low frequency, back left, back right, side left,
 * side right); the low-frequency channel is left out of a stereo mix (ITU-R BS.775). Weights of one side sum to 1,
 * so that nothing clips that did not clip before.
 */
const LAYOUTS: Readonly<Record<number, Downmix>> = {
  1: { left: [1], right: [1] },
  2: { left: [1, 0], right: [0, 1] },
  3: { left: [1, 0, HALF_POWER], right: [0, 1, HALF_POWER] },
  4: { left: [1, 0, HALF_POWER, 0], right: [0, 1, 0, HALF_POWER] },
  5: { left: [1, 0, HALF_POWER, HALF_POWER, 0], right: [0, 1, HALF_POWER, 0, HALF_POWER] },
  6: { left: [1, 0, HALF_POWER, 0, HALF_POWER, 0], right: [0, 1, HALF_POWER, 0, 0, HALF_POWER] },
  7: { left: [1, 0, HALF_POWER, 0, 0.5, HALF_POWER, 0], right: [0, 1, HALF_POWER, 0, 0.5, 0, HALF_POWER] },
  8: { left: [1, 0, HALF_POWER, 0, 0.5, 0, HALF_POWER, 0], right: [0, 1, HALF_POWER, 0, 0, 0.5, 0, HALF_POWER] },
};

/** @param channels 1..8 */
export function downmixOf(channels: number): Downmix {
  const layout = LAYOUTS[channels];
  if (!layout) throw new RangeError(`No stereo mix for ${channels} channels`);
  return { left: normalised(layout.left), right: normalised(layout.right) };
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
