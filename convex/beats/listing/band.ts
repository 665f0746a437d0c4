const WIDTH = 10;

/** The tens that a tempo belongs to. */
export function bandOf(bpm: number): number {
  return Math.floor(bpm / WIDTH);
}
