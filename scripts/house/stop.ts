/** A reason to stop that the person at the terminal can act on: printed as one line, without a stack. */
export class Stop extends Error {
  override name = "Stop";
}
