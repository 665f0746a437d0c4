/** Trying this work again cannot help: it is parked at once, with this message, for an administrator. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}
