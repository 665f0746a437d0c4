/**
 * The file itself is at fault: trying again cannot help, and the creator is told why.
 * Anything else that is thrown here (a broken connection, a full disk) is worth another attempt.
 */
export class AudioRefused extends Error {
  override readonly name = "AudioRefused";
}
