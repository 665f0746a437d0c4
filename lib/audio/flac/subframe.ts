import { type BitReader, FlacDamaged } from "./bits";

/** Fixed predictors of order 0 to 4 as weights of the samples before, nearest first (RFC 9639 section 9.2.5). */
const FIXED = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

/**
 * Reads one channel of a frame into `samples`, `size` whole numbers.
 * Sums are doubles: a side channel of 32 bits times coefficients of 15 still fits their 53.
 */
export function readSubframe(bits: BitReader, samples: Float64Array, size: number, bitDepth: number): void {
  if (bits.read(1) !== 0) throw new FlacDamaged("a subframe is damaged");
  const type = bits.read(6);
  const wasted = bits.read(1) === 0 ? 0 : bits.unary() + 1;
  const depth = bitDepth - wasted;
  if (depth < 1) throw new FlacDamaged("a subframe is damaged");
  if (type === 0) samples.fill(bits.signed(depth), 0, size);
  else if (type === 1) warmUp(bits, samples, size, depth);
  else if (type >= 8 && type <= 12) fixed(bits, samples, size, depth, type - 8);
  else if (type >= 32) linear(bits, samples, size, depth, type - 31);
  else throw new FlacDamaged("a subframe is of a reserved type");
  if (wasted > 0) for (let at = 0; at < size; at++) samples[at] = (samples[at] ?? 0) * 2 ** wasted;
}

function warmUp(bits: BitReader, samples: Float64Array, count: number, depth: number): void {
  for (let at = 0; at < count; at++) samples[at] = bits.signed(depth);
}

function fixed(bits: BitReader, samples: Float64Array, size: number, depth: number, order: number): void {
  checkOrder(order, size);
  warmUp(bits, samples, order, depth);
  readResidual(bits, samples, size, order);
  predict(samples, size, FIXED[order] ?? [], 0);
}

function linear(bits: BitReader, samples: Float64Array, size: number, depth: number, order: number): void {
  checkOrder(order, size);
  warmUp(bits, samples, order, depth);
  const precision = bits.read(4) + 1;
  const shift = bits.signed(5);
  if (precision === 16 || shift < 0) throw new FlacDamaged("a predictor is damaged");
  const weights = Array.from({ length: order }, () => bits.signed(precision));
  readResidual(bits, samples, size, order);
  predict(samples, size, weights, shift);
}

function checkOrder(order: number, size: number): void {
  if (order > size) throw new FlacDamaged("a predictor is longer than its block");
}

/** Turns residuals, in place, into samples. */
function predict(samples: Float64Array, size: number, weights: number[], shift: number): void {
  const order = weights.length;
  const scale = 2 ** -shift;
  for (let at = order; at < size; at++) {
    let sum = 0;
    for (let back = 0; back < order; back++) sum += (weights[back] ?? 0) * (samples[at - 1 - back] ?? 0);
    samples[at] = (samples[at] ?? 0) + Math.floor(sum * scale);
  }
}

/** Rice-coded residuals in partitions, each with its own parameter or as plain numbers (RFC 9639 section 9.2.7). */
function readResidual(bits: BitReader, samples: Float64Array, size: number, order: number): void {
  const method = bits.read(2);
  if (method > 1) throw new FlacDamaged("residuals are of a reserved kind");
  const parameterBits = method === 0 ? 4 : 5;
  const partitions = 1 << bits.read(4);
  const share = size / partitions;
  if (!Number.isInteger(share) || share < order) throw new FlacDamaged("residuals are divided wrongly");
  let at = order;
  for (let partition = 1; partition <= partitions; partition++) {
    const end = partition * share;
    const parameter = bits.read(parameterBits);
    if (parameter === (1 << parameterBits) - 1) {
      const width = bits.read(5);
      for (; at < end; at++) samples[at] = width === 0 ? 0 : bits.signed(width);
    } else {
      const step = 2 ** parameter;
      for (; at < end; at++) {
        const folded = bits.unary() * step + bits.read(parameter);
        samples[at] = folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
      }
    }
  }
}
