/** A second-order filter, normalised so that a0 is 1. */
export interface Coefficients {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/** Runs one channel through a second-order filter, sample by sample (transposed direct form II). */
export class Biquad {
  private first = 0;
  private second = 0;

  constructor(private readonly c: Coefficients) {}

  next(x: number): number {
    const { b0, b1, b2, a1, a2 } = this.c;
    const y = b0 * x + this.first;
    this.first = b1 * x - a1 * y + this.second;
    this.second = b2 * x - a2 * y;
    return y;
  }
}

/** Butterworth low-pass of second order at `hertz`. */
export function lowPass(hertz: number, sampleRate: number, q = Math.SQRT1_2): Coefficients {
  const { cosine, alpha, a0 } = shape(hertz, sampleRate, q);
  const b = (1 - cosine) / 2 / a0;
  return { b0: b, b1: 2 * b, b2: b, a1: (-2 * cosine) / a0, a2: (1 - alpha) / a0 };
}

/** Butterworth high-pass of second order at `hertz`. */
export function highPass(hertz: number, sampleRate: number, q = Math.SQRT1_2): Coefficients {
  const { cosine, alpha, a0 } = shape(hertz, sampleRate, q);
  const b = (1 + cosine) / 2 / a0;
  return { b0: b, b1: -2 * b, b2: b, a1: (-2 * cosine) / a0, a2: (1 - alpha) / a0 };
}

function shape(hertz: number, sampleRate: number, q: number) {
  const turn = (2 * Math.PI * Math.min(hertz, sampleRate * 0.49)) / sampleRate;
  const alpha = Math.sin(turn) / (2 * q);
  return { cosine: Math.cos(turn), alpha, a0: 1 + alpha };
}
